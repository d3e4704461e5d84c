import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { UndoAnswer } from '../../contract/history.ts';
import { useCrmCommand } from '../lib/crm-queries.ts';

/** Undo and redo of anything. What could not go back is said; History names it all. */
export function useUndo() {
  const { t } = useTranslation('app');
  const { mutate: undoChange, isPending: isUndoing } = useCrmCommand('history.undo');
  const { mutate: redoChange, isPending: isRedoing } = useCrmCommand('history.redo');

  const tell = useCallback(
    (answer: UndoAnswer, nothing: string) => {
      if (answer.changeSet === null && answer.keptCount === 0) {
        notifications.show({ id: 'undo', message: nothing, autoClose: 4_000 });
      } else if (answer.keptCount > 0) {
        const names = [...new Set(answer.kept.map(({ name }) => name))].slice(0, 3).join(', ');
        const message = t('undo.kept', { count: answer.keptCount, names });
        notifications.show({ id: 'undo', color: 'yellow', message, autoClose: 12_000 });
      }
    },
    [t],
  );

  const undo = useCallback(
    (id: number | null = null) =>
      undoChange({ id }, { onSuccess: (answer) => tell(answer, t('undo.nothing')) }),
    [undoChange, tell, t],
  );
  const redo = useCallback(
    () => redoChange({}, { onSuccess: (answer) => tell(answer, t('undo.nothingToRedo')) }),
    [redoChange, tell, t],
  );
  return { undo, redo, isBusy: isUndoing || isRedoing };
}
