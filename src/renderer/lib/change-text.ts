import i18next, { type TFunction } from 'i18next';
import type { ChangeSet } from '../../contract/history.ts';
import { writeFieldName } from './field-text.ts';

type Change = Pick<ChangeSet, 'operation' | 'summary' | 'rows'>;

/**
 * What a change did, as the undo notice and History say it: `Elif Yılmaz changed`, `12 contacts tagged “VIP”`.
 * The sentences are in resources/locales/…/changes.json, one per operation; `count` chooses singular or plural.
 */
export function writeChange(t: TFunction, { operation, summary, rows }: Change): string {
  // An undo carries the operation that it took back.
  if (typeof summary.of === 'string') {
    const what = writeChange(t, { operation: summary.of, summary: withoutOrigin(summary), rows });
    return t(summary.direction === 'redo' ? 'changes:redone' : 'changes:undone', { what });
  }
  const parameters: ChangeSet['summary'] = { count: rows, ...summary };
  if (typeof summary.field === 'string') parameters.field = writeFieldName(t, { key: summary.field });
  const key = `changes:${operation}`;
  return i18next.exists(key, parameters) ? t(key, parameters) : t('changes:other');
}

function withoutOrigin({ of: _of, direction: _direction, kept: _kept, ...summary }: ChangeSet['summary']) {
  return summary;
}
