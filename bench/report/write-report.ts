import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pair } from './pair.ts';
import { toMarkdown } from './write-table.ts';

const file = join(import.meta.dirname, '..', 'README.md');
const begin = '<!-- measured: written by `node bench/run.ts --write`, not by hand -->';
const end = '<!-- end of measured -->';

/** Puts a run's figures in the place of the last one's, in bench/README.md. */
export function writeReport(pairs: readonly Pair[], machine: readonly string[], date: string): void {
  const text = readFileSync(file, 'utf8');
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} has lost the marks of the measured part`);
  const measured = [
    begin,
    '',
    `Measured on ${date}.`,
    '',
    ...machine.map((line) => `- ${line}`),
    '',
    toMarkdown(pairs),
    '',
  ];
  writeFileSync(file, `${text.slice(0, from)}${measured.join('\n')}\n${text.slice(to)}`);
}
