import { prepareOnce } from '../../../../db/prepare-once.ts';
import { AppError } from '../../../contract/errors.ts';
import type { UndoAnswer } from '../../../contract/history.ts';
import type { JobContext } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { findNextRedo, findNextUndo, isShown, listChangeSets } from './change-sets.ts';
import { describeRow, listRecordChanges, listSetChanges } from './field-changes.ts';
import { findUndoable, undoInChangeSet } from './undo.ts';

/** A change set of more rows than this is taken back on a thread of its own. */
const manyRows = 2_000;

export const history: Handlers<'history'> = {
  list: ({ sqlite }, { offset, limit }) => listChangeSets(sqlite, offset, limit),

  count: ({ sqlite }) =>
    prepareOnce<[], number>(sqlite, `SELECT count(*) FROM change_sets s WHERE ${isShown}`).pluck().get()!,

  changes({ sqlite }, { id }) {
    type Record = { noun: string; id: number };
    const fromRanges = prepareOnce<[number], Record>(
      sqlite,
      `SELECT g.table_name AS noun, c.id FROM change_ranges g JOIN contacts c ON g.table_name = 'contacts' AND c.id BETWEEN g.first_id AND g.last_id
       WHERE g.change_set_id = ? LIMIT 100`,
    ).all(id);
    const fromEntries = prepareOnce<[number], Record>(
      sqlite,
      `SELECT DISTINCT record_table AS noun, record_id AS id FROM changes
       WHERE change_set_id = ? AND record_table IS NOT NULL LIMIT 100`,
    ).all(id);
    const recordCount = prepareOnce<[number, number], number>(
      sqlite,
      `SELECT (SELECT count(DISTINCT record_table || ' ' || record_id) FROM changes WHERE change_set_id = ? AND record_table IS NOT NULL)
            + (SELECT coalesce(sum(last_id - first_id + 1), 0) FROM change_ranges WHERE change_set_id = ? AND table_name IN ('contacts', 'companies'))`,
    )
      .pluck()
      .get(id, id)!;
    const records = [...fromRanges, ...fromEntries].slice(0, 100).map(({ noun, id: rowId }) => ({
      noun,
      id: rowId,
      name: describeRow(sqlite, { table: noun, rowId }, null) ?? '',
    }));
    return { changes: listSetChanges(sqlite, id, 200), records, recordCount };
  },

  ofRecord: ({ sqlite }, { table, id }) => listRecordChanges(sqlite, table, id),

  next: ({ sqlite }) => ({ undo: findNextUndo(sqlite), redo: findNextRedo(sqlite) }),

  undo(context, { id }) {
    const target = id ?? findNextUndo(context.sqlite)?.id;
    if (target === undefined) throw new AppError('not-found', 'nothing_to_undo');
    return takeBack(context, target);
  },

  redo(context) {
    const target = findNextRedo(context.sqlite);
    if (!target) throw new AppError('not-found', 'nothing_to_redo');
    return takeBack(context, target.id);
  },
};

async function takeBack(context: JobContext, id: number): Promise<UndoAnswer> {
  const { rows } = findUndoable(context.sqlite, id);
  if (rows <= manyRows || context.file === ':memory:')
    return context.runAsCommand('history.undo', (command, changeSetId) => {
      const { answer, summary } = undoInChangeSet(context.sqlite, id, changeSetId, context.now());
      command.summarize(summary);
      return answer;
    });
  const answer = await context.writeAlone(() =>
    context.runInWorker<UndoAnswer>('history.undo', { id, source: context.source }),
  );
  context.emit({ type: 'changed', tables: ['contacts', 'companies'], changeSet: answer.changeSet });
  return answer;
}
