import { Button, Group, Progress, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RunningJob } from '../../lib/crm-queries.ts';
import { useFormatting } from '../../lib/formatting.ts';
import classes from './export-dialog.module.css';

type Props = { job: RunningJob<'exports.run'>; fileName: string };

export function ExportProgress({ job, fileName }: Props) {
  const { t } = useTranslation('export');
  const { number, duration } = useFormatting();
  const { progress } = job;
  const hasEnd = progress !== undefined && progress.total > 0;
  const facts = hasEnd
    ? [
        t('progress.rows', { done: number(progress.done), total: number(progress.total) }),
        progress.rowsPerSecond && t('progress.rate', { number: number(Math.round(progress.rowsPerSecond)) }),
        progress.secondsLeft !== undefined &&
          progress.secondsLeft > 1 &&
          t('progress.left', { duration: duration(progress.secondsLeft) }),
      ].filter(Boolean)
    : [];
  return (
    <Stack gap="md">
      <p className={classes.plain}>{t('progress.writing', { file: fileName })}</p>
      <Progress
        value={hasEnd ? (progress.done / progress.total) * 100 : 100}
        animated={!hasEnd}
        aria-label={t('progress.writing', { file: fileName })}
      />
      <p className={classes.facts}>{facts.join(' · ')}</p>
      <Group justify="flex-end">
        <Button variant="default" onClick={job.cancel} data-autofocus>
          {t('app:cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
