import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RejectedRow } from '../../../contract/imports.ts';
import classes from './import-page.module.css';

/** Rows that can't be imported, with the line and the reason in words. */
export function RejectedRows({ rejects, count }: { rejects: RejectedRow[]; count: number }) {
  const { t } = useTranslation('import');
  if (rejects.length === 0) return null;
  return (
    <section className={classes.section}>
      <Title order={2}>{t('rejected.title', { count })}</Title>
      <div className={classes.tableFrame}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('check.line')}</th>
              <th scope="col">{t('rejected.reason')}</th>
              <th scope="col">{t('rejected.row')}</th>
            </tr>
          </thead>
          <tbody>
            {rejects.slice(0, 50).map((row) => (
              <tr key={row.line}>
                <td>{row.line}</td>
                <td>
                  {t(`reason.${row.reason}`, {
                    column: row.column ?? '',
                    value: String(row.parameters.value ?? ''),
                  })}
                </td>
                <td>
                  <div className={classes.cells}>{row.cells.filter((cell) => cell !== '').join('  ·  ')}</div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {count > 50 && <p className={classes.quiet}>{t('check.moreRows', { count: count - 50 })}</p>}
    </section>
  );
}
