import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { AppError } from '../../src/contract/errors.ts';
import type { FromData, ToData } from '../../src/main/data/protocol.ts';

/**
 * A program that speaks the data process's protocol and keeps no database, for tests of the shell's side. Its
 * "data file" is JSON: what it answers to `open`, or how it misbehaves.
 */
type StandInFile = { databaseId: string; contacts: number; crashes?: number };

const send = (message: FromData) => process.send?.(message);
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as StandInFile;
const files: Record<string, string> = {};
let openFile = '';

process.on('message', (message: ToData) => {
  if (message.type === 'open') open(message.file, message.isNew);
  else if (message.type === 'file') files[message.token] = message.path;
  else if (message.type === 'request') answer(message);
  else if (message.type === 'restore') restore(message);
  else if (message.type === 'list-backups') send({ type: 'backups', backups: [] });
  else if (message.type === 'close') send({ type: 'closed' });
});

function open(file: string, isNew: boolean): unknown {
  if (!existsSync(file) && isNew) writeFileSync(file, JSON.stringify({ databaseId: file, contacts: 0 }));
  if (!existsSync(file)) return refuse('database.missing', { place: file });
  const content = read(file);
  if (content.crashes) {
    writeFileSync(file, JSON.stringify({ ...content, crashes: content.crashes - 1 }));
    process.exit(1);
  }
  openFile = file;
  return send({ type: 'opened', databaseId: content.databaseId, contacts: content.contacts, language: 'en' });
}

function answer({ id, name, input, job }: Extract<ToData, { type: 'request' }>): unknown {
  if (name === 'stand-in.crash') process.exit(1);
  if (name === 'stand-in.wait') return undefined;
  if (name === 'demo.fill') fillDemo();
  if (name === 'demo.fill' && existsSync(`${openFile}.full`))
    return send({
      type: 'answer',
      id,
      result: { ok: false, error: new AppError('file', 'database.disk_full').report },
    });
  return send({
    type: 'answer',
    id,
    result: { ok: true, value: { name, input, job, files, pid: process.pid } },
  });
}

function fillDemo(): void {
  writeFileSync(openFile, JSON.stringify({ ...read(openFile), contacts: 40 }));
}

function restore({ file, name, backupFolder }: Extract<ToData, { type: 'restore' }>): unknown {
  if (openFile) return refuse('still open');
  const backup = `${backupFolder}/${name}`;
  if (!existsSync(backup)) return refuse('backup.missing');
  rmSync(file, { force: true });
  writeFileSync(file, readFileSync(backup));
  return send({ type: 'restored' });
}

function refuse(message: string, parameters: Record<string, string> = {}): unknown {
  return send({ type: 'refused', error: new AppError('file', message, parameters).report });
}
