import i18next, { type TFunction } from 'i18next';
import { AppError } from '../../contract/errors.ts';

/** What happened, what is safe, what to do: in the owner's words. */
export function writeError(t: TFunction, error: unknown): string {
  const report = error instanceof AppError ? error.report : undefined;
  if (!report || !i18next.exists(`errors:${report.message}`)) return t('errors:internal');
  return t(`errors:${report.message}`, report.parameters);
}

/** A form field's own message: `fields` of an `AppError` hold keys like `invalid_date`. */
export function writeFieldError(t: TFunction, key: string): string {
  return t(`errors:field.${i18next.exists(`errors:field.${key}`) ? key : 'invalid'}`);
}
