import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenFile } from '../../../contract/shell.ts';
import type { ExportSource } from '../../lib/app-actions.ts';
import { crm } from '../../lib/crm.ts';
import { useCrmJob } from '../../lib/crm-queries.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { showError } from '../../lib/notices.ts';
import { ExportDone } from './export-done.tsx';
import { type ExportChoices, ExportForm } from './export-form.tsx';
import { ExportProgress } from './export-progress.tsx';

type Props = { source: ExportSource; onClose: () => void };

/** From the rows of a list to a file: what goes in, where to, how far, done. */
export function ExportDialog({ source, onClose }: Props) {
  const { t } = useTranslation('export');
  const { number, today } = useFormatting();
  const job = useCrmJob('exports.run');
  const [file, setFile] = useState<ChosenFile>();
  const { noun, selection, sort, columns, count } = source;

  const run = async (choices: ExportChoices) => {
    const suggestedName = `${t(`fileName.${noun}`)} ${today().toString()}.csv`;
    const target = await crm.shell.chooseSaveFile({ kind: 'csv', suggestedName });
    if (!target) return;
    setFile(target);
    await job.start({
      noun,
      file: target.token,
      selection,
      sort,
      columns: choices.columns === 'all' ? null : columns,
      delimiter: choices.delimiter,
      bom: choices.isForSpreadsheet,
      isForSpreadsheet: choices.isForSpreadsheet,
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="32rem"
      title={t(`title.${noun}`, { count, number: number(count) })}
      closeOnClickOutside={!job.isRunning}
      closeOnEscape={!job.isRunning}
      withCloseButton={!job.isRunning}
      closeButtonProps={{ 'aria-label': t('app:close') }}
      // A dialog's heading is not the window's: one banner is enough for a screen reader.
      attributes={{ header: { role: 'presentation' } }}
    >
      {job.result && file ? (
        <ExportDone noun={noun} result={job.result} file={file} onClose={onClose} />
      ) : job.isRunning ? (
        <ExportProgress job={job} fileName={file?.name ?? ''} />
      ) : (
        <ExportForm
          source={source}
          error={job.error}
          onCancel={onClose}
          onExport={(choices) => void run(choices).catch(showError)}
        />
      )}
    </Modal>
  );
}
