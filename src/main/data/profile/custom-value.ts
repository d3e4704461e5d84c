import type { CustomField } from '../../../contract/profile.ts';

/**
 * A value in the one form that is stored: `12.5`, `2026-03-04`, `true`. The window sends just that; what a
 * file or a person writes in another way is read before, with the column's or the region's own signs.
 * Null where the text isn't of the field's kind.
 */
export function checkCustomValue(field: Pick<CustomField, 'kind' | 'choices'>, text: string): string | null {
  switch (field.kind) {
    case 'number':
      return /^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? text : null;
    case 'date':
      return isCalendarDate(text) ? text : null;
    case 'boolean':
      return text === 'true' || text === 'false' ? text : null;
    case 'choice':
      return field.choices?.includes(text) ? text : null;
    default:
      return text;
  }
}

/** A day that exists: no 31 February. */
export function isCalendarDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}
