import type { Field, FieldKind } from '../../../contract/lists.ts';

/** SQL with its parameters, in order. */
export type Sql = { text: string; parameters: (string | number | null)[] };

export const sql = (text: string, ...parameters: Sql['parameters']): Sql => ({ text, parameters });

/**
 * A column of a list in SQL, over the noun's table as `r`. Keys are the database's words and the headings
 * of exports alike.
 */
export type ListField = Field & {
  /** What the cell shows: the first of several, names joined. */
  cell: Sql;
  /** What the list is ordered by, where that isn't the cell's text without case and accents; empty ones are null or ''. */
  order?: string;
  /** For fields with several values: a subquery's FROM and WHERE, and the expression of one value. */
  several?: {
    from: Sql;
    value: string;
    digits?: string;
    /** Few fit as a rule: one pass over all values is then quicker than a look at each record's. */
    owners?: string;
  };
  /** An expression that already is without case and accents. */
  folded?: string;
  /** The column that a bulk edit sets; custom fields and others go their own way. */
  column?: string;
};

type Options = Partial<Omit<ListField, 'key' | 'kind' | 'cell'>>;

export function field(key: string, kind: FieldKind, cell: string | Sql, options: Options = {}): ListField {
  return {
    key,
    kind,
    cell: typeof cell === 'string' ? sql(cell) : cell,
    isSortable: true,
    isBulkEditable: false,
    ...options,
  };
}

/** Without case and accents; plain letters, which are nearly all, without a call into JavaScript. */
export const folded = (column: string) => `iif(${column} GLOB '*[^ -~]*', fold(${column}), lower(${column}))`;

/** A column of the noun's own table. */
export function ownColumn(key: string, kind: FieldKind, options: Options = {}): ListField {
  const isText = kind === 'text' || kind === 'long_text';
  return field(key, kind, `r.${key}`, {
    column: key,
    isBulkEditable: true,
    order: isText ? folded(`r.${key}`) : undefined,
    ...options,
  });
}

/** What contacts and companies have alike; `owner` is `contact_id` or `company_id`. */
export function profileFields(noun: 'contacts' | 'companies'): ListField[] {
  const owner = noun === 'contacts' ? 'contact_id' : 'company_id';
  const tags = noun === 'contacts' ? 'contact_tags' : 'company_tags';
  const point = (kind: 'phone' | 'email' | 'website') => {
    const first = (value: string) =>
      `(SELECT ${value} FROM contact_points p WHERE p.${owner} = r.id AND p.kind = '${kind}' ORDER BY p.position, p.id LIMIT 1)`;
    return field(kind, kind === 'website' ? 'text' : kind, first('p.raw'), {
      order: first(folded('p.raw')),
      several: {
        from: sql(`contact_points p WHERE p.${owner} = r.id AND p.kind = '${kind}'`),
        value: 'p.raw',
        digits: kind === 'phone' ? `coalesce(p.normalized, p.raw)` : undefined,
        owners: `SELECT p.${owner} FROM contact_points p WHERE p.kind = '${kind}' AND p.${owner} IS NOT NULL`,
      },
    });
  };
  const address = (column: string) => {
    const first = (value: string) =>
      `(SELECT ${value} FROM addresses a WHERE a.${owner} = r.id ORDER BY a.position, a.id LIMIT 1)`;
    return field(column, 'text', first(`a.${column}`), {
      order: first(folded(`a.${column}`)),
      several: { from: sql(`addresses a WHERE a.${owner} = r.id`), value: `a.${column}` },
    });
  };
  return [
    point('phone'),
    point('email'),
    point('website'),
    address('street'),
    address('postal_code'),
    address('city'),
    address('region'),
    address('country'),
    field(
      'tags',
      'tags',
      `(SELECT group_concat(name, ', ') FROM (SELECT t.name FROM ${tags} x JOIN tags t ON t.id = x.tag_id WHERE x.${owner} = r.id ORDER BY t.name_key))`,
      {
        several: {
          from: sql(`${tags} x JOIN tags t ON t.id = x.tag_id WHERE x.${owner} = r.id`),
          value: 't.name',
        },
        isBulkEditable: false,
      },
    ),
  ];
}

export const recordFields: ListField[] = [
  field('created_at', 'instant', 'r.created_at', { order: 'r.created_at' }),
  field('updated_at', 'instant', 'r.updated_at', { order: 'r.updated_at' }),
];
