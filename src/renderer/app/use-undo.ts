import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../contract/errors.ts';
import type { UndoAnswer } from '../../contract/history.ts';
import { useCrmCommand } from '../lib/crm-queries.ts';
import { showError, showNotice } from '../lib/notices.ts';

const nothingLeft = new Set(['nothing_to_undo', 'nothing_to_redo']);

/** Undo and redo of anything. What could not go back is said; History names it all. */
export function useUndo() {
  const { t } = useTranslation('app');
  const { mutate: undoChange } = useCrmCommand('history.undo', { isHandled: true });
  const { mutate: redoChange } = useCrmCommand('history.redo', { isHandled: true });

  const onError = useCallback(
    (error: AppError) => {
      // Not a failure: she only pressed the key once more.
      if (nothingLeft.has(error.report.message)) showNotice(t(`errors:${error.report.message}`));
      else showError(error);
    },
    [t],
  );

  const onSuccess = useCallback(
    ({ kept, keptCount }: UndoAnswer) => {
      if (keptCount === 0) return;
      const names = [...new Set(kept.map(({ name }) => name))].slice(0, 3).join(', ');
      const message = t('undo.kept', { count: keptCount, names });
      notifications.show({ id: 'undo', color: 'yellow', message, autoClose: 12_000 });
    },
    [t],
  );

  const undo = useCallback(
    (id: number | null = null) => undoChange({ id }, { onSuccess, onError }),
    [undoChange, onSuccess, onError],
  );
  const redo = useCallback(() => redoChange({}, { onSuccess, onError }), [redoChange, onSuccess, onError]);
  return { undo, redo };
}
