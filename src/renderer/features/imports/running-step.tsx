import { useTranslation } from 'react-i18next';
import classes from './import-page.module.css';
import { JobProgress } from './job-progress.tsx';

export function RunningStep() {
  const { t } = useTranslation('import');
  return (
    <>
      <JobProgress />
      <p className={classes.quiet}>{t('progress.goOn')}</p>
    </>
  );
}
