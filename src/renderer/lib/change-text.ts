import i18next, { type TFunction } from 'i18next';
import type { ChangeSet } from '../../contract/history.ts';

type Change = Pick<ChangeSet, 'operation' | 'summary' | 'rows'>;

/**
 * What a change did, as the undo notice and History say it: `Elif Yılmaz changed`, `12 contacts tagged “VIP”`.
 * The sentences are in resources/locales/…/changes.json, one per operation; `count` chooses singular or plural.
 */
export function writeChange(t: TFunction, change: Change): string {
  const key = `changes:${change.operation}`;
  const parameters = { count: change.rows, ...change.summary };
  if (!i18next.exists(key, parameters)) return t('changes:other', parameters);
  return t(key, parameters);
}
