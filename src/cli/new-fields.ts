import type { ImportChoices, ImportColumn } from '../contract/imports.ts';
import type { Session } from './open-session.ts';

type NewField = { name: string; kind: 'text' | 'number' | 'date' | 'boolean' | 'choice' };
export type ColumnChoices = NonNullable<ImportChoices['columns']>;

/**
 * Makes fields for columns that would otherwise be left out: those of the owner's own fields in a file of
 * ours that this database doesn't know yet, and with `--new-fields` every column that is not understood.
 */
export async function chooseNewFields(
  session: Session,
  choices: ImportChoices,
  columns: readonly ImportColumn[],
  isForAll: boolean,
): Promise<ColumnChoices> {
  const fields = await session.call('customFields.list', { noun: choices.noun ?? 'contacts' });
  const known = new Set(fields.map(({ key }) => `custom_${key}`));
  const chosen: ColumnChoices = {};
  for (const column of columns) {
    const isOwn = column.name.startsWith('custom_') && !known.has(column.name);
    const isUnknown = isForAll && column.target === null && column.reason === 'none';
    if (!isOwn && !isUnknown) continue;
    const name = isOwn ? nameOfKey(column.name.slice('custom_'.length)) : column.suggestedName;
    chosen[String(column.index)] = {
      target: null,
      newField: { name, kind: isOwn ? safeKind(column) : kindOf(column) },
    };
  }
  return chosen;
}

/** `favourite_flower` is the key of "Favourite flower". */
function nameOfKey(key: string): string {
  const words = key.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function kindOf({ type }: ImportColumn): NewField['kind'] {
  if (type === 'number' || type === 'date' || type === 'boolean' || type === 'choice') return type;
  return 'text';
}

const canonical: Partial<Record<NewField['kind'], RegExp>> = {
  number: /^-?(0|[1-9]\d*)(\.\d+)?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  boolean: /^(true|false)$/,
};

/** What comes back from our own file must be as it was: a kind that would write it otherwise is none. */
function safeKind(column: ImportColumn): NewField['kind'] {
  const kind = kindOf(column);
  const form = canonical[kind];
  return !form || column.samples.every((text) => form.test(text)) ? kind : 'text';
}
