import { type ColumnTarget, getField, isJoinable } from '../../../../contract/exchange-fields.ts';

/** A column that asks for a target; `number` is the one in its heading or preset, 1 where there is none. */
export interface TargetRequest {
  target: ColumnTarget;
  number: number;
}

function nameOf(request: TargetRequest): string {
  const { target, number } = request;
  const { repeats } = getField(target.field);
  if (repeats === 'consent' || repeats === 'custom') return `${repeats}|${target.key}`;
  return `${repeats}|${target.label ?? ''}|${number}`;
}

const LAST_LABELS: ReadonlySet<string | undefined> = new Set(['fax', 'pager']);
const AFTER_ALL_OTHERS = 10_000;

function rankOf({ target, number }: TargetRequest): number {
  return LAST_LABELS.has(target.label) ? number + AFTER_ALL_OTHERS : number;
}

/**
 * Gives every column its place: the parts of one address, or an e-mail and its label, share a group; a second
 * column for something that exists once gets nothing (null) and is offered as a custom field.
 */
export function allocateTargets(requests: readonly (TargetRequest | null)[]): (ColumnTarget | null)[] {
  const groups = new Map<string, number>();
  const lastGroup = new Map<string, number>();
  const nextNumber = new Map<string, number>();
  const taken = new Set<string>();
  const result: (ColumnTarget | null)[] = requests.map(() => null);
  // First phones before second ones and a fax last, whatever the order of the columns: the first is the main one.
  const order = requests
    .map((request, index) => ({ request, index }))
    .filter((item): item is { request: TargetRequest; index: number } => item.request !== null)
    .sort((a, b) => rankOf(a.request) - rankOf(b.request) || a.index - b.index);
  for (const { request, index } of order) result[index] = place(request);
  return result;

  function place(request: TargetRequest): ColumnTarget | null {
    const { field, key, label } = request.target;
    if (field === 'ignore') return { field };
    const { repeats } = getField(field);
    if (repeats === null || repeats === 'custom' || repeats === 'consent') {
      const name = `${field}|${key ?? ''}`;
      if (taken.has(name) && !isJoinable(field)) return null;
      taken.add(name);
      return label === undefined ? { field, ...(key && { key }) } : { field, label, ...(key && { key }) };
    }
    const group = groupFor(request, repeats);
    taken.add(`${field}|${group}`);
    return label === undefined ? { field, group } : { field, group, label };
  }

  function groupFor(request: TargetRequest, repeats: string): number {
    const { field, label } = request.target;
    const kind = `${field}|${label ?? ''}`;
    // Without the short cut to the last place, a hundred thousand columns called "Phone" would take for ever.
    for (let number = Math.max(request.number, nextNumber.get(kind) ?? 1); ; number++) {
      const name = nameOf({ ...request, number });
      const known = groups.get(name);
      if (known !== undefined && taken.has(`${field}|${known}`) && !isJoinable(field)) continue;
      if (!isJoinable(field)) nextNumber.set(kind, number + 1);
      if (known !== undefined) return known;
      const group = (lastGroup.get(repeats) ?? 0) + 1;
      lastGroup.set(repeats, group);
      groups.set(name, group);
      return group;
    }
  }
}
