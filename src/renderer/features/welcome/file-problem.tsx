import { Alert, Button, Title } from '@mantine/core';
import { IconAlertTriangle, IconFilePlus, IconFolderOpen, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../../../contract/shell.ts';
import { crm } from '../../lib/crm.ts';
import { crmQuery } from '../../lib/crm-queries.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { showNotice } from '../../lib/notices.ts';
import { Instant } from '../../ui/instant.tsx';
import { ChoiceCard } from './choice-card.tsx';
import classes from './welcome-page.module.css';

type Props = {
  problem: NonNullable<AppState['problem']>;
  isBusy: boolean;
  run: (work: () => Promise<unknown>) => Promise<void>;
  onStartNew: () => void;
};

const shownAtFirst = 4;

/** Why her file is not open, what is safe, and every way on. */
export function FileProblem({ problem, isBusy, run, onStartNew }: Props) {
  const { t } = useTranslation('welcome');
  const key = i18next.exists(`errors:${problem.message}`) ? problem.message : 'internal';
  const chooseFile = async () => {
    const file = await crm.shell.chooseFile({ kind: 'database' });
    if (file) await crm.shell.openDatabase({ file: file.token });
  };
  return (
    <>
      <header className={classes.formHeader}>
        <Title order={1} className={classes.title}>
          {t('problem.title')}
        </Title>
      </header>
      <Alert
        color="red"
        variant="light"
        role="alert"
        icon={<IconAlertTriangle size={18} aria-hidden />}
        className={classes.problem}
      >
        {t(`errors:${key}`, problem.parameters)}
      </Alert>
      <div className={classes.cards}>
        <ChoiceCard
          icon={IconRefresh}
          title={t('problem.again')}
          text={t('problem.againText')}
          isDisabled={isBusy}
          onClick={() => void run(() => crm.shell.openOwn({}))}
        />
        <ChoiceCard
          icon={IconFolderOpen}
          title={t('problem.choose')}
          text={t('problem.chooseText')}
          isDisabled={isBusy}
          onClick={() => void run(chooseFile)}
        />
        <ChoiceCard
          icon={IconFilePlus}
          title={t('problem.other')}
          text={t('problem.otherText')}
          isDisabled={isBusy}
          onClick={onStartNew}
        />
      </div>
      <BackupsOfFile isBusy={isBusy} run={run} />
    </>
  );
}

/** The file that can't be opened stays beside the restored one, so nothing needs to be asked. */
function BackupsOfFile({ isBusy, run }: Pick<Props, 'isBusy' | 'run'>) {
  const { t } = useTranslation('welcome');
  const { number, instant } = useFormatting();
  const { data: backups, isPending } = useQuery({
    ...crmQuery('shell.listBackups', {}),
    throwOnError: false,
  });
  const [isEveryShown, setEveryShown] = useState(false);
  // Its place is kept while they are looked for: nothing jumps.
  if (!backups || backups.length === 0)
    return (
      <section className={classes.backups}>
        <Title order={2}>{t('problem.backups')}</Title>
        <p className={classes.quiet} role="status">
          {t(isPending ? 'problem.looking' : 'problem.noBackups')}
        </p>
      </section>
    );
  const shown = isEveryShown ? backups : backups.slice(0, shownAtFirst);
  return (
    <section className={classes.backups}>
      <Title order={2}>{t('problem.backups')}</Title>
      <p className={classes.quiet}>{t('problem.backupsText')}</p>
      <ul className={classes.backupList}>
        {shown.map(({ name, at, contacts }) => (
          <li key={name} className={classes.backup}>
            <Instant at={at} />
            <span className={classes.quiet}>
              {t('problem.contacts', { count: contacts, number: number(contacts) })}
            </span>
            <Button
              variant="default"
              size="xs"
              disabled={isBusy}
              aria-label={t('problem.restoreOf', { when: instant(at) })}
              onClick={() =>
                void run(async () => {
                  await crm.shell.restoreBackup({ name });
                  showNotice(t('problem.restored', { when: instant(at) }));
                })
              }
            >
              {t('problem.restore')}
            </Button>
          </li>
        ))}
      </ul>
      {backups.length > shown.length && (
        <Button variant="subtle" className={classes.more} onClick={() => setEveryShown(true)}>
          {t('problem.more', { count: backups.length - shown.length })}
        </Button>
      )}
    </section>
  );
}
