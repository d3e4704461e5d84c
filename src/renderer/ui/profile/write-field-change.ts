import i18next, { type TFunction } from 'i18next';
import type { FieldChange } from '../../../contract/history.ts';
import { countryName } from '../../../contract/values/country.ts';
import { isEmail } from '../../../contract/values/email.ts';
import { writeChoice, writeFieldName } from '../../lib/field-text.ts';
import type { Formatting } from '../../lib/formatting.ts';

export type ChangeLine = {
  /** `Last name`, `Phone added`. */
  what: string;
  before: string | null;
  after: string | null;
};

type Words = {
  t: TFunction;
  language: string;
  /** The name of the owner's own field, where one is known to be meant. */
  customName?: string;
  formatting: Pick<Formatting, 'date' | 'instant' | 'decimal'>;
};

/** One field of one row in the owner's words; null for what follows from another line. */
export function writeFieldChange(change: FieldChange, words: Words): ChangeLine | null {
  const { t } = words;
  const { table, column, action } = change;
  if (column === null) {
    const text = change.after ?? change.before;
    const value = text === null ? null : writeRow(table, String(text), words);
    const custom = table === 'custom_values' && value !== null ? /^(.+?): ([\s\S]*)$/.exec(value) : null;
    if (custom) {
      const said = writeCustomValue(t, custom[2]!, words.formatting);
      const isAdded = action === 'insert';
      return { what: custom[1]!, before: isAdded ? null : said, after: isAdded ? said : null };
    }
    const isRecord = table === 'contacts' || table === 'companies';
    const what = t(`profile:change.${action === 'insert' ? 'added' : 'removed'}`, {
      what: isRecord ? t(`profile:part.${table}`) : writePart(t, table, text === null ? '' : String(text)),
    });
    return action === 'insert' ? { what, before: null, after: value } : { what, before: value, after: null };
  }
  if (column === 'deleted_at')
    return {
      what: t(change.after === null ? 'profile:change.restored' : 'profile:change.trashed'),
      before: null,
      after: null,
    };
  const write = (value: FieldChange['before']) => writeValue(table, column, value, words);
  if (table === 'custom_values' && column === 'value' && words.customName !== undefined)
    return { what: words.customName, before: write(change.before), after: write(change.after) };
  if (table === 'contact_points' && column === 'raw')
    return {
      what: writePart(t, table, String(change.after ?? change.before ?? '')),
      before: write(change.before),
      after: write(change.after),
    };
  return { what: writeColumn(t, table, column), before: write(change.before), after: write(change.after) };
}

function writeColumn(t: TFunction, table: string, column: string): string {
  const own = `profile:column.${table}.${column}`;
  return i18next.exists(own) ? t(own) : writeFieldName(t, { key: column });
}

function writePart(t: TFunction, table: string, text: string): string {
  if (table === 'contact_points') {
    if (isEmail(text)) return writeFieldName(t, { key: 'email' });
    if (/^[+\d(][\d\s().\-/+]*$/.test(text)) return writeFieldName(t, { key: 'phone' });
    if (/^https?:|^www\./i.test(text)) return writeFieldName(t, { key: 'website' });
  }
  const key = `profile:part.${table}`;
  return i18next.exists(key) ? t(key) : t('profile:part.other');
}

/** A row in a few words comes as text; of a consent its three stored words are said in ours. */
function writeRow(table: string, text: string, { t }: Words): string {
  const consent = table === 'consents' ? /^(\w+) (\w+) (\w+)$/.exec(text) : null;
  if (!consent) return text;
  const [, purpose, channel, state] = consent as unknown as string[];
  return t('profile:change.consent', {
    purpose: t(`fields:choice.consent_purpose.${purpose}`),
    by: t(`profile:by.${channel}`),
    state: writeChoice(t, 'consent', state!),
  });
}

function writeValue(
  table: string,
  column: string,
  value: FieldChange['before'],
  { t, language, formatting }: Words,
): string | null {
  if (value === null || value === '') return null;
  const text = String(value);
  switch (column) {
    case 'birth_date':
      return formatting.date(text);
    case 'captured_at':
      return formatting.instant(Number(value));
    case 'do_not_contact':
      return t(Number(value) === 0 ? 'app:no' : 'app:yes');
    case 'state':
      return writeChoice(t, 'consent', text);
    case 'label':
      return writeChoice(t, 'label', text);
    case 'country':
      return countryName(text, language);
    case 'language':
      return writeLanguage(text, language);
    case 'value':
      return table === 'custom_values' ? writeCustomValue(t, text, formatting) : text;
    default:
      return writeChoice(t, column, text);
  }
}

/** The kind of the field isn't told; what looks like a date or yes is one in the stored form. */
function writeCustomValue(t: TFunction, text: string, { date }: Pick<Formatting, 'date'>): string {
  if (text === 'true' || text === 'false') return t(text === 'true' ? 'app:yes' : 'app:no');
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? date(text) : text;
}

/** `de` as `German`; what is no code stays as it is. */
export function writeLanguage(code: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
