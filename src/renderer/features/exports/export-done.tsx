import { Button, Group, Stack } from '@mantine/core';
import { IconCheck, IconFolder } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExportResult } from '../../../contract/exports.ts';
import type { ListNoun } from '../../../contract/lists.ts';
import type { ChosenFile } from '../../../contract/shell.ts';
import { crm } from '../../lib/crm.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { showError } from '../../lib/notices.ts';
import classes from './export-dialog.module.css';

type Props = { noun: ListNoun; result: ExportResult; file: ChosenFile; onClose: () => void };

export function ExportDone({ noun, result, file, onClose }: Props) {
  const { t } = useTranslation('export');
  const { number, bytes } = useFormatting();
  return (
    <Stack gap="xl">
      <div className={classes.done} role="status">
        <span className={classes.doneIcon}>
          <IconCheck size={20} stroke={2} aria-hidden />
        </span>
        <div>
          <div className={classes.fileName}>{file.name}</div>
          <div className={classes.facts}>
            {[
              t(`done.rows.${noun}`, { count: result.rows, number: number(result.rows) }),
              t('done.columns', { count: result.columns, number: number(result.columns) }),
              bytes(result.bytes),
            ].join(' · ')}
          </div>
        </div>
      </div>
      <Group gap="sm" justify="flex-end">
        <Button
          variant="default"
          leftSection={<IconFolder size={16} stroke={1.6} aria-hidden />}
          onClick={() => void crm.shell.showInFolder({ file: file.token }).catch(showError)}
        >
          {t('done.show')}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {t('app:close')}
        </Button>
      </Group>
    </Stack>
  );
}
