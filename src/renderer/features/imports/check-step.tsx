import { Button, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '../../../contract/imports.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import { CountsList } from './counts-list.tsx';
import classes from './import-page.module.css';
import { goToColumns, planImport, runImport, useImportSession } from './import-session.ts';
import { JobProgress } from './job-progress.tsx';
import { RejectedRows } from './rejected-rows.tsx';
import { WarningList } from './warning-list.tsx';

/** What would happen, to the row and cell, before anything does. */
export function CheckStep() {
  const { t } = useTranslation('import');
  const { plan, isBusy, error, noun } = useImportSession();
  if (isBusy) return <JobProgress />;
  if (!plan)
    return (
      <div className={classes.actions}>
        {error && <Button onClick={() => void planImport()}>{t('check.again')}</Button>}
        <Button variant="default" onClick={goToColumns}>
          {t('check.back')}
        </Button>
      </div>
    );
  const isNothing = plan.created + plan.updated === 0;
  const extras = [
    plan.newFields.length > 0 &&
      t('check.newFields', { count: plan.newFields.length, names: plan.newFields.join(', ') }),
    plan.newTags > 0 && t('check.newTags', { count: plan.newTags }),
    plan.newCompanies > 0 && noun === 'contacts' && t('check.newCompanies', { count: plan.newCompanies }),
  ].filter(Boolean);
  return (
    <>
      <CountsList counts={plan} tense="plan" />
      {extras.length > 0 && <p className={classes.note}>{extras.join(' ')}</p>}
      <div className={classes.actions}>
        <Button onClick={() => void runImport()} disabled={isNothing}>
          {isNothing ? t('check.nothing') : t('check.run', { count: plan.created + plan.updated })}
        </Button>
        <Button variant="default" onClick={goToColumns}>
          {t('check.back')}
        </Button>
        <span className={classes.quiet}>{t('check.safe')}</span>
      </div>
      <ChangedRows plan={plan} />
      <RejectedRows rejects={plan.rejects} count={plan.rejected} />
      <NewRows plan={plan} />
      <WarningList warnings={plan.warnings} />
    </>
  );
}

function ChangedRows({ plan }: { plan: ImportPlan }) {
  const { t } = useTranslation('import');
  if (plan.changes.length === 0) return null;
  return (
    <section className={classes.section}>
      <Title order={2}>{t('check.changes', { count: plan.updated })}</Title>
      <div className={classes.tableFrame}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('check.line')}</th>
              <th scope="col">{t('fields:field.name')}</th>
              <th scope="col">{t('check.field')}</th>
              <th scope="col">{t('check.before')}</th>
              <th scope="col">{t('check.after')}</th>
            </tr>
          </thead>
          <tbody>
            {plan.changes.flatMap((change) =>
              change.cells.map((cell, index) => (
                <tr key={`${change.line} ${cell.field} ${cell.after}`}>
                  <td>{index === 0 ? change.line : ''}</td>
                  <td className={classes.name}>{index === 0 ? change.name : ''}</td>
                  <td>{writeFieldName(t, { key: cell.field })}</td>
                  <td>
                    <span className={classes.before}>{cell.before}</span>
                  </td>
                  <td>{cell.after}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function NewRows({ plan }: { plan: ImportPlan }) {
  const { t } = useTranslation('import');
  if (plan.creates.length === 0) return null;
  const shown = plan.creates.slice(0, 20);
  return (
    <section className={classes.section}>
      <Title order={2}>{t('check.creates', { count: plan.created })}</Title>
      <div className={classes.tableFrame}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('check.line')}</th>
              <th scope="col">{t('fields:field.name')}</th>
              <th scope="col">{t('check.with')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.line}>
                <td>{row.line}</td>
                <td className={classes.name}>{row.name}</td>
                <td>
                  <div className={classes.cells}>
                    {row.cells
                      .filter(
                        ({ field }) => !['display_name', 'first_name', 'last_name', 'name'].includes(field),
                      )
                      .map(({ value }) => value)
                      .join('  ·  ')}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {plan.created > shown.length && (
        <p className={classes.quiet}>{t('check.moreRows', { count: plan.created - shown.length })}</p>
      )}
    </section>
  );
}
