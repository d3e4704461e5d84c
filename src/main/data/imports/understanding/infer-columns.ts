import {
  type ColumnTarget,
  type CustomFieldFacts,
  getField,
  type ImportNoun,
  parseHeading,
  type ValueType,
} from '../../../../contract/exchange-fields.ts';
import type { DateOrder } from '../../../../contract/values/date.ts';
import type { DecimalSign } from '../../../../contract/values/number.ts';
import {
  type Claim,
  claim,
  claimByContent,
  claimByCustomField,
  claimByHeading,
  type GuessReason,
  indexCustomFields,
  isContradicted,
  settleAddresses,
  settleOpen,
} from './column-claims.ts';
import type { ColumnStats } from './column-stats.ts';
import { applyPreset, findPreset, listPresets, OWN_PRESET, type Preset } from './presets.ts';
import { allocateTargets } from './target-allocation.ts';
import { decideDateOrder, decideDecimal, findEmpties, typeByValues } from './value-types.ts';

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
  const customFields = indexCustomFields(context.customFields);
  const claims = headers.map((heading, index): Claim | null => {
    const stats = columnStats[index] as ColumnStats;
    const own = isOwn ? parseHeading(heading, context.noun) : null;
    if (own) return claim(own, 'own', 1);
    const answer = answers[index];
    if (answer === null) return null;
    if (answer) return checked(claim(answer, 'preset', 0.98), stats);
    const found = claimByCustomField(heading, customFields) ?? claimByHeading(heading, context.noun);
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
