import type { ShapeKind } from './reading.ts';

/** What one cell looks like by itself; enough to tell headings from data, not to convert it. */
export function kindOf(cell: string): ShapeKind {
  const text = cell.trim();
  if (text === '') return 'empty';
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  if (text.length <= 40 && (hasDigitCode(first) || hasDigitCode(last) || /\d/.test(text))) {
    if (DATE.test(text) || DATE_WORDS.test(text)) return 'date';
    if (TIME.test(text)) return 'time';
    if (NUMBER.test(text)) return 'number';
  }
  if (text.length < 320 && EMAIL.test(text)) return 'email';
  if (URL_LIKE.test(text)) return 'url';
  return 'text';
}

function hasDigitCode(code: number): boolean {
  return code >= 48 && code <= 57;
}

const TIME_PART = String.raw`\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:Z|UTC|GMT|[A-Z]{3,4}|[+-]\d{2}:?\d{2}))?`;
const DATE = new RegExp(
  String.raw`^(?:[a-z]{2,9}\.?,?\s+)?(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\s?\d{1,2}\2\s?(?:\d{4}|\d{2})?|\d{4}-\d{2})(?:[T ,]\s*${TIME_PART})?$`,
  'i',
);
const DATE_WORDS = new RegExp(
  String.raw`^(?:\p{L}{2,9}\.?,?\s+)?(?:\d{1,2}\.?[\s-](?:de\s)?\p{L}{3,10}\.?(?:[\s,-]+(?:de\s)?\d{2,4})|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\.?\s\d{1,2},?\s\d{4})(?:[T ,]\s*${TIME_PART})?$`,
  'iu',
);
const TIME = /^\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:\s?[ap]\.?m\.?)?$/i;
/** Numbers in all national styles, with currency, percent, brackets or a trailing minus; phones and codes of digits too. */
const NUMBER =
  /^[([<>~≈±]?\s?(?:[-+−]\s?)?(?:\p{Sc}|[A-Z]{3}\s?|US\$|CHF\s?|kr\.?\s?|Fr\.\s?)?\s?[-+−]?(?:\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+|\d+|(?=[.,]\d))(?:[.,]\d+)?(?:e[-+]?\d{1,3})?\s?(?:%|‰|\p{Sc}|[A-Z]{3}|zł|kr\.?|Kč|Ft|лв|р\.?)?\s?[-−)\]]?$/iu;
const EMAIL = /^(?:mailto:)?[^\s@<>,;:"]{1,64}@[^\s@<>,;:"]{1,190}\.[^\s@<>,;:".]{2,24}$/;
const URL_LIKE = /^(?:(?:https?|ftp):\/\/|www\.)[^\s]+$/i;

/** Phones, postcodes, codes: digits with marks around them, that no heading consists of. */
export function isMostlyDigits(cell: string): boolean {
  let digits = 0;
  let others = 0;
  for (let index = 0; index < cell.length; index += 1) {
    const code = cell.charCodeAt(index);
    if (hasDigitCode(code)) digits += 1;
    else if (code !== 32) others += 1;
  }
  return digits > 2 && digits > others * 1.5;
}

/** The form of a cell: runs of digits, of letters and of blanks each as one sign, marks as they stand. */
export function maskOf(cell: string): string {
  return cell.slice(0, 60).replaceAll(/\p{L}[\p{L}\p{M}]*|\d+|\s+/gu, (run) => {
    const code = run.charCodeAt(0);
    return hasDigitCode(code) ? '9' : run.trim() === '' ? ' ' : 'A';
  });
}
