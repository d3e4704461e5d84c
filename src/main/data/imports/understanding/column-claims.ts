import {
  type ColumnTarget,
  type CustomFieldFacts,
  type FieldKey,
  getField,
  type ImportNoun,
} from '../../../../contract/exchange-fields.ts';
import { foldText } from '../../../../contract/values/name-key.ts';
import { type HeadingMeaning, normalizeHeading, understandHeading } from './aliases.ts';
import type { ColumnStats } from './column-stats.ts';
import { findConsentState, findLifecycleStage, findPreferredChannel } from './known-words.ts';
import type { TargetRequest } from './target-allocation.ts';
import { countValues } from './value-types.ts';

export type GuessReason = 'own' | 'preset' | 'custom' | 'heading' | 'content' | 'none' | 'empty';

export interface Claim {
  request: TargetRequest;
  confidence: number;
  reason: GuessReason;
  open: HeadingMeaning['open'];
}

export function claim(
  target: ColumnTarget,
  reason: GuessReason,
  confidence: number,
  number: number = target.group ?? 1,
  open: HeadingMeaning['open'] = null,
): Claim {
  return { request: { target, number }, reason, confidence, open };
}

/** Finds the owner's fields by name or key. */
export function indexCustomFields(fields: readonly CustomFieldFacts[]): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const { key, name } of fields) {
    index.set(normalizeHeading(key), key);
    index.set(normalizeHeading(name), key);
  }
  return index;
}

export function claimByCustomField(heading: string, index: ReadonlyMap<string, string>): Claim | null {
  const key = index.get(normalizeHeading(heading));
  return key === undefined ? null : claim({ field: 'custom', key }, 'custom', 0.95);
}

export function claimByHeading(heading: string, noun: ImportNoun): Claim | null {
  const meaning = understandHeading(heading, noun);
  if (!meaning) return null;
  const confidence = meaning.isExact ? 0.95 : 0.85;
  return claim(meaning.target, 'heading', confidence, meaning.number ?? 1, meaning.open);
}

export function claimByContent(stats: ColumnStats): Claim | null {
  const values = countValues(stats);
  if (values === 0) return null;
  if (stats.emails >= values * 0.8) return claim({ field: 'email' }, 'content', 0.8);
  if (stats.urls >= values * 0.8) return claim({ field: 'website' }, 'content', 0.7);
  const isPhone = stats.phones >= values * 0.8 && stats.surePhones >= values * 0.5 && stats.dates === 0;
  return isPhone ? claim({ field: 'phone' }, 'content', 0.7) : null;
}

const CHOICE_READERS: Partial<Record<FieldKey, (text: string) => unknown>> = {
  lifecycle_stage: findLifecycleStage,
  preferred_channel: findPreferredChannel,
  consent: (text) => findConsentState(text, false),
};

function hasMostlyKnown(stats: ColumnStats, find: (text: string) => unknown): boolean {
  if (!stats.choices) return false;
  let known = 0;
  let all = 0;
  for (const [text, count] of stats.choices) {
    all += count;
    if (find(text) !== null) known += count;
  }
  return known >= all * 0.8;
}

/** A heading may lie: an "E-mail" column of yes and no is not an address. */
export function isContradicted({ request }: Claim, stats: ColumnStats): boolean {
  const values = countValues(stats);
  const knows = CHOICE_READERS[request.target.field];
  if (knows && values > 0) return !hasMostlyKnown(stats, knows);
  if (values < 3) return false;
  const { type } = getField(request.target.field);
  if (type === 'email') return stats.emails < values * 0.3;
  if (type === 'date' || type === 'datetime') return stats.dates + stats.weakDates < values * 0.5;
  if (type === 'boolean') return stats.booleans < values * 0.5;
  if (request.target.field === 'phone') return stats.phones === 0 && stats.ids + stats.numbers === 0;
  return false;
}

function has(claims: readonly (Claim | null)[], field: FieldKey): boolean {
  return claims.some((item) => item?.open === null && item.request.target.field === field);
}

const HONORIFICS = new Set(
  'mr mrs ms miss mx dr prof sir dame rev herr frau hr fr m mme mlle monsieur madame sr sra srta senor senora sig sigra sigr dott dottssa dhr mevr mevrouw heer dipl ing med jur phil mag'.split(
    ' ',
  ),
);

function isHonorific(text: string): boolean {
  const words = foldText(text)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => HONORIFICS.has(word));
}

/** Words that mean different things beside different headings: `Name` beside `Vorname` is the last name. */
export function settleOpen(claims: (Claim | null)[], stats: readonly ColumnStats[]): void {
  const hasFirst = has(claims, 'first_name');
  const hasLast = has(claims, 'last_name');
  let titles = 0;
  claims.forEach((item, index) => {
    if (!item?.open) return;
    const { target } = item.request;
    if (item.open === 'name-or-last' && hasFirst && !hasLast) target.field = 'last_name';
    if (item.open === 'name-or-first' && hasLast && !hasFirst) target.field = 'first_name';
    if (item.open !== 'title') return;
    titles++;
    const samples = (stats[index] as ColumnStats).samples;
    const areHonorifics = samples.length > 0 && samples.every(isHonorific);
    const isRole = titles > 1 || has(claims, 'salutation') || (samples.length > 0 && !areHonorifics);
    if (!isRole) return;
    target.field = 'company_role';
    if (has(claims, 'company_role')) claims[index] = null;
  });
}

const ADDRESS_COMPANIONS: readonly FieldKey[] = [
  'address_city',
  'address_postal_code',
  'address_street2',
  'address_house_number',
  'address_formatted',
];

/** A street without a town beside it is an address in one cell. */
export function settleAddresses(targets: (ColumnTarget | null)[]): void {
  const parts = new Set(targets.map((target) => target && `${target.field}|${target.group}`));
  for (const target of targets) {
    if (target?.field !== 'address_street') continue;
    const isAlone = ADDRESS_COMPANIONS.every((field) => !parts.has(`${field}|${target.group}`));
    if (isAlone) target.field = 'address_formatted';
  }
}
