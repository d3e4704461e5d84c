import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupItem } from '../../../contract/backups.ts';
import { crmQuery, useCrmJob } from '../../lib/crm-queries.ts';
import { writeError } from '../../lib/error-text.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { EmptyPage } from '../../ui/empty-page.tsx';
import { Page } from '../../ui/page.tsx';
import { BackUpNow } from './back-up-now.tsx';
import { BackupTable } from './backup-table.tsx';
import classes from './backups-page.module.css';
import { RestoreDialog } from './restore-dialog.tsx';

/** The copies of the shop's file: that they are there, that they are good, and the way back to one. */
export function BackupsPage() {
  const { t } = useTranslation('backups');
  const { number } = useFormatting();
  const client = useQueryClient();
  const { data } = useQuery(crmQuery('backups.list', {}));
  const copying = useCrmJob('backups.create');
  const [toRestore, setToRestore] = useState<BackupItem>();
  if (!data) return null;
  const { backups, folder } = data;

  const backUp = async () => {
    if (await copying.start({}))
      await client.invalidateQueries({ queryKey: crmQuery('backups.list', {}).queryKey });
  };
  return (
    <Page
      title={t('title')}
      aside={backups.length > 0 ? number(backups.length) : undefined}
      actions={backups.length > 0 && <BackUpNow job={copying} onStart={() => void backUp()} />}
    >
      {copying.error && (
        <Alert
          color="red"
          variant="light"
          role="alert"
          icon={<IconAlertTriangle size={18} aria-hidden />}
          className={classes.error}
        >
          {writeError(t, copying.error)}
        </Alert>
      )}
      {backups.length === 0 ? (
        <EmptyPage icon={IconShieldCheck} title={t('none.title')} text={t('intro')}>
          <Button loading={copying.isRunning} onClick={() => void backUp()}>
            {t('now')}
          </Button>
        </EmptyPage>
      ) : (
        <>
          <p className={classes.intro}>{t('intro')}</p>
          <BackupTable backups={backups} onRestore={setToRestore} />
          <div className={classes.folder}>
            <span>{t('folder')}</span>
            <span className={classes.path}>{folder}</span>
          </div>
        </>
      )}
      {toRestore && <RestoreDialog backup={toRestore} onClose={() => setToRestore(undefined)} />}
    </Page>
  );
}
