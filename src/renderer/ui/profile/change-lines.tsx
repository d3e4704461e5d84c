import { useTranslation } from 'react-i18next';
import type { FieldChange } from '../../../contract/history.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { useShop } from '../../lib/shop.tsx';
import classes from './profile.module.css';
import { type ChangeLine, writeFieldChange } from './write-field-change.ts';

/** The name on screen follows first and last name: saying it again is noise. */
function isSaidElsewhere(change: FieldChange, all: readonly FieldChange[]): boolean {
  if (change.column !== 'display_name') return false;
  return all.some(
    ({ table, rowId, column }) =>
      table === change.table && rowId === change.rowId && (column === 'first_name' || column === 'last_name'),
  );
}

export function useChangeLines(
  changes: readonly FieldChange[],
  customName?: string,
): (ChangeLine & { key: string })[] {
  const { t } = useTranslation('profile');
  const { language } = useShop();
  const formatting = useFormatting();
  return changes.flatMap((change) => {
    if (isSaidElsewhere(change, changes)) return [];
    const line = writeFieldChange(change, { t, language, formatting, customName });
    if (!line) return [];
    return [{ ...line, key: `${change.table} ${change.rowId} ${change.action} ${change.column}` }];
  });
}

type Props = {
  changes: readonly FieldChange[];
  /** The name of the owner's own field that was changed, where that is known. */
  customName?: string;
};

/** Field by field: what it was, what it became. */
export function ChangeLines({ changes, customName }: Props) {
  const { t } = useTranslation('profile');
  const lines = useChangeLines(changes, customName);
  if (lines.length === 0) return null;
  return (
    <ul className={classes.lines}>
      {lines.map(({ key, what, before, after }) => (
        <li key={key} className={classes.line}>
          <span className={classes.what}>{what}</span>
          {(before !== null || after !== null) && (
            <span className={classes.fromTo}>
              {before !== null && <del className={classes.before}>{before}</del>}
              {before !== null && after !== null && (
                <span className={classes.arrow} role="img" aria-label={t('change.became')}>
                  →
                </span>
              )}
              {after !== null && <span>{after}</span>}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
