import { readAttempt } from './read-attempt.ts';
import type { Escape, Quote } from './reading.ts';
import { syntaxOf } from './scan-syntax.ts';
import { windowMaker } from './text-window.ts';

export const OTHER_DELIMITERS = [';', ',', '\t', '|', ' ', ':'] as const;

const makeWindow = windowMaker('utf-8');

/** The cells of one line in another delimiter than its file's; null where its quotes don't add up in it. */
export function splitBy(
  text: string,
  delimiter: string,
  dialect: { quote: Quote | null; escape: Escape | null },
): string[] | null {
  const bytes = Buffer.from(`${text} `);
  const window = makeWindow(bytes, bytes.length - 1);
  const attempt = readAttempt(
    syntaxOf({ encoding: 'utf-8', delimiter, quote: dialect.quote, escape: dialect.escape }, 0),
    window,
    0,
    true,
    50,
    new Set(),
  );
  return attempt.isOpen || attempt.end < window.length ? null : attempt.cells;
}
