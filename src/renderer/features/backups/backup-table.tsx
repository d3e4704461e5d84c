import { VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupItem } from '../../../contract/backups.ts';
import { useCrmJob } from '../../lib/crm-queries.ts';
import { showError } from '../../lib/notices.ts';
import { BackupRow, type CheckState } from './backup-row.tsx';
import classes from './backups-page.module.css';

type Props = { backups: BackupItem[]; onRestore: (backup: BackupItem) => void };

export function BackupTable({ backups, onRestore }: Props) {
  const { t } = useTranslation('backups');
  const { start, error, isRunning } = useCrmJob('backups.check');
  const [checks, setChecks] = useState<Record<string, CheckState>>({});

  const check = async (name: string) => {
    const tell = (state: CheckState) => setChecks((before) => ({ ...before, [name]: state }));
    tell('checking');
    const result = await start({ name });
    tell(result ? (result.isIntact ? 'again' : 'damaged') : 'made');
  };
  return (
    <>
      <div className={classes.tableFrame}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('column.when')}</th>
              <th scope="col">{t('column.reason')}</th>
              <th scope="col" data-number>
                {t('column.contacts')}
              </th>
              <th scope="col" data-number>
                {t('column.size')}
              </th>
              <th scope="col">{t('column.state')}</th>
              <th scope="col">
                <VisuallyHidden>{t('column.actions')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {backups.map((backup) => (
              <BackupRow
                key={backup.name}
                backup={backup}
                check={checks[backup.name] ?? 'made'}
                isBusy={isRunning}
                onCheck={() => void check(backup.name).catch(showError)}
                onRestore={() => onRestore(backup)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <CheckProblem error={error} />
    </>
  );
}

function CheckProblem({ error }: { error: unknown }) {
  const { t } = useTranslation('backups');
  if (!error) return null;
  return (
    <p className={classes.bad} role="alert">
      {t('checkFailed')}
    </p>
  );
}
