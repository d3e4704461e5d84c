import { Button, Progress } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RunningJob } from '../../lib/crm-queries.ts';
import { useFormatting } from '../../lib/formatting.ts';
import classes from './backups-page.module.css';

type Props = { job: RunningJob<'backups.create'>; onStart: () => void };

/** The page's one action; while it runs, what it does and the way out stand in the same place. */
export function BackUpNow({ job, onStart }: Props) {
  const { t } = useTranslation('backups');
  const { duration } = useFormatting();
  const { isRunning, progress, result } = job;
  const hasEnd = progress !== undefined && progress.total > 0;
  const left = progress?.secondsLeft;
  return (
    <>
      <div className={classes.copying} role="status">
        {isRunning && (
          <>
            <span className={classes.quiet}>
              {left !== undefined && left > 1 ? t('left', { duration: duration(left) }) : t('copying')}
            </span>
            <Progress
              className={classes.bar}
              value={hasEnd ? (progress.done / progress.total) * 100 : 100}
              animated={!hasEnd}
              aria-label={t('copying')}
            />
          </>
        )}
        {!isRunning && result && (
          <span className={classes.good}>
            <IconCheck size={16} stroke={2} aria-hidden />
            {t('done')}
          </span>
        )}
      </div>
      {isRunning ? (
        <Button variant="default" onClick={job.cancel}>
          {t('app:cancel')}
        </Button>
      ) : (
        <Button onClick={onStart}>{t('now')}</Button>
      )}
    </>
  );
}
