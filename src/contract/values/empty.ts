/** Texts that programs write where there is nothing. Each is also a possible value, hence the care below. */
const PLACEHOLDERS = new Set([
  '-',
  '--',
  '—',
  '–',
  '.',
  'n/a',
  'na',
  '#n/a',
  'null',
  '(null)',
  'nil',
  'none',
  'undefined',
  'nan',
  '\\n',
  '(blank)',
  '(empty)',
  '(leer)',
  'k.a.',
  'k. a.',
  '0/0/00',
  '00/00/00',
  '0/0/0000',
  '00/00/0000',
  '00.00.0000',
  '0.0.00',
  '0000-00-00',
  '0000-00-00 00:00:00',
]);

/** How all of them begin: cheaper to ask than the list. */
const MAY_BE_PLACEHOLDER = /^[\s.#(\\0nuk\-–—]/i;

export function isEmptyText(text: string): boolean {
  return text.trim() === '';
}

/** Whether a text could stand for nothing. Whether it does, only its whole column can tell. */
export function isPlaceholder(text: string): boolean {
  return text.length <= 20 && MAY_BE_PLACEHOLDER.test(text) && PLACEHOLDERS.has(text.trim().toLowerCase());
}

/** A date cell that says "no date": Outlook's `0/0/00`, MySQL's zero date. Never a real date anywhere. */
export function isZeroDate(text: string): boolean {
  if (text.charCodeAt(0) !== 48) return false;
  return /^[0\s./:-]+$/.test(text) && text.includes('0') && /[./-]/.test(text);
}
