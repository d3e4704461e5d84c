import { abandonChangeSet, beginChangeSet, endChangeSet } from '../../../../db/journal.ts';
import type { UndoAnswer } from '../../../contract/history.ts';
import type { WorkerContext } from '../worker-tasks.ts';
import { undoInChangeSet } from './undo.ts';

/** An undo of many rows, beside the thread that answers the window. */
export function undoInWorker(context: WorkerContext, input: { id: number; source: string }): UndoAnswer {
  const sqlite = context.open();
  sqlite.pragma('cache_size = -65536');
  context.progress({ phase: 'undoing', done: 0, total: 0 });
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    const set = beginChangeSet(sqlite, {
      operation: 'history.undo',
      source: input.source,
      at: context.now(),
    });
    const { answer, summary } = undoInChangeSet(sqlite, input.id, set, context.now());
    endChangeSet(sqlite, set, summary);
    context.stopIfCancelled();
    sqlite.exec('COMMIT');
    return answer;
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    abandonChangeSet(sqlite);
    throw error;
  }
}
