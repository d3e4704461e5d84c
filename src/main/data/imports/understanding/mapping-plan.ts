import type { FieldKey } from '../../../../contract/exchange-fields.ts';
import {
  type ColumnTarget,
  type CustomFieldFacts,
  getField,
  type ImportNoun,
} from '../../../../contract/exchange-fields.ts';
import { hasApostrophes, OWN_PRESET } from './presets.ts';
import {
  type CellReader,
  type ColumnFacts,
  createCellReader,
  createCustomReader,
  createFieldReader,
  type TypedReader,
} from './read-cell.ts';
import type { PointPlan } from './read-points.ts';

export interface ReadingContext {
  noun: ImportNoun;
  defaultCountry: string;
  /** The shop's time zone, for times without an offset. */
  zone: string;
  /** The id of the preset that the understanding found. */
  preset: string | null;
  customFields: readonly CustomFieldFacts[];
}

export interface CellPlan {
  column: number;
  target: ColumnTarget;
  facts: ColumnFacts;
  read: CellReader;
}

export interface ScalarPlan extends CellPlan {
  typed: TypedReader | null;
}

/** The parts of one address or company, by field. */
export interface GroupPlan {
  label: string | null;
  parts: Partial<Record<FieldKey, CellPlan[]>>;
}

/** A mapping sorted by what is done with each column. */
export interface MappingPlan {
  scalars: ScalarPlan[];
  customs: (ScalarPlan & { key: string })[];
  emails: PointPlan[];
  phones: PointPlan[];
  socials: PointPlan[];
  websites: PointPlan[];
  addresses: GroupPlan[];
  companies: GroupPlan[];
  externalIds: GroupPlan[];
  consents: (GroupPlan & { key: string; isOptOut: boolean })[];
  tags: CellPlan[];
  notes: CellPlan[];
  isOwn: boolean;
}

const NO_FACTS: ColumnFacts = { dateOrder: null, decimal: null, empties: [] };

function planCells(
  targets: readonly (ColumnTarget | null)[],
  columns: readonly ColumnFacts[],
  context: ReadingContext,
): CellPlan[] {
  const isApostrophed = hasApostrophes(context.preset, context.noun);
  const cells: CellPlan[] = [];
  targets.forEach((target, column) => {
    if (!target || target.field === 'ignore') return;
    const facts = columns[column] ?? NO_FACTS;
    const { maxLength } = getField(target.field);
    const read = createCellReader({
      column,
      maxLength,
      empties: facts.empties,
      hasApostrophes: isApostrophed,
    });
    cells.push({ column, target, facts, read });
  });
  return cells;
}

function planGroups(cells: readonly CellPlan[], repeats: string): (GroupPlan & { name: string })[] {
  const groups = new Map<string | number, GroupPlan & { name: string }>();
  for (const cell of cells) {
    if (getField(cell.target.field).repeats !== repeats) continue;
    const name = repeats === 'consent' ? (cell.target.key ?? '') : (cell.target.group ?? 1);
    let group = groups.get(name);
    if (!group) {
      group = { name: String(name), label: null, parts: {} };
      groups.set(name, group);
    }
    group.label ??= cell.target.label ?? null;
    const part = group.parts[cell.target.field];
    if (part) part.push(cell);
    else group.parts[cell.target.field] = [cell];
  }
  return [...groups.values()].sort((a, b) => Number(a.name) - Number(b.name) || 0);
}

function planPoints(cells: readonly CellPlan[], kind: 'email' | 'phone' | 'social' | 'website'): PointPlan[] {
  return planGroups(cells, kind).flatMap(({ parts, label }) => {
    const readLabel = parts[`${kind}_label`]?.[0]?.read ?? null;
    return (parts[kind] ?? []).map(({ column, read, target }) => ({
      column,
      read,
      label: target.label ?? label,
      readLabel,
    }));
  });
}

function withReader(cell: CellPlan): ScalarPlan {
  return { ...cell, typed: createFieldReader(cell.target.field, cell.facts) };
}

export function planMapping(
  targets: readonly (ColumnTarget | null)[],
  columns: readonly ColumnFacts[],
  context: ReadingContext,
): MappingPlan {
  const cells = planCells(targets, columns, context);
  const ofField = (field: FieldKey): CellPlan[] => cells.filter(({ target }) => target.field === field);
  const isScalar = ({ target }: CellPlan): boolean =>
    getField(target.field).repeats === null && target.field !== 'tags' && target.field !== 'notes';
  return {
    scalars: cells.filter(isScalar).map(withReader),
    customs: ofField('custom').map((cell) => {
      const key = cell.target.key ?? '';
      const field = context.customFields.find((item) => item.key === key);
      return { ...cell, key, typed: field ? createCustomReader(field, cell.facts) : null };
    }),
    emails: planPoints(cells, 'email'),
    phones: planPoints(cells, 'phone'),
    socials: planPoints(cells, 'social'),
    websites: planPoints(cells, 'website'),
    addresses: planGroups(cells, 'address'),
    companies: planGroups(cells, 'company'),
    externalIds: planGroups(cells, 'external_id'),
    consents: planGroups(cells, 'consent').map((group) => ({
      ...group,
      key: group.name,
      isOptOut: group.label === 'opt-out',
    })),
    tags: ofField('tags'),
    notes: ofField('notes'),
    isOwn: context.preset === OWN_PRESET.id,
  };
}
