export type ImportNoun = 'contacts' | 'companies';

export type ValueType =
  | 'text'
  | 'email'
  | 'phone'
  | 'date'
  | 'datetime'
  | 'number'
  | 'money'
  | 'boolean'
  | 'id'
  | 'postal_code'
  | 'country'
  | 'choice';

export type FieldKey =
  | 'uid'
  | 'number'
  | 'salutation'
  | 'first_name'
  | 'middle_name'
  | 'last_name'
  | 'name_suffix'
  | 'display_name'
  | 'customer_name'
  | 'birth_date'
  | 'language'
  | 'lifecycle_stage'
  | 'lead_source'
  | 'preferred_channel'
  | 'do_not_contact'
  | 'notes'
  | 'tags'
  | 'name'
  | 'legal_name'
  | 'tax_id'
  | 'registration_no'
  | 'industry'
  | 'email'
  | 'email_label'
  | 'phone'
  | 'phone_label'
  | 'social'
  | 'social_label'
  | 'website'
  | 'website_label'
  | 'address_label'
  | 'address_street'
  | 'address_house_number'
  | 'address_street2'
  | 'address_city'
  | 'address_region'
  | 'address_postal_code'
  | 'address_country'
  | 'address_formatted'
  | 'company'
  | 'company_role'
  | 'external_id'
  | 'external_id_source'
  | 'consent'
  | 'consent_source'
  | 'consent_date'
  | 'consent_wording'
  | 'consent_expires_on'
  | 'custom'
  | 'ignore';

/** What one column of a file is. */
export interface ColumnTarget {
  field: FieldKey;
  /** Which of several: the second e-mail has group 2, and so has its label. Left out, it is the first. */
  group?: number;
  /** The label of the e-mail, phone or address in this column, or the source of an external id. */
  label?: string;
  /** The key of a custom field, or of a consent: purpose and channel, `marketing_email`. */
  key?: string;
}

/** What the import must know of a field that the owner made. */
export interface CustomFieldFacts {
  key: string;
  name: string;
  kind: 'text' | 'number' | 'date' | 'boolean' | 'choice';
  choices?: readonly string[];
}

export interface FieldDefinition {
  key: FieldKey;
  type: ValueType;
  nouns: readonly ImportNoun[];
  /** The repeated group it belongs to; in headings the number stands behind the group's name. */
  repeats: string | null;
  maxLength: number;
}

const BOTH: readonly ImportNoun[] = ['contacts', 'companies'];
const PEOPLE: readonly ImportNoun[] = ['contacts'];
const FIRMS: readonly ImportNoun[] = ['companies'];

export const MAX_TEXT = 500;
export const MAX_LONG_TEXT = 100_000;

const definitions: readonly FieldDefinition[] = [
  define('uid', 'id', BOTH, null, 64),
  define('number', 'id', BOTH, null, 15),
  define('external_id', 'id', BOTH, 'external_id', 200),
  define('external_id_source', 'text', BOTH, 'external_id', 100),
  define('salutation', 'text', PEOPLE, null, 100),
  define('first_name', 'text', PEOPLE),
  define('middle_name', 'text', PEOPLE),
  define('last_name', 'text', PEOPLE),
  define('name_suffix', 'text', PEOPLE, null, 100),
  define('display_name', 'text', PEOPLE),
  define('customer_name', 'text', PEOPLE),
  define('name', 'text', FIRMS),
  define('legal_name', 'text', FIRMS),
  define('tax_id', 'id', FIRMS, null, 100),
  define('registration_no', 'id', FIRMS, null, 100),
  define('industry', 'text', FIRMS),
  define('birth_date', 'date', PEOPLE, null, 64),
  define('language', 'text', PEOPLE, null, 100),
  define('lifecycle_stage', 'choice', PEOPLE, null, 100),
  define('lead_source', 'text', PEOPLE),
  define('preferred_channel', 'choice', PEOPLE, null, 100),
  define('do_not_contact', 'boolean', PEOPLE, null, 20),
  define('company', 'text', PEOPLE, 'company'),
  define('company_role', 'text', PEOPLE, 'company'),
  define('email', 'email', BOTH, 'email', 2000),
  define('email_label', 'text', BOTH, 'email', 100),
  define('phone', 'phone', BOTH, 'phone'),
  define('phone_label', 'text', BOTH, 'phone', 100),
  define('social', 'text', BOTH, 'social'),
  define('social_label', 'text', BOTH, 'social', 100),
  define('website', 'text', BOTH, 'website', 2000),
  define('website_label', 'text', BOTH, 'website', 100),
  define('address_label', 'text', BOTH, 'address', 100),
  define('address_street', 'text', BOTH, 'address'),
  define('address_house_number', 'text', BOTH, 'address', 50),
  define('address_street2', 'text', BOTH, 'address'),
  define('address_city', 'text', BOTH, 'address'),
  define('address_region', 'text', BOTH, 'address'),
  define('address_postal_code', 'postal_code', BOTH, 'address', 50),
  define('address_country', 'country', BOTH, 'address', 200),
  define('address_formatted', 'text', BOTH, 'address', 2000),
  define('tags', 'text', BOTH, null, 10_000),
  define('notes', 'text', BOTH, null, MAX_LONG_TEXT),
  define('consent', 'choice', PEOPLE, 'consent', 100),
  define('consent_source', 'text', PEOPLE, 'consent'),
  define('consent_date', 'datetime', PEOPLE, 'consent', 64),
  define('consent_wording', 'text', PEOPLE, 'consent', 10_000),
  define('consent_expires_on', 'date', PEOPLE, 'consent', 64),
  define('custom', 'text', BOTH, 'custom', MAX_LONG_TEXT),
  define('ignore', 'text', BOTH, null, Number.MAX_SAFE_INTEGER),
];

function define(
  key: FieldKey,
  type: ValueType,
  nouns: readonly ImportNoun[],
  repeats: string | null = null,
  maxLength: number = MAX_TEXT,
): FieldDefinition {
  return { key, type, nouns, repeats, maxLength };
}

const byKey = new Map<string, FieldDefinition>(definitions.map((field) => [field.key, field]));

export function getField(key: FieldKey): FieldDefinition {
  return byKey.get(key) as FieldDefinition;
}

/** The fields that a column may become, in the order of a choice list. */
export function listFields(noun: ImportNoun): FieldDefinition[] {
  return definitions.filter((field) => field.nouns.includes(noun));
}

/** Whether several columns may share this target: their texts are then joined. */
export function isJoinable(field: FieldKey): boolean {
  return field === 'notes' || field === 'tags' || field === 'address_street2' || field === 'ignore';
}

const CONSENT_PARTS: Record<string, FieldKey> = {
  source: 'consent_source',
  date: 'consent_date',
  wording: 'consent_wording',
  expires_on: 'consent_expires_on',
};
const CONSENT_HEADING = /^consent_(.+?)(?:_(source|date|wording|expires_on))?$/;
const REPEATED_HEADING =
  /^(email|phone|social|website|address|company|external_id)(?:_([1-9]\d{0,3}))?(?:_([a-z]\w*))?$/;

/**
 * The heading of a column in our own files. The import reads exactly these back: `email_2_label`,
 * `address_3_postal_code`, `consent_marketing_email_date`, `custom_shoe_size`.
 */
export function formatHeading(target: ColumnTarget): string {
  const { field, group = 1, key = '' } = target;
  if (field === 'custom') return `custom_${key}`;
  const repeats = getField(field).repeats;
  if (repeats === 'consent') {
    const part = field === 'consent' ? '' : field.slice('consent'.length);
    return `consent_${key}${part}`;
  }
  if (repeats === null || group === 1) return field;
  return `${repeats}_${group}${field.slice(repeats.length)}`;
}

/** The target that a heading of our own files stands for, or null where it isn't one of them. */
export function parseHeading(heading: string, noun: ImportNoun): ColumnTarget | null {
  const target = readHeading(heading);
  return target && getField(target.field).nouns.includes(noun) ? target : null;
}

function readHeading(heading: string): ColumnTarget | null {
  if (heading.startsWith('custom_') && heading.length > 'custom_'.length) {
    return { field: 'custom', key: heading.slice('custom_'.length) };
  }
  const consent = CONSENT_HEADING.exec(heading);
  if (consent) return { field: CONSENT_PARTS[consent[2] ?? ''] ?? 'consent', key: consent[1] as string };
  const repeated = REPEATED_HEADING.exec(heading);
  if (repeated) {
    const field = (repeated[3] === undefined ? repeated[1] : `${repeated[1]}_${repeated[3]}`) as string;
    const definition = byKey.get(field);
    if (definition && definition.repeats === repeated[1]) {
      return { field: definition.key, group: Number(repeated[2] ?? 1) };
    }
  }
  const plain = byKey.get(heading);
  return plain && plain.repeats === null ? { field: plain.key } : null;
}

/** A target in one word, for mapping files: our own heading, with a label behind a colon: `phone_2:work`. */
export function formatTarget(target: ColumnTarget): string {
  return target.label === undefined ? formatHeading(target) : `${formatHeading(target)}:${target.label}`;
}

/** Reads `formatTarget` back; null where the word names no field of this noun. */
export function parseTarget(text: string, noun: ImportNoun): ColumnTarget | null {
  const at = text.startsWith('custom_') ? -1 : text.indexOf(':');
  const target = parseHeading(at === -1 ? text : text.slice(0, at), noun);
  if (!target || at === -1) return target;
  return { ...target, label: text.slice(at + 1) };
}
