import { removePartialBackups } from '../../../db/backup.ts';
import { type DataFileLock, holdDataFile } from '../../../db/data-file-lock.ts';
import { closeDatabase, openDatabase } from '../../../db/open-database.ts';
import { restoreBackup } from '../../../db/restore.ts';
import { describeError } from '../../contract/errors.ts';
import { listBackupItems } from './backups/backups.ts';
import { DailyBackup } from './backups/daily-backup.ts';
import { Dispatch } from './dispatch.ts';
import { reportError } from './dispatch-errors.ts';
import type { FromData, ToData } from './protocol.ts';
import { createRunInWorker } from './run-in-worker.ts';
import { closeIndex } from './search/reader.ts';
import { startIndexing } from './search/start-indexing.ts';
import { describeDatabase } from './settings/describe-database.ts';
import { giveDefaults } from './settings/settings.ts';

// A terminal sends Ctrl+C to the whole group: the shell closes in order, and this process with it.
process.on('SIGINT', () => undefined);

/** The data process: an Electron utility process that alone holds the data file. */
type Port = {
  postMessage: (message: FromData) => void;
  on: (event: 'message', listener: (event: { data: ToData }) => void) => void;
};
const port = (process as unknown as { parentPort: Port }).parentPort;
const send = (message: FromData) => port.postMessage(message);

type Errand = Extract<ToData, { type: 'restore' | 'list-backups' }>;
type Session = { dispatch: Dispatch; close: () => Promise<void> };
let session: Session | undefined;

port.on('message', ({ data }) => {
  if (data.type === 'open') open(data);
  else if (data.type === 'close') void close();
  else if (data.type === 'restore' || data.type === 'list-backups') runErrand(data);
  else if (session) serve(session.dispatch, data);
});

function serve(dispatch: Dispatch, message: Exclude<ToData, Errand | { type: 'open' | 'close' }>): void {
  if (message.type === 'cancel') dispatch.cancel(message.job);
  else if (message.type === 'file') dispatch.addFile(message.token, message.path);
  else void dispatch.handle(message).then((result) => send({ type: 'answer', id: message.id, result }));
}

/** What is asked of a process without an open file. */
function runErrand(order: Errand): void {
  try {
    if (order.type === 'list-backups')
      send({ type: 'backups', backups: listBackupItems(order.backupFolder) });
    else {
      restoreBackup({
        ...order,
        derived: ['', '-wal', '-shm', '-damaged'].map((end) => `${order.searchFile}${end}`),
      });
      send({ type: 'restored' });
    }
  } catch (error) {
    refuse(error, order.type === 'restore' ? order.file : order.backupFolder);
  }
}

function refuse(error: unknown, place: string): void {
  const report = reportError(error, place);
  if (report.code === 'internal') send({ type: 'log', level: 'error', text: describeError(error) });
  send({ type: 'refused', error: report });
}

function open(order: Extract<ToData, { type: 'open' }>): void {
  let lock: DataFileLock | undefined;
  try {
    lock = holdDataFile(order.file, order.isNew);
    const sqlite = openDatabase(order.file, { create: order.isNew, backupFolder: order.backupFolder });
    removePartialBackups(order.backupFolder);
    giveDefaults(sqlite, order.defaults);
    const indexing = startIndexing(new URL('./search-worker.js', import.meta.url), {
      file: order.file,
      searchFile: order.searchFile,
      onError: (error) =>
        send({ type: 'log', level: 'error', text: `search index: ${describeError(error)}` }),
      onCaughtUp: () => send({ type: 'event', event: { type: 'indexed' } }),
    });
    const runInWorker = createRunInWorker(new URL('./worker.js', import.meta.url), order.file);
    const daily = new DailyBackup(order.backupFolder, () =>
      runInWorker('backups.create', { folder: order.backupFolder, reason: 'daily' }),
    );
    const backUp = () =>
      daily.makeIfDue().catch((error: unknown) => {
        send({ type: 'log', level: 'error', text: `daily backup: ${describeError(error)}` });
        send({
          type: 'event',
          event: { type: 'backup-failed', error: reportError(error, order.backupFolder) },
        });
      });
    const dispatch = new Dispatch({
      sqlite,
      file: order.file,
      backupFolder: order.backupFolder,
      searchFile: order.searchFile,
      source: 'screen',
      runInWorker,
      emit: (event) => {
        if (event.type === 'changed') {
          indexing.follow();
          void backUp();
        }
        send({ type: 'event', event });
      },
      log: ({ operation, milliseconds, error }) => {
        const isUnexpected = error instanceof Error && reportError(error, order.file).code === 'internal';
        send({
          type: 'log',
          level: isUnexpected ? 'error' : 'info',
          text: `${operation} ${milliseconds.toFixed(0)} ms${isUnexpected ? ` ${describeError(error)}` : ''}`,
        });
      },
    });
    session = {
      dispatch,
      close: async () => {
        dispatch.cancelAll();
        await dispatch.whenIdle();
        await indexing.stop();
        closeIndex(sqlite);
        closeDatabase(sqlite);
        lock?.release();
      },
    };
    send({ type: 'opened', ...describeDatabase(sqlite) });
  } catch (error) {
    lock?.release();
    refuse(error, order.file);
  }
}

async function close(): Promise<void> {
  await session?.close();
  session = undefined;
  send({ type: 'closed' });
}
