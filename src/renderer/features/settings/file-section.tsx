import { Button } from '@mantine/core';
import { IconFlask, IconFolderOpen, IconHome } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { crm } from '../../lib/crm.ts';
import { crmQuery } from '../../lib/crm-queries.ts';
import { showError } from '../../lib/notices.ts';
import classes from './settings-page.module.css';
import { SettingsSection } from './settings-section.tsx';

/** Where her data is, and the way to another file and back. */
export function FileSection() {
  const { t } = useTranslation('settings');
  const { data: state } = useQuery(crmQuery('shell.state', {}));
  const [isBusy, setBusy] = useState(false);
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      showError(error);
    } finally {
      setBusy(false);
    }
  };
  const openOther = async () => {
    const file = await crm.shell.chooseFile({ kind: 'database' });
    if (file) await crm.shell.openDatabase({ file: file.token });
  };
  if (!state?.file) return null;
  const { path, isDemo } = state.file;
  return (
    <SettingsSection title={t('file.title')} text={t('file.text')}>
      <div>
        <div className={classes.label}>{t(isDemo ? 'file.demoPath' : 'file.path')}</div>
        <code className={classes.path}>{path}</code>
      </div>
      <div className={classes.buttons}>
        <Button
          variant="default"
          disabled={isBusy}
          leftSection={<IconFolderOpen size={16} stroke={1.6} aria-hidden />}
          onClick={() => void run(openOther)}
        >
          {t('file.open')}
        </Button>
        <Button
          variant="default"
          disabled={isBusy}
          leftSection={<IconHome size={16} stroke={1.6} aria-hidden />}
          onClick={() => void run(() => crm.shell.openOwn({}))}
        >
          {t('file.own')}
        </Button>
        {!isDemo && (
          <Button
            variant="default"
            disabled={isBusy}
            leftSection={<IconFlask size={16} stroke={1.6} aria-hidden />}
            onClick={() => void run(() => crm.shell.openDemo({}))}
          >
            {t('file.demo')}
          </Button>
        )}
      </div>
      <p className={classes.hint}>{t('file.version', { version: state.version })}</p>
    </SettingsSection>
  );
}
