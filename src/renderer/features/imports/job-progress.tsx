import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormatting } from '../../lib/formatting.ts';
import { cancelImport, useImportSession } from './import-session.ts';
import classes from './job-progress.module.css';

/** What the job does, how far it is, how fast, how long still; and a way out. */
export function JobProgress() {
  const { t } = useTranslation('import');
  const { number, duration } = useFormatting();
  const { progress, file } = useImportSession();
  const phase = progress?.phase ?? 'reading';
  const share = progress && progress.total > 0 ? (progress.done / progress.total) * 100 : 100;
  const facts = [
    progress?.rows !== undefined &&
      t('progress.rows', { number: number(progress.rows), count: progress.rows }),
    progress?.rowsPerSecond && t('progress.rate', { number: number(Math.round(progress.rowsPerSecond)) }),
    progress?.secondsLeft !== undefined &&
      progress.secondsLeft > 1 &&
      t('progress.left', { duration: duration(progress.secondsLeft) }),
  ].filter(Boolean);
  return (
    <div className={classes.root} aria-live="polite">
      <p className={classes.title}>{t(`progress.${phase}`, { file: file?.name ?? '' })}</p>
      <Progress
        value={share}
        animated={!progress || progress.total === 0}
        aria-label={t(`progress.${phase}`, { file: file?.name ?? '' })}
      />
      <p className={classes.facts} data-testid="import-progress">
        {facts.join(' · ')}
      </p>
      <Button variant="default" onClick={cancelImport}>
        {t('app:cancel')}
      </Button>
    </div>
  );
}
