import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { crm } from '../../lib/crm.ts';
import { showError, showNotice } from '../../lib/notices.ts';
import { CountsList } from './counts-list.tsx';
import classes from './import-page.module.css';
import { resetImport, useImportSession } from './import-session.ts';
import { WarningList } from './warning-list.tsx';

/** What happened, in counts that add up to the rows read, and what can be done about it. */
export function DoneStep() {
  const { t } = useTranslation('import');
  const navigate = useNavigate();
  const { result, noun } = useImportSession();
  if (!result) return null;
  const { rejects, changeSet } = result;

  const saveRejects = async () => {
    if (!rejects) return;
    try {
      const target = await crm.shell.chooseSaveFile({ kind: 'csv', suggestedName: rejects.name });
      if (!target) return;
      await crm.imports.saveRejects({ rejects: rejects.file, file: target.token });
      showNotice(t('done.saved', { file: target.name }));
    } catch (error) {
      showError(error);
    }
  };
  const show = () => {
    void navigate({
      to: noun === 'contacts' ? '/contacts' : '/companies',
      ...(changeSet === null ? {} : { search: { changeSet } }),
    });
  };
  return (
    <>
      <CountsList counts={result} tense="done" />
      <div className={classes.actions}>
        {changeSet !== null && <Button onClick={show}>{t(`done.show.${noun}`)}</Button>}
        {rejects && (
          <Button variant="default" onClick={() => void saveRejects()}>
            {t('done.saveRejects', { count: result.rejected })}
          </Button>
        )}
        <Button variant="default" onClick={resetImport}>
          {t('done.another')}
        </Button>
      </div>
      {rejects && <p className={classes.quiet}>{t('done.rejectsHint')}</p>}
      {changeSet !== null && <p className={classes.quiet}>{t('done.undoHint')}</p>}
      <WarningList warnings={result.warnings} />
    </>
  );
}
