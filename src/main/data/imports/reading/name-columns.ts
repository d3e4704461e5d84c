import type { Finding } from './reading.ts';

/**
 * Names that are there and unlike each other: an empty one becomes "Column 10" (`word` is the owner's word for
 * column), one that occurs again gets a number behind it.
 */
export function nameColumns(heading: readonly string[], columnCount: number, word = 'Column'): string[] {
  const taken = new Set<string>();
  const given = new Set(heading.map((name) => name.trim().toLowerCase()));
  return Array.from({ length: columnCount }, (_, column) => {
    const plain = (heading[column] ?? '').trim().replaceAll(/\s+/g, ' ') || `${word} ${column + 1}`;
    let name = plain;
    for (
      let number = 2;
      taken.has(name.toLowerCase()) || (number > 2 && given.has(name.toLowerCase()));
      number += 1
    ) {
      name = `${plain} (${number})`;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

/** What the owner should know of the names that were changed. */
export function findNameTrouble(heading: readonly string[], line: number): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  heading.forEach((cell, column) => {
    const name = cell.trim();
    if (name === '') {
      findings.push({ code: 'empty-column-name', line, params: { column: column + 1 } });
      return;
    }
    const first = seen.get(name.toLowerCase());
    if (first === undefined) seen.set(name.toLowerCase(), column + 1);
    else findings.push({ code: 'duplicate-column-name', line, params: { name, column: column + 1, first } });
  });
  return findings;
}
