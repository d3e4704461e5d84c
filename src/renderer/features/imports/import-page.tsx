import { Alert, Stepper } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { writeError } from '../../lib/error-text.ts';
import { Page } from '../../ui/page.tsx';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { DoneStep } from './done-step.tsx';
import { FileStep } from './file-step.tsx';
import classes from './import-page.module.css';
import { type ImportStep, useImportSession } from './import-session.ts';
import { RunningStep } from './running-step.tsx';

const position: Record<ImportStep, number> = { file: 0, columns: 1, check: 2, running: 2, done: 3 };

/** From a file to customers in four calm steps: file, columns, check, done. */
export function ImportPage() {
  const { t } = useTranslation('import');
  const { step, error, file } = useImportSession();
  return (
    <Page title={t('title')} aside={file?.name} isWide>
      <div className={classes.page}>
        <Stepper
          active={position[step]}
          size="xs"
          iconSize={24}
          allowNextStepsSelect={false}
          classNames={{ root: classes.stepper, step: classes.stepOf }}
          aria-label={t('steps')}
        >
          {(['file', 'columns', 'check', 'done'] as const).map((name) => (
            <Stepper.Step key={name} label={t(`step.${name}`)} allowStepSelect={false} />
          ))}
        </Stepper>
        {error && (
          <Alert
            color="red"
            variant="light"
            role="alert"
            icon={<IconAlertTriangle size={18} aria-hidden />}
            className={classes.error}
          >
            {writeError(t, error)}
          </Alert>
        )}
        {step === 'file' && <FileStep />}
        {step === 'columns' && <ColumnsStep />}
        {step === 'check' && <CheckStep />}
        {step === 'running' && <RunningStep />}
        {step === 'done' && <DoneStep />}
      </div>
    </Page>
  );
}
