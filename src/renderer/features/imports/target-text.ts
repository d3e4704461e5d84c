import i18next, { type TFunction } from 'i18next';
import { type ColumnTarget, formatTarget, parseTarget } from '../../../contract/exchange-fields.ts';
import type { ImportNoun, ImportTargetField } from '../../../contract/imports.ts';
import { writeChoice } from '../../lib/field-text.ts';

/** What a column becomes, in words: `Phone 2 (mobile)`, `City (work)`, `Shoe size`. */
export function writeTarget(
  t: TFunction,
  text: string,
  noun: ImportNoun,
  fields: ImportTargetField[],
): string {
  const own = fields.find((field) => field.key === text && field.name !== undefined);
  if (own) return own.name!;
  const target = parseTarget(text, noun);
  if (!target) return text;
  const parts = [writeFieldKey(t, target)];
  if (target.group !== undefined && target.group > 1) parts.push(String(target.group));
  if (target.label !== undefined) parts.push(`(${writeChoice(t, 'label', target.label)})`);
  return parts.join(' ');
}

function writeFieldKey(t: TFunction, { field, key }: ColumnTarget): string {
  if (field === 'custom') return key ?? field;
  if (field.startsWith('consent')) return `${t(`import:field.${field}`)} ${writeConsentKey(t, key ?? '')}`;
  if (i18next.exists(`import:field.${field}`)) return t(`import:field.${field}`);
  const plain = field.replace(/^address_/, '');
  return i18next.exists(`fields:field.${plain}`) ? t(`fields:field.${plain}`) : field;
}

function writeConsentKey(t: TFunction, key: string): string {
  const [purpose = '', channel = ''] = key.split('_');
  return [writeChoice(t, 'consent_purpose', purpose), writeChoice(t, 'consent_channel', channel)]
    .filter(Boolean)
    .join(', ');
}

export type TargetOption = { value: string; label: string };

const labelled: Record<string, string[]> = {
  phone: ['mobile', 'work', 'home', 'fax'],
  email: ['work', 'home'],
};
/** What nobody maps by hand: parts that only our own exports and known programs have. */
const rare = new Set([
  'uid',
  'middle_name',
  'name_suffix',
  'customer_name',
  'email_label',
  'phone_label',
  'social_label',
  'website_label',
  'address_label',
  'external_id_source',
  'consent_source',
  'consent_date',
  'consent_wording',
  'consent_expires_on',
  'address_house_number',
]);

/**
 * The choices of a column, in the order of the form. Of what may stand several times the first place that
 * no other column has is offered, so that two phones never become one.
 */
export function listTargetOptions(
  t: TFunction,
  noun: ImportNoun,
  fields: ImportTargetField[],
  current: string | null,
  taken: ReadonlySet<string>,
): TargetOption[] {
  const values = fields.flatMap(({ key, repeats }) => {
    if (rare.has(key)) return [];
    if (key === 'consent')
      return ['consent_marketing_email', 'consent_marketing_phone', 'consent_newsletter_email'];
    if (key in labelled)
      return [undefined, ...labelled[key]!].map((label) => freePlace(key, label, noun, taken, current));
    return [repeats ? freePlace(key, undefined, noun, taken, current) : key];
  });
  if (current !== null && !values.includes(current)) values.unshift(current);
  return [...new Set(values)].map((value) => ({ value, label: writeTarget(t, value, noun, fields) }));
}

function freePlace(
  key: string,
  label: string | undefined,
  noun: ImportNoun,
  taken: ReadonlySet<string>,
  current: string | null,
): string {
  for (let group = 1; ; group++) {
    const place = formatTarget({ ...parseTarget(key, noun)!, group });
    const isTaken = [...taken].some((other) => other !== current && other.split(':')[0] === place);
    if (!isTaken) return label === undefined ? place : `${place}:${label}`;
  }
}
