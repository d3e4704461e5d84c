/**
 * A cell that begins with one of these is run as a formula by spreadsheets. An apostrophe in front makes it
 * plain text, and this file is the one place that puts the apostrophe on and takes exactly it off again.
 */
const STARTS_FORMULA = /^[=+\-@\t\r\n]/;
const MARKED = /^'+[=+\-@\t\r\n]/;
const NUMBER_OR_PHONE = /^[+-]?[\d\s.,/()-]*\d[\d\s.,/()-]*$/;

/** A value as it stands in an exported cell. */
export function addFormulaMark(value: string, isForSpreadsheet: boolean): string {
  if (value === '') return value;
  // A value that looks as if it were marked must get a mark in every layout, or the import would take its own off.
  if (MARKED.test(value)) return `'${value}`;
  if (!isForSpreadsheet || !STARTS_FORMULA.test(value)) return value;
  // Phones (+44 …) and negative amounts are no formulas and would be damaged as text. One operation, such as
  // +1-2, would be calculated, so only a plus before a phone and a minus before one number are let through.
  if (/^[+-]/.test(value) && NUMBER_OR_PHONE.test(value) && !/[-+]/.test(value.slice(1))) return value;
  return `'${value}`;
}

/** The value that `addFormulaMark` was given. Anything without its mark comes back unchanged. */
export function removeFormulaMark(cell: string): string {
  return cell.charCodeAt(0) === 39 && MARKED.test(cell) ? cell.slice(1) : cell;
}
