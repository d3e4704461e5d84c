import type { DateOrder } from '../../../../contract/values/date.ts';
import type { DecimalSign } from '../../../../contract/values/number.ts';
import { type HeadingMeaning, normalizeHeading, understandHeading } from './aliases.ts';
import type { ColumnStats } from './column-collector.ts';
import {
  type ColumnTarget,
  type CustomFieldFacts,
  type FieldKey,
  getField,
  type ImportNoun,
  parseHeading,
  type ValueType,
} from './fields.ts';
import { applyPreset, findPreset, listPresets, OWN_PRESET, type Preset } from './presets.ts';
import { allocateTargets, type TargetRequest } from './target-allocation.ts';
import { countValues, decideDateOrder, decideDecimal, findEmpties, typeByValues } from './value-types.ts';

export interface UnderstandingContext {
  noun: ImportNoun;
  /** The region of the owner's settings: the suggestion where a date order or decimal sign isn't proven. */
  region: string;
  defaultCountry: string;
  customFields: readonly CustomFieldFacts[];
  /** The id of a preset to use; null for none; left out, it is recognised. */
  preset?: string | null;
  /** What the owner answered, for every column. */
  dateOrder?: DateOrder;
  decimal?: DecimalSign;
}

export type GuessReason = 'own' | 'preset' | 'custom' | 'heading' | 'content' | 'none' | 'empty';

/** What we take one column for, and why. */
export interface ColumnGuess {
  index: number;
  heading: string;
  /** Null where the column is not understood: the owner may make it a custom field. */
  target: ColumnTarget | null;
  confidence: number;
  reason: GuessReason;
  type: ValueType;
  dateOrder: DateOrder | null;
  decimal: DecimalSign | null;
  /** False where several readings fit all values: the owner is asked, `examples` shows two of her own values. */
  proven: boolean;
  examples: string[];
  /** Texts that mean "nothing" in this column. */
  empties: string[];
  /** The kind and key that a custom field made of this column would have. */
  customKind: CustomFieldFacts['kind'];
  suggestedKey: string;
  samples: string[];
}

export interface Understanding {
  preset: Preset | null;
  columns: ColumnGuess[];
}

interface Claim {
  request: TargetRequest;
  confidence: number;
  reason: GuessReason;
  open: HeadingMeaning['open'];
}

function claim(
  target: ColumnTarget,
  reason: GuessReason,
  confidence: number,
  number: number = target.group ?? 1,
  open: HeadingMeaning['open'] = null,
): Claim {
  return { request: { target, number }, reason, confidence, open };
}

function claimByCustomField(heading: string, fields: readonly CustomFieldFacts[]): Claim | null {
  const name = normalizeHeading(heading);
  const field = fields.find((item) => normalizeHeading(item.name) === name || item.key === heading);
  return field ? claim({ field: 'custom', key: field.key }, 'custom', 0.95) : null;
}

function claimByHeading(heading: string, noun: ImportNoun): Claim | null {
  const meaning = understandHeading(heading, noun);
  if (!meaning) return null;
  const confidence = meaning.isExact ? 0.95 : 0.85;
  return claim(meaning.target, 'heading', confidence, meaning.number ?? 1, meaning.open);
}

function claimByContent(stats: ColumnStats): Claim | null {
  const values = countValues(stats);
  if (values === 0) return null;
  if (stats.emails >= values * 0.8) return claim({ field: 'email' }, 'content', 0.8);
  if (stats.urls >= values * 0.8) return claim({ field: 'website' }, 'content', 0.7);
  const isPhone = stats.phones >= values * 0.8 && stats.surePhones >= values * 0.5 && stats.dates === 0;
  return isPhone ? claim({ field: 'phone' }, 'content', 0.7) : null;
}

/** A heading may lie: an "E-mail" column of yes and no is not an address. */
function isContradicted({ request }: Claim, stats: ColumnStats): boolean {
  const values = countValues(stats);
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

const HONORIFIC =
  /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|sir|herr|frau|hr|fr|m|mme|mlle|sr|sra|srta|sig|sigra|dott|dhr|mevr|dipl)\.?[\s-]*(?:ing|med|dr|prof)?\.?\s*)+$/i;

/** Words that mean different things beside different headings: `Name` beside `Vorname` is the last name. */
function settleOpen(claims: (Claim | null)[], stats: readonly ColumnStats[]): void {
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
    const isHonorific = samples.length > 0 && samples.every((text) => HONORIFIC.test(text));
    const isRole = titles > 1 || has(claims, 'salutation') || (samples.length > 0 && !isHonorific);
    if (!isRole) return;
    target.field = 'company_role';
    if (has(claims, 'company_role')) claims[index] = null;
  });
}

/** A street without a town beside it is an address in one cell. */
function settleAddresses(targets: (ColumnTarget | null)[]): void {
  const hasPart = (field: FieldKey, group: number | undefined): boolean =>
    targets.some((target) => target?.field === field && target.group === group);
  for (const target of targets) {
    if (target?.field !== 'address_street') continue;
    const isWhole = !hasPart('address_city', target.group) && !hasPart('address_postal_code', target.group);
    if (
      isWhole &&
      !hasPart('address_street2', target.group) &&
      !hasPart('address_house_number', target.group)
    ) {
      target.field = 'address_formatted';
    }
  }
}

function suggestKey(heading: string): string {
  const key = heading
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return key.slice(0, 60) || 'field';
}

const CUSTOM_KINDS: Partial<Record<ValueType, CustomFieldFacts['kind']>> = {
  date: 'date',
  number: 'number',
  boolean: 'boolean',
  choice: 'choice',
};

function guessColumn(
  index: number,
  heading: string,
  stats: ColumnStats,
  target: ColumnTarget | null,
  origin: Claim | null,
  context: UnderstandingContext,
  isOwn: boolean,
): ColumnGuess {
  const byValues = typeByValues(stats, heading);
  const custom =
    target?.field === 'custom' ? context.customFields.find(({ key }) => key === target.key) : null;
  const type = typeOf(target, custom ?? null, byValues);
  const isDate = type === 'date' || type === 'datetime';
  const isNumber = type === 'number' || type === 'money';
  const order = isDate ? decideDateOrder(stats, context.region) : null;
  const sign = isNumber ? decideDecimal(stats, context.region) : null;
  const decision = order ?? sign;
  const isForced = isOwn || (isDate && context.dateOrder) || (isNumber && context.decimal);
  const isEmpty = stats.count > 0 && stats.empty === stats.count;
  return {
    index,
    heading,
    target,
    confidence: target ? (origin?.confidence ?? 0) : 0,
    reason: target ? (origin?.reason ?? 'none') : isEmpty ? 'empty' : 'none',
    type,
    dateOrder: isDate ? (isOwn ? 'ymd' : (context.dateOrder ?? order?.value ?? null)) : null,
    decimal: isNumber ? (isOwn ? 'dot' : (context.decimal ?? sign?.value ?? null)) : null,
    proven: isForced ? true : (decision?.isProven ?? true),
    examples: isForced ? [] : (decision?.examples ?? []),
    empties: isOwn ? [] : findEmpties(stats, type),
    customKind: CUSTOM_KINDS[typeByValues(stats, heading, 1)] ?? 'text',
    suggestedKey: suggestKey(heading),
    samples: stats.samples,
  };
}

function typeOf(
  target: ColumnTarget | null,
  custom: CustomFieldFacts | null,
  byValues: ValueType,
): ValueType {
  if (custom) return custom.kind;
  if (!target || target.field === 'ignore' || target.field === 'custom') return byValues;
  return getField(target.field).type;
}

function choosePreset(headers: readonly string[], context: UnderstandingContext): Preset | null {
  if (context.preset === null) return null;
  if (context.preset === undefined) return findPreset(headers, context.noun);
  return listPresets(context.noun).find(({ id }) => id === context.preset) ?? null;
}

/** Which field each column is, of what type, and how its values are to be read: from headings and all values. */
export function understandColumns(
  headers: readonly string[],
  columnStats: readonly ColumnStats[],
  context: UnderstandingContext,
): Understanding {
  const preset = choosePreset(headers, context);
  const isOwn = preset?.id === OWN_PRESET.id;
  const answers = preset && !isOwn ? applyPreset(preset.id, headers, context.noun) : [];
  const claims = headers.map((heading, index): Claim | null => {
    const stats = columnStats[index] as ColumnStats;
    const own = isOwn ? parseHeading(heading, context.noun) : null;
    if (own) return claim(own, 'own', 1);
    const answer = answers[index];
    if (answer === null) return null;
    if (answer) return checked(claim(answer, 'preset', 0.98), stats);
    const found = claimByCustomField(heading, context.customFields) ?? claimByHeading(heading, context.noun);
    return (found && checked(found, stats)) ?? claimByContent(stats);
  });
  settleOpen(claims, columnStats);
  const targets = allocateTargets(claims.map((item) => item?.request ?? null));
  if (!isOwn) settleAddresses(targets);
  const columns = headers.map((heading, index) =>
    guessColumn(
      index,
      heading,
      columnStats[index] as ColumnStats,
      targets[index] ?? null,
      claims[index] ?? null,
      context,
      isOwn,
    ),
  );
  return { preset, columns };
}

function checked(item: Claim, stats: ColumnStats): Claim | null {
  return isContradicted(item, stats) ? null : item;
}
