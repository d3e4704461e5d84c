import { foldText } from '../../../contract/values/name-key.ts';

// Control characters mark fields inside a document, so a text of the owner's must not bring its own.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unusual = /[\x00-\x1f`\x7f-\uffff]+/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\x00-\x1f\x7f]/g;
const apostrophes = /[`´‘’ʼ]/g;

const known = new Map<string, string>();
const mostKnown = 20_000;

/**
 * What is compared in searches, of the text searched for and of the text searched: `foldText`, one sign
 * for all apostrophes, one form of the Greek sigma, blanks for line breaks. Only runs beyond ASCII take
 * the slow way, and those are few and come again and again.
 */
export function foldSearchText(text: string): string {
  return text.toLowerCase().replace(unusual, foldRun);
}

function foldRun(run: string): string {
  const found = known.get(run);
  if (found !== undefined) return found;
  const folded = foldText(run.replace(apostrophes, "'")).replace(/ς/g, 'σ').replace(control, ' ');
  if (known.size >= mostKnown) known.clear();
  if (run.length <= 20) known.set(run, folded);
  return folded;
}
