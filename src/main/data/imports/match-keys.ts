import type { MatchKey } from '../../../contract/imports.ts';
import { makeNameKey } from '../../../contract/values/name-key.ts';
import type { ImportDraft } from './understanding/draft.ts';

/**
 * The keys under which a record is known, for storing and for finding. A name alone is a key of the last
 * resort; a name with a place, a company or a birthday is a sure one.
 */
export function uidKey(uid: string): string {
  return `u${uid.toLowerCase()}`;
}

export function externalKey(source: string, value: string): string {
  return `x${source}\u0000${value}`;
}

export const emailKey = (key: string) => `e${key}`;

/** E.164, or the digits alone where the number can't be read. */
export const phoneKey = (normalized: string) => `p${normalized}`;

export const nameOnlyKey = (nameKey: string) => `n${nameKey}`;

export const nameWithKey = (nameKey: string, something: string) => `w${nameKey}\u0000${something}`;

/** What stands beside a name: postal code, city, company, birthday. */
export function besideName(
  addresses: { postal_code: string | null; city: string | null }[],
  companies: { name: string }[],
  birthDate: string | null | undefined,
): string[] {
  const things: string[] = [];
  for (const { postal_code, city } of addresses) {
    if (postal_code) things.push(`z${postal_code.replace(/\s+/g, '').toLowerCase()}`);
    if (city) things.push(`c${makeCityKey(city)}`);
  }
  for (const { name } of companies) things.push(`f${makeNameKey(name)}`);
  if (birthDate) things.push(`b${birthDate}`);
  return things;
}

/** The same few cities come again and again. */
function makeCityKey(city: string): string {
  let key = cityKeys.get(city);
  if (key === undefined) {
    if (cityKeys.size === 10_000) cityKeys.clear();
    key = makeNameKey(city);
    cityKeys.set(copyText(city), key);
  }
  return key;
}

const cityKeys = new Map<string, string>();

/** A cell is a slice of a large string; one that is kept must not keep the whole chunk alive. */
const copyText = (text: string) => Buffer.from(text).toString();

let recent: { draft: ImportDraft; key: string } | undefined;

/** Each row is looked for, written and made known in turn: its key is made once. */
export function draftNameKey(draft: ImportDraft): string {
  if (recent?.draft !== draft) recent = { draft, key: makeNameKey(draft.fields.display_name ?? '') };
  return recent.key;
}

export type MatchCandidate = { id: number; by: MatchKey };

/** True where the row says nothing about the person but the name. */
export function isBare(draft: ImportDraft): boolean {
  return (
    draft.emails.length === 0 &&
    draft.phones.length === 0 &&
    draft.addresses.length === 0 &&
    draft.companies.length === 0 &&
    draft.externalIds.length === 0 &&
    draft.fields.birth_date === undefined
  );
}

/** Whose id it is, where the file doesn't say: the program's that wrote it, or the import's in general. */
export function externalSource(source: string | null, preset: string | null): string {
  return source ?? preset ?? 'import';
}
