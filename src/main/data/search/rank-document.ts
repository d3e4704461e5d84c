import { fieldOfMark, nameMark } from './document.ts';
import type { SearchField } from './read-parts.ts';
import type { SearchQuery, Term } from './search-query.ts';

/** The beginning of a name, a word of a name, within a name, how to reach somebody, where, the rest. */
export type Rank = 0 | 1 | 2 | 3 | 4 | 5;
export const nameRank: Rank = 0;

const rankOfField: Record<SearchField, Rank> = {
  name: 2,
  phone: 3,
  email: 3,
  company: 3,
  tags: 4,
  address: 4,
  website: 4,
  social: 4,
  custom: 4,
  notes: 5,
};

/** How well a document answers: as well as its worst word. Undefined where it doesn't hold all of them. */
export function rankDocument(document: string, query: SearchQuery): Rank | undefined {
  if (document.startsWith(nameMark + query.text.replaceAll(' ', nameMark))) return nameRank;
  let best: Rank | undefined;
  for (const way of query.ways) {
    let worst: Rank | undefined = 1;
    for (const term of way) {
      const rank: Rank | undefined = rankTerm(document, term);
      worst = rank === undefined || worst === undefined ? undefined : rank > worst ? rank : worst;
    }
    if (worst !== undefined && (best === undefined || worst < best)) best = worst;
  }
  return best;
}

function rankTerm(document: string, term: Term): Rank | undefined {
  let best: Rank | undefined;
  for (const spelling of term) {
    if (document.includes(nameMark + spelling)) return 1;
    // Names stand first, then what is looked for most: the first place is the best one.
    const at = document.indexOf(spelling);
    if (at < 0) continue;
    const rank = rankOfField[fieldAt(document, at)];
    if (best === undefined || rank < best) best = rank;
  }
  return best;
}

function fieldAt(document: string, at: number): SearchField {
  for (let mark = at; mark >= 0; mark--) {
    const field = fieldOfMark(document.charCodeAt(mark));
    if (field) return field;
  }
  return 'name';
}
