import { writeSync } from 'node:fs';
import { beginChangeSet, endChangeSet } from '../../../db/journal.ts';
import { openDatabase } from '../../../db/open-database.ts';
import { undoChangeSet } from '../../../db/undo.ts';
import { Dispatch } from '../../../src/main/data/dispatch.ts';
import { importContacts } from '../insert-contacts.ts';

/** Edits a shop until it is killed; says what is saved after it was told so. */
const [file = '', kind = ''] = process.argv.slice(2);
const say = (text: string) => writeSync(1, `${text}\n`);
const sqlite = openDatabase(file, { create: true, bulk: kind === 'import' });
const dispatch = new Dispatch({
  sqlite,
  file,
  backupFolder: `${file}.backups`,
  searchFile: `${file}.search`,
  source: 'cli',
  runInWorker: () => Promise.reject(new Error('not here')),
  emit: () => {},
  log: () => {},
});

async function run(name: string, input: unknown): Promise<void> {
  const answer = await dispatch.handle({ name, input });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
}

say('ready');
for (let turn = 1; ; turn++) {
  if (kind === 'edit') {
    await run('contacts.create', {
      fields: { lastName: `Edit ${turn}` },
      points: [{ kind: 'phone', raw: `030 ${turn}` }],
    });
  } else if (kind === 'bulk-edit') {
    await run('contacts.bulkEdit', {
      selection: { filter: {} },
      field: 'lead_source',
      value: `Turn ${turn}`,
    });
  } else if (kind === 'import') {
    importContacts(sqlite, 500);
  } else {
    // takes the last change back and puts it back, again and again
    const last = sqlite.prepare<[], number>('SELECT max(id) FROM change_sets').pluck().get()!;
    sqlite.exec('BEGIN IMMEDIATE');
    const set = beginChangeSet(sqlite, { operation: 'history.undo', source: 'cli', at: turn });
    undoChangeSet(sqlite, last, set);
    endChangeSet(sqlite, set, {});
    sqlite.exec('COMMIT');
  }
  say(String(turn));
}
