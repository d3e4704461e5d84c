import { foldText } from './name-key.ts';

const TRUE_WORDS =
  'true yes y 1 x on ja j wahr an oui o vrai si s vero verdadero verdadeiro sim waar aan tak ano igen da evet checked subscribed ✓ ✔ ☑';
const FALSE_WORDS =
  'false no n 0 off nein falsch aus non faux falso nao nee onwaar uit nie ne nem nu hayir unchecked unsubscribed ✗ ✘ ☐';
const TRUE_SET = new Set(TRUE_WORDS.split(' '));
const FALSE_SET = new Set(FALSE_WORDS.split(' '));

/** Yes or no in the words of a dozen languages, or null where the text says neither. */
export function parseBoolean(text: string): boolean | null {
  if (text.length > 14) return null;
  const word = foldText(text.trim());
  if (TRUE_SET.has(word)) return true;
  return FALSE_SET.has(word) ? false : null;
}
