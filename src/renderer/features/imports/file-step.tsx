import { Button, SegmentedControl } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportNoun } from '../../../contract/imports.ts';
import { getBridge } from '../../lib/bridge.ts';
import { crm } from '../../lib/crm.ts';
import { showError, showNotice } from '../../lib/notices.ts';
import classes from './file-step.module.css';
import { chooseImportFile, setImportNoun, useImportSession } from './import-session.ts';
import { JobProgress } from './job-progress.tsx';

export function FileStep() {
  const { t } = useTranslation('import');
  const { noun, isBusy } = useImportSession();
  const [isOver, setIsOver] = useState(false);

  const choose = async () => {
    try {
      const file = await crm.shell.chooseFile({ kind: 'import' });
      if (file) await chooseImportFile(file);
    } catch (error) {
      showError(error);
    }
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const dropped = event.dataTransfer.files[0];
    const file = dropped ? await getBridge().acceptDrop(dropped) : null;
    if (file) await chooseImportFile(file);
    else showNotice(t('file.notAFile'));
  };

  if (isBusy) return <JobProgress />;
  return (
    <div className={classes.root}>
      <SegmentedControl
        value={noun}
        onChange={(value) => setImportNoun(value as ImportNoun)}
        data={[
          { value: 'contacts', label: t('noun.contacts') },
          { value: 'companies', label: t('noun.companies') },
        ]}
        aria-label={t('file.noun')}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way more, the button is the way for all */}
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => void drop(event)}
      >
        <IconFileImport size={32} stroke={1.4} aria-hidden />
        <p className={classes.title}>{t('file.drop')}</p>
        <Button onClick={() => void choose()} data-autofocus>
          {t('file.choose')}
        </Button>
        <p className={classes.hint}>{t('file.hint')}</p>
      </div>
      <p className={classes.safe}>{t('file.safe')}</p>
    </div>
  );
}
