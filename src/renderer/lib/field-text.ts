import i18next, { type TFunction } from 'i18next';
import type { Field } from '../../contract/lists.ts';

/** The owner's own name of a custom field, else the key's name: `Birthday`. */
export function writeFieldName(t: TFunction, { key, name }: Pick<Field, 'key' | 'name'>): string {
  if (name !== undefined) return name;
  return i18next.exists(`fields:field.${key}`) ? t(`fields:field.${key}`) : key;
}

/** `consent_email`, …: the columns of a list, which all have the same choices. */
const consentColumn = /^consent_(email|phone|sms|post)$/;

/** A choice as it is said: `regular` of `lifecycle_stage` is `Regular`; an owner's own choice is itself. */
export function writeChoice(t: TFunction, fieldKey: string, choice: string): string {
  const key = `fields:choice.${fieldKey.replace(consentColumn, 'consent')}.${choice}`;
  return i18next.exists(key) ? t(key) : choice;
}
