import { dirname, join } from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import type {
  ImportCounts,
  ImportInspection,
  ImportPlan,
  ImportRecord,
  ImportResult,
} from '../../../contract/imports.ts';
import type { JobContext } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { listTargets } from './list-targets.ts';
import type { Choices } from './prepare-import.ts';
import { readCustomFields } from './prepare-import.ts';
import { copyRejects } from './rejects-file.ts';
import type { ImportOrder } from './run-import.ts';

export const imports: Handlers<'imports'> = {
  inspect: (context, choices) =>
    context.runInWorker<ImportInspection>('imports.inspect', { path: context.pathOf(choices.file), choices }),

  plan: (context, choices) =>
    context.writeAlone(() => context.runInWorker<ImportPlan>('imports.plan', orderOf(context, choices))),

  async run(context, choices) {
    const result = await context.writeAlone(() =>
      context.runInWorker<ImportResult>('imports.run', orderOf(context, choices)),
    );
    context.emit({
      type: 'changed',
      tables: ['contacts', 'companies', 'tags', 'custom_fields', 'imports'],
      changeSet: result.changeSet,
    });
    return result;
  },

  async saveRejects(context, { rejects, file }) {
    await copyRejects(rejectsFolder(context), rejects, context.pathOf(file));
    return { rows: 0 };
  },

  targets: ({ sqlite }, { noun }) => listTargets(noun, readCustomFields(sqlite, noun)),

  get({ sqlite }, { id }) {
    type Row = Omit<ImportRecord, 'counts'> & { counts: string };
    const row = sqlite
      .prepare<[number], Row>(
        'SELECT id, change_set_id AS changeSet, noun, file_name AS fileName, sha256, counts, at FROM imports WHERE id = ?',
      )
      .get(id);
    if (!row) throw new AppError('not-found', 'already_gone');
    return { ...row, counts: JSON.parse(row.counts) as ImportCounts };
  },
};

function orderOf(context: JobContext, choices: Choices): ImportOrder {
  return {
    path: context.pathOf(choices.file),
    choices,
    source: context.source,
    backupFolder: context.backupFolder,
    rejectsFolder: rejectsFolder(context),
  };
}

/** Beside the search index: the program's own folder, not the owner's. */
function rejectsFolder({ searchFile }: Pick<JobContext, 'searchFile'>): string {
  return join(dirname(searchFile), 'rejects');
}
