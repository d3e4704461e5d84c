import { foldText } from '../../../contract/values/name-key.ts';

export type Segment = { text: string; isFound: boolean };

/** Each letter folded, with its place in the text: `ß` is two. */
function foldWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const sign of text) {
    const plain = foldText(sign);
    for (let step = 0; step < plain.length; step++) places.push(at);
    folded += plain;
    at += sign.length;
  }
  places.push(text.length);
  return { folded, places };
}

/** Where a phone holds the digits, whatever stands between them. */
function findDigits(text: string, digits: string): [number, number] | undefined {
  const places: number[] = [];
  let all = '';
  for (let at = 0; at < text.length; at++) {
    if (!/\d/.test(text[at]!)) continue;
    all += text[at];
    places.push(at);
  }
  const found = all.indexOf(digits);
  return found === -1 ? undefined : [places[found]!, places[found + digits.length - 1]! + 1];
}

/** The text in pieces, those that were looked for marked; case and accents don't count. */
export function highlight(text: string, query: string): Segment[] {
  const { folded, places } = foldWithPlaces(text);
  const ranges: [number, number][] = [];
  const digits = query.replace(/\D+/g, '').replace(/^0+/, '');
  if (digits.length >= 3 && /^[+\d\s().\-/]+$/.test(query.trim())) {
    const range = findDigits(text, digits);
    if (range) ranges.push(range);
  }
  for (const word of foldText(query).split(/\s+/).filter(Boolean)) {
    const found = folded.indexOf(word);
    if (found === -1) continue;
    const last = places[found + word.length - 1]!;
    const end = places.slice(found + word.length).find((place) => place > last) ?? text.length;
    ranges.push([places[found]!, end]);
  }
  return cut(text, ranges);
}

function cut(text: string, ranges: [number, number][]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    if (from > at) segments.push({ text: text.slice(at, from), isFound: false });
    segments.push({ text: text.slice(from, end), isFound: true });
    at = end;
  }
  if (at < text.length) segments.push({ text: text.slice(at), isFound: false });
  return segments;
}
