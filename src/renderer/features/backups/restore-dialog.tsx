import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupItem } from '../../../contract/backups.ts';
import { crm } from '../../lib/crm.ts';
import { writeError } from '../../lib/error-text.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { showNotice } from '../../lib/notices.ts';
import { Facts } from '../../ui/facts.tsx';
import classes from './backups-page.module.css';
import { writeReason } from './write-reason.ts';

type Props = { backup: BackupItem; onClose: () => void };

/** Ctrl+Z does not reach across files, so it is asked, with all that will happen. */
export function RestoreDialog({ backup, onClose }: Props) {
  const { t } = useTranslation('backups');
  const { instant, exactInstant, number } = useFormatting();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const when = instant(backup.at);

  const restore = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await crm.shell.restoreBackup({ name: backup.name });
      showNotice(t('restored', { when }));
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('question.title', { when })}
      closeOnClickOutside={!isBusy}
      closeOnEscape={!isBusy}
      withCloseButton={!isBusy}
      closeButtonProps={{ 'aria-label': t('app:close') }}
      // A dialog's heading is not the window's: one banner is enough for a screen reader.
      attributes={{ header: { role: 'presentation' } }}
    >
      <Stack gap="lg">
        <p className={classes.plain}>{t('question.what')}</p>
        <div className={classes.summary}>
          <Facts
            facts={[
              { key: 'when', label: t('column.when'), value: exactInstant(backup.at) },
              { key: 'reason', label: t('column.reason'), value: writeReason(t, backup.reason) },
              { key: 'contacts', label: t('column.contacts'), value: number(backup.contacts) },
              { key: 'companies', label: t('column.companies'), value: number(backup.companies) },
            ]}
          />
        </div>
        <p className={classes.plain}>{t('question.safe')}</p>
        {error !== undefined && (
          <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
            {writeError(t, error)}
          </Alert>
        )}
        <Group gap="sm" justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={isBusy} data-autofocus>
            {t('app:cancel')}
          </Button>
          <Button loading={isBusy} onClick={() => void restore()}>
            {t('question.yes')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
