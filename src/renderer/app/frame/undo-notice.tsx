import { UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useIsMutating, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeSet } from '../../../contract/history.ts';
import { listenTo } from '../../lib/bridge.ts';
import { writeChange } from '../../lib/change-text.ts';
import { crmQuery } from '../../lib/crm-queries.ts';
import { useUndo } from '../use-undo.ts';
import classes from './top-bar.module.css';

/** How long the notice stays. Ctrl+Z and History undo at any time. */
const shownFor = 30_000;

type Notice = { change: ChangeSet; isUndone: boolean };

const isUndo = (key: readonly unknown[] | undefined) =>
  key?.[0] === 'history.undo' || key?.[0] === 'history.redo';

/** What was just done, and the way back. */
export function UndoNotice() {
  const { t } = useTranslation('app');
  const { undo, redo } = useUndo();
  const isBusy = useIsMutating({ predicate: ({ options }) => isUndo(options.mutationKey) }) > 0;
  const client = useQueryClient();
  const [notice, setNotice] = useState<Notice>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const stop = listenTo('changed', async ({ changeSet }) => {
      if (changeSet === null) return;
      const next = await client
        .fetchQuery({ ...crmQuery('history.next', {}), staleTime: 0 })
        // Only a notice: whatever stands in the way is told by what the page itself asks.
        .catch(() => undefined);
      if (!next) return;
      // An undo is what can be redone now; after a redo the change stands again.
      const isUndone = next.redo?.id === changeSet;
      const change = isUndone ? next.redo : next.undo;
      setNotice(change ? { change, isUndone } : undefined);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setNotice(undefined), shownFor);
    });
    return () => {
      stop();
      clearTimeout(timer.current);
    };
  }, [client]);

  return (
    <div className={classes.notice} role="status" aria-live="polite">
      {isBusy && <span className={classes.text}>{t('undo.working')}</span>}
      {!isBusy && notice && (
        <>
          <span className={classes.text} title={writeChange(t, notice.change)}>
            {writeChange(t, notice.change)}
          </span>
          <UnstyledButton
            className={classes.undo}
            onClick={() => (notice.isUndone ? redo() : undo(notice.change.id))}
          >
            {notice.isUndone ? (
              <IconArrowForwardUp size={16} stroke={2} aria-hidden />
            ) : (
              <IconArrowBackUp size={16} stroke={2} aria-hidden />
            )}
            {t(notice.isUndone ? 'undo.redo' : 'undo.undo')}
          </UnstyledButton>
        </>
      )}
    </div>
  );
}
