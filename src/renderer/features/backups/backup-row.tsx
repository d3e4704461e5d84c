import { ActionIcon, Button, Loader, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BackupItem } from '../../../contract/backups.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { Instant } from '../../ui/instant.tsx';
import classes from './backups-page.module.css';
import { writeReason } from './write-reason.ts';

/** As it was when the copy was made, or what reading it again has shown. */
export type CheckState = 'made' | 'checking' | 'again' | 'damaged';

type Props = {
  backup: BackupItem;
  check: CheckState;
  isBusy: boolean;
  onCheck: () => void;
  onRestore: () => void;
};

export function BackupRow({ backup, check, isBusy, onCheck, onRestore }: Props) {
  const { t } = useTranslation('backups');
  const { number, bytes, instant } = useFormatting();
  const when = instant(backup.at);
  return (
    <tr>
      <td>
        <Instant at={backup.at} />
      </td>
      <td className={classes.reason}>{writeReason(t, backup.reason)}</td>
      <td data-number>{number(backup.contacts)}</td>
      <td data-number>{bytes(backup.bytes)}</td>
      <td>
        <span className={classes.state} data-state={check} role="status">
          {check === 'checking' ? (
            <Loader size={14} aria-hidden />
          ) : check === 'damaged' ? (
            <IconAlertTriangle size={16} stroke={1.8} aria-hidden />
          ) : (
            <IconCheck size={16} stroke={2} aria-hidden />
          )}
          {t(`state.${check}`)}
        </span>
      </td>
      <td>
        <span className={classes.rowActions}>
          <Tooltip label={t('check')} withinPortal={false} floatingStrategy="fixed">
            <ActionIcon aria-label={t('checkOf', { when })} disabled={isBusy} onClick={onCheck}>
              <IconRefresh size={16} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Button
            variant="default"
            size="xs"
            disabled={check === 'damaged'}
            aria-label={t('restoreOf', { when })}
            onClick={onRestore}
          >
            {t('restore')}
          </Button>
        </span>
      </td>
    </tr>
  );
}
