import { closeSync, openSync, writeSync } from 'node:fs';
import { ContactInventor, headings } from './invent-contact.ts';

const chunk = 1 << 20;

/** Writes the contacts of a web shop as RFC 4180, UTF-8, comma, CRLF: the same bytes for the same number of rows. */
export function writeContactsFile(path: string, rows: number): void {
  const inventor = new ContactInventor(rows);
  const file = openSync(path, 'w', 0o600);
  try {
    let text = toLine(headings);
    for (let row = 0; row < rows; row++) {
      text += toLine(inventor.next());
      if (text.length < chunk) continue;
      writeSync(file, text);
      text = '';
    }
    writeSync(file, text);
  } finally {
    closeSync(file);
  }
}

const needsQuotes = /[",\r\n]/;

function toLine(cells: readonly string[]): string {
  let line = '';
  for (const cell of cells)
    line += `${line === '' ? '' : ','}${needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell}`;
  return `${line}\r\n`;
}
