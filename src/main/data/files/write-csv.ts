/** One record as CSV with double quotes where a cell needs them; read back, it gives the same cells. */
export function formatRecord(cells: readonly string[], delimiter = ',', lineEnding = '\n'): string {
  // A lone empty cell written bare would be a blank line, which readers pass over.
  if (cells.length === 1 && cells[0] === '') return `""${lineEnding}`;
  let line = '';
  for (let index = 0; index < cells.length; index += 1) {
    if (index > 0) line += delimiter;
    line += formatCell(cells[index] as string, delimiter);
  }
  return line + lineEnding;
}

/** A cell as it stands between two delimiters. */
export function formatCell(cell: string, delimiter: string): string {
  return needsQuotes(cell, delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function needsQuotes(cell: string, delimiter: string): boolean {
  const length = cell.length;
  if (length === 0) return false;
  if (isBlank(cell.charCodeAt(0)) || isBlank(cell.charCodeAt(length - 1))) return true;
  // A cell that ends in the first character of a longer delimiter would lend it to the delimiter.
  if (delimiter.length > 1) {
    if (cell.includes(delimiter[0] as string)) return true;
  } else if (cell.includes(delimiter)) return true;
  return cell.includes('"') || cell.includes('\n') || cell.includes('\r');
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || code === 0xfeff;
}
