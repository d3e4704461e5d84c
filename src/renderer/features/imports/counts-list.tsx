import { useTranslation } from 'react-i18next';
import type { ImportCounts } from '../../../contract/imports.ts';
import { useFormatting } from '../../lib/formatting.ts';
import classes from './import-page.module.css';

/** The rows read, and what became (or will become) of each. */
export function CountsList({ counts, tense }: { counts: ImportCounts; tense: 'plan' | 'done' }) {
  const { t } = useTranslation('import');
  const { number } = useFormatting();
  const kinds = ['created', 'updated', 'unchanged', 'skipped', 'rejected'] as const;
  return (
    <>
      <p className={classes.note}>{t(`counts.read.${tense}`, { count: counts.read })}</p>
      <ul className={classes.counts}>
        {kinds
          .filter((kind) => counts[kind] > 0 || kind === 'created')
          .map((kind) => (
            <li key={kind} className={classes.count} data-kind={kind}>
              <strong>{number(counts[kind])}</strong>
              <span>{t(`counts.${kind}.${tense}`)}</span>
            </li>
          ))}
      </ul>
    </>
  );
}
