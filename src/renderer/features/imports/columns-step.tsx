import { Button, Select, TextInput, Title, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OnMatch } from '../../../contract/imports.ts';
import { crmQuery } from '../../lib/crm-queries.ts';
import { ColumnRow } from './column-row.tsx';
import classes from './import-page.module.css';
import { planImport, resetImport, setMatching, useImportSession } from './import-session.ts';
import { JobProgress } from './job-progress.tsx';
import { MatchChoices } from './match-choices.tsx';
import { ReadingLine } from './reading-line.tsx';
import { UnprovenChoices } from './unproven-choices.tsx';
import { WarningList } from './warning-list.tsx';

/** What every column becomes, and what to do with people who are there already. */
export function ColumnsStep() {
  const { t } = useTranslation('import');
  const session = useImportSession();
  const { inspection, noun, columns, tag, onMatch, isBusy } = session;
  const { data: fields = [] } = useQuery(crmQuery('imports.targets', { noun }));
  const headingId = useId();
  const [isEveryShown, setIsEveryShown] = useState(false);
  if (!inspection) return <JobProgress />;

  const targetOf = (index: number, guess: string | null) => {
    const choice = columns[String(index)];
    if (choice?.newField) return null;
    return choice?.target === undefined ? guess : choice.target;
  };
  const taken = new Set(
    inspection.columns
      .map(({ index, target }) => targetOf(index, target))
      .filter((target) => target !== null),
  );
  const leftOut = inspection.columns.filter(
    ({ index, target, samples }) =>
      samples.length > 0 && targetOf(index, target) === null && !columns[String(index)]?.newField,
  );
  const filled = inspection.columns.filter(({ samples }) => samples.length > 0);
  const shown = isEveryShown || filled.length === 0 ? inspection.columns : filled;
  const hidden = inspection.columns.length - shown.length;
  return (
    <>
      <ReadingLine inspection={inspection} isBusy={isBusy} />
      <UnprovenChoices inspection={inspection} />
      <section className={classes.section} aria-labelledby={headingId}>
        <VisuallyHidden component="h2" id={headingId}>
          {t('columns.title')}
        </VisuallyHidden>
        <div className={classes.tableFrame}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('columns.heading')}</th>
                <th scope="col">{t('columns.samples')}</th>
                <th scope="col">{t('columns.becomes')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((column) => (
                <ColumnRow
                  key={column.index}
                  column={column}
                  target={targetOf(column.index, column.target)}
                  fields={fields}
                  taken={taken}
                />
              ))}
            </tbody>
          </table>
        </div>
        {hidden > 0 && (
          <Button variant="subtle" className={classes.start} onClick={() => setIsEveryShown(true)}>
            {t('columns.showEmpty', { count: hidden })}
          </Button>
        )}
        <p className={leftOut.length === 0 ? classes.quiet : classes.note}>
          {leftOut.length === 0
            ? t('columns.allUsed')
            : t('columns.leftOut', {
                count: leftOut.length,
                names: leftOut
                  .slice(0, 5)
                  .map(({ name }) => `“${name}”`)
                  .join(', '),
              })}
        </p>
      </section>
      <section className={classes.section}>
        <Title order={2}>{t('match.title')}</Title>
        <Select
          label={t(`match.what.${noun}`)}
          data={(['fill', 'update', 'skip', 'create'] as const).map((value) => ({
            value,
            label: t(`match.on.${value}`),
          }))}
          value={onMatch}
          allowDeselect={false}
          onChange={(value) => setMatching({ onMatch: value as OnMatch })}
          maw="30rem"
        />
        {onMatch !== 'create' && <MatchChoices />}
        <TextInput
          label={t('tag.label')}
          placeholder={t('tag.hint')}
          value={tag}
          maxLength={100}
          onChange={(event) => setMatching({ tag: event.currentTarget.value })}
          maw="30rem"
        />
      </section>
      <WarningList warnings={inspection.warnings} />
      <div className={classes.footer}>
        <Button onClick={() => void planImport()} disabled={isBusy || taken.size === 0}>
          {t('columns.next')}
        </Button>
        <Button variant="default" onClick={resetImport}>
          {t('columns.other')}
        </Button>
      </div>
    </>
  );
}
