import { z } from 'zod';

/** The nouns that have lists; a list's fields are described by `fields.list`. */
export const listNouns = ['contacts', 'companies'] as const;
export type ListNoun = (typeof listNouns)[number];

export const filterOperators = [
  'is', // equals, ignoring case and accents for text
  'is_not',
  'contains',
  'starts_with',
  'before', // dates and numbers: less than
  'after', // dates and numbers: greater than
  'on_or_before',
  'on_or_after',
  'is_empty',
  'is_not_empty',
] as const;
export type FilterOperator = (typeof filterOperators)[number];

/** One condition; all conditions of a list hold together. `value` is the text of the field's own kind. */
export const Condition = z.strictObject({
  field: z.string().max(200),
  operator: z.enum(filterOperators),
  value: z.string().max(1000).default(''),
});
export type Condition = z.infer<typeof Condition>;

export const ListFilter = z.strictObject({
  conditions: z.array(Condition).max(50).default([]),
  /** Any part of a name, company, e-mail, phone, note or tag. */
  text: z.string().max(500).default(''),
  isTrash: z.boolean().default(false),
  /** Only the rows that this change set touched (what History opens). */
  changeSet: z.number().int().optional(),
});
export type ListFilter = z.infer<typeof ListFilter>;

export const Sort = z.strictObject({ field: z.string().max(200), isDescending: z.boolean().default(false) });
export type Sort = z.infer<typeof Sort>;

export const ListRequest = z.strictObject({
  filter: ListFilter,
  sort: Sort,
  /** Field keys, in order. */
  columns: z.array(z.string().max(200)).max(200),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(1000),
});
export type ListRequest = z.infer<typeof ListRequest>;

/** Cells in the order of the asked columns: text as stored, dates as text, instants and counts as numbers. */
export type ListRow = { id: number; cells: (string | number | null)[] };

/** Chosen rows: by id, or all that a filter finds less some. */
export const Selection = z.union([
  z.strictObject({ ids: z.array(z.number().int()).max(100_000) }),
  z.strictObject({ filter: ListFilter, except: z.array(z.number().int()).max(100_000).default([]) }),
]);
export type Selection = z.infer<typeof Selection>;

export const fieldKinds = [
  'text',
  'long_text',
  'number',
  'date',
  'instant',
  'boolean',
  'choice',
  'tags',
  'phone',
  'email',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** A column that a list can show, filter, sort and export. */
export type Field = {
  key: string;
  kind: FieldKind;
  /** The owner's own name for it, only for custom fields; else the key's name in the locales. */
  name?: string;
  choices?: string[];
  isSortable: boolean;
  /** Can be set for many rows at once. */
  isBulkEditable: boolean;
};
