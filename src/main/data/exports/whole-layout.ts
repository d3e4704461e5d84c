import type Database from 'better-sqlite3';
import { type ColumnTarget, type FieldKey, formatHeading } from '../../../contract/exchange-fields.ts';
import type { ListNoun } from '../../../contract/lists.ts';
import type { ExportColumn } from './export-columns.ts';

const addressParts = ['label', 'street', 'street2', 'city', 'region', 'postal_code', 'country'] as const;

/**
 * Everything that a record holds and an import takes again, with as many numbered columns as the fullest of
 * the records in `temp.chosen` needs.
 */
export function layOutWhole(sqlite: Database.Database, noun: ListNoun): ExportColumn[] {
  const targets = noun === 'contacts' ? layOutContacts(sqlite) : layOutCompanies(sqlite);
  return targets.map((target) => ({ heading: formatHeading(target), target }));
}

function layOutContacts(sqlite: Database.Database): ColumnTarget[] {
  return [
    ...plain('uid', 'number', 'salutation', 'first_name', 'last_name', 'display_name'),
    ...repeat(Math.max(1, countCompanies(sqlite)), 'company', 'company_role'),
    ...layOutProfile(sqlite, 'contacts'),
    ...plain(
      'birth_date',
      'language',
      'lifecycle_stage',
      'lead_source',
      'preferred_channel',
      'do_not_contact',
    ),
    ...layOutConsents(sqlite),
    ...plain('tags', 'notes'),
    ...layOutCustomFields(sqlite, 'contacts'),
  ];
}

function layOutCompanies(sqlite: Database.Database): ColumnTarget[] {
  return [
    ...plain('uid', 'number', 'name', 'legal_name', 'tax_id', 'registration_no', 'industry'),
    ...layOutProfile(sqlite, 'companies'),
    ...plain('tags', 'notes'),
    ...layOutCustomFields(sqlite, 'companies'),
  ];
}

/** What contacts and companies have alike. */
function layOutProfile(sqlite: Database.Database, noun: ListNoun): ColumnTarget[] {
  const owner = noun === 'contacts' ? 'contact_id' : 'company_id';
  const points = countPoints(sqlite, owner);
  const places = countMost(sqlite, `addresses x JOIN temp.chosen c ON c.id = x.${owner}`, `x.${owner}`);
  const ids = countMost(sqlite, `external_ids x JOIN temp.chosen c ON c.id = x.${owner}`, `x.${owner}`);
  return [
    ...repeat(Math.max(1, points.get('email') ?? 0), 'email', 'email_label'),
    ...repeat(Math.max(1, points.get('phone') ?? 0), 'phone', 'phone_label'),
    ...repeat(points.get('website') ?? 0, 'website', 'website_label'),
    ...repeat(points.get('social') ?? 0, 'social', 'social_label'),
    ...repeat(Math.max(1, places), ...addressParts.map((part) => `address_${part}` as FieldKey)),
    ...repeat(ids, 'external_id', 'external_id_source'),
  ];
}

function plain(...fields: FieldKey[]): ColumnTarget[] {
  return fields.map((field) => ({ field }));
}

function repeat(count: number, ...fields: FieldKey[]): ColumnTarget[] {
  return Array.from({ length: count }, (_, index) =>
    fields.map((field) => ({ field, group: index + 1 })),
  ).flat();
}

function countPoints(sqlite: Database.Database, owner: string): Map<string, number> {
  const rows = sqlite
    .prepare<[], { kind: string; most: number }>(
      `SELECT kind, max(n) AS most FROM (
         SELECT x.kind, count(*) AS n FROM contact_points x JOIN temp.chosen c ON c.id = x.${owner} GROUP BY x.${owner}, x.kind
       ) GROUP BY kind`,
    )
    .all();
  return new Map(rows.map(({ kind, most }) => [kind, most]));
}

function countCompanies(sqlite: Database.Database): number {
  return countMost(
    sqlite,
    `contact_companies x JOIN companies f ON f.id = x.company_id AND f.deleted_at IS NULL JOIN temp.chosen c ON c.id = x.contact_id`,
    'x.contact_id',
  );
}

/** How many rows the owner with the most of them has. */
function countMost(sqlite: Database.Database, from: string, owner: string): number {
  return sqlite
    .prepare<[], number>(
      `SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM ${from} GROUP BY ${owner})`,
    )
    .pluck()
    .get()!;
}

/** Only purposes and channels that anybody was asked about, and only the words that were noted down. */
function layOutConsents(sqlite: Database.Database): ColumnTarget[] {
  const kinds = sqlite
    .prepare<[], { purpose: string; channel: string; sources: number; wordings: number; ends: number }>(
      `SELECT x.purpose, x.channel, count(nullif(x.source, '')) AS sources, count(nullif(x.wording, '')) AS wordings,
         count(x.expires_on) AS ends
       FROM consents x JOIN temp.chosen c ON c.id = x.contact_id GROUP BY x.purpose, x.channel ORDER BY x.purpose, x.channel`,
    )
    .all();
  return kinds.flatMap(({ purpose, channel, sources, wordings, ends }) => {
    const fields: FieldKey[] = ['consent', 'consent_date'];
    if (sources > 0) fields.push('consent_source');
    if (wordings > 0) fields.push('consent_wording');
    if (ends > 0) fields.push('consent_expires_on');
    return fields.map((field) => ({ field, key: `${purpose}_${channel}` }));
  });
}

function layOutCustomFields(sqlite: Database.Database, noun: ListNoun): ColumnTarget[] {
  return sqlite
    .prepare<[string], string>(
      'SELECT key FROM custom_fields WHERE noun = ? AND deleted_at IS NULL ORDER BY position, id',
    )
    .pluck()
    .all(noun)
    .map((key) => ({ field: 'custom', key }));
}
