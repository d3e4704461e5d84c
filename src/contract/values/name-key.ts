const SPECIAL: Record<string, string> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
};
const SPECIAL_LETTERS = new RegExp(`[${Object.keys(SPECIAL).join('')}]`, 'g');
const PLAIN = /^[A-Za-z0-9]*(?: [A-Za-z0-9]+)*$/;
const ASCII = /^[\0-\x7f]*$/;
// Only accents, Hebrew points and Arabic vowel marks: the vowel signs of Indian scripts and the voicing marks
// of Japanese are marks too, but without them another name is left.
const MARKS =
  /(?:[\u0300-\u036f]|[\u0591-\u05c7]|[\u064b-\u065f]|\u0670|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\ufe20-\ufe2f])+/g;
const SEPARATORS = /[^\p{L}\p{N}\p{M}]+/gu;
const APOSTROPHES = /['’‘`´ʼ]/g;

/** Lower case without accents, as one types a name in a hurry: `Ångström` → `angstrom`, `Weiß` → `weiss`. */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  // The dotted capital İ falls apart into i and a dot, which goes with the other marks.
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(SPECIAL_LETTERS, (letter) => SPECIAL[letter] as string)
    .normalize('NFC');
}

/**
 * What two spellings of a name share: no accents, no case, no punctuation, single blanks.
 * `O’Neill-Şahin ` and `oneill sahin` have the same key.
 */
export function makeNameKey(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  return foldText(name).replace(APOSTROPHES, '').replace(SEPARATORS, ' ').trim();
}
