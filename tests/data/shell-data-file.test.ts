import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppSettingsFile } from '../../src/main/shell/app-settings.ts';
import { DataFile } from '../../src/main/shell/data-file.ts';
import { choosePlaces, placesOf } from '../../src/main/shell/data-places.ts';
import type { DataProcess } from '../../src/main/shell/data-process.ts';
import { createDataProcess } from '../helpers/start-stand-in.ts';

/** Other tests may have the machine to themselves for a while. */
const until = (isReached: () => boolean | Promise<boolean>) => vi.waitUntil(isReached, { timeout: 20_000 });

let folder: string;
const used: DataProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-shell-'));
});
afterEach(async () => {
  await Promise.all(used.splice(0).map((data) => data.stop()));
  rmSync(folder, { recursive: true });
});

const places = () => choosePlaces({ userData: folder, documents: 'unused', hasOwnProfile: true });
const put = (file: string, content: object) => {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, JSON.stringify(content));
};
const contactsIn = (file: string) =>
  (JSON.parse(readFileSync(file, 'utf8')) as { contacts: number }).contacts;

/** One run of the app, without a window. */
async function startOver(commandLineFile?: string) {
  const errors: unknown[] = [];
  const settings = new AppSettingsFile(folder, (error) => errors.push(error));
  const { data } = createDataProcess({ onLost: (error) => dataFile.handleLoss(error), pauses: [0] });
  used.push(data);
  const shown: (number | null)[] = [];
  const dataFile: DataFile = new DataFile({
    data,
    settings,
    places: places(),
    defaults: { language: 'de' },
    onChange: (opened) => shown.push(opened?.contacts ?? null),
  });
  dataFile.start(commandLineFile);
  await dataFile.whenStarted();
  return { dataFile, data, settings, shown, errors };
}

test('the first start knows no file and names no problem', async () => {
  const { dataFile } = await startOver();
  expect(dataFile.state).toEqual({ file: null, problem: null });
});

test('a new file is hers, and is opened again at the next start', async () => {
  const first = await startOver();
  await first.dataFile.startEmpty();
  expect(first.dataFile.state.file).toEqual({ path: places().ownFile, name: 'Regulars', isDemo: false });
  await first.dataFile.stop();
  const second = await startOver();
  expect(second.dataFile.state.file?.path).toBe(places().ownFile);
});

test('after the settings were lost her file is found at its usual place', async () => {
  put(places().ownFile, { databaseId: 'a', contacts: 5 });
  const { dataFile } = await startOver();
  expect(dataFile.state.file?.path).toBe(places().ownFile);
});

test('another empty start never touches the file that is there', async () => {
  put(places().ownFile, { databaseId: 'a', contacts: 5 });
  const { dataFile } = await startOver();
  await dataFile.startEmpty();
  expect(dataFile.state.file?.name).toBe('Regulars 2');
  expect(contactsIn(places().ownFile)).toBe(5);
});

test('a vanished file is a problem with its name and number of customers, and nothing is made', async () => {
  put(places().ownFile, { databaseId: 'a', contacts: 5 });
  await (await startOver()).dataFile.stop();
  rmSync(places().ownFile);
  const { dataFile } = await startOver();
  expect(dataFile.state).toEqual({
    file: null,
    problem: {
      message: 'database.missing',
      parameters: { place: places().ownFile, name: 'Regulars.regulars', contacts: 5 },
    },
  });
  expect(existsSync(places().ownFile)).toBe(false);
});

test('a vanished file is not made anew by the command line either', async () => {
  const file = join(folder, 'shop.regulars');
  put(file, { databaseId: 'a', contacts: 5 });
  await (await startOver(file)).dataFile.stop();
  rmSync(file);
  const { dataFile } = await startOver(file);
  expect(dataFile.state.problem?.message).toBe('database.missing');
  expect(existsSync(file)).toBe(false);
});

test('an empty file in the place of one with customers is not opened', async () => {
  put(places().ownFile, { databaseId: 'a', contacts: 5 });
  await (await startOver()).dataFile.stop();
  put(places().ownFile, { databaseId: 'b', contacts: 0 });
  const { dataFile, data } = await startOver();
  expect(dataFile.state.problem?.message).toBe('database.emptied');
  expect(await data.call('contacts.list', {})).toMatchObject({ error: { message: 'no_file_open' } });
  // Unless she points at it herself.
  await dataFile.openChosen(places().ownFile);
  expect(dataFile.state.file?.path).toBe(places().ownFile);
});

test('a file whose customers were all removed by the owner is opened', async () => {
  put(places().ownFile, { databaseId: 'a', contacts: 5 });
  await (await startOver()).dataFile.stop();
  put(places().ownFile, { databaseId: 'a', contacts: 0 });
  expect((await startOver()).dataFile.state.problem).toBeNull();
});

test('the demo shop is a file of its own that is filled once, and the way back is her own file', async () => {
  put(places().ownFile, { databaseId: 'a', contacts: 5 });
  const { dataFile } = await startOver();
  await dataFile.openDemo();
  expect(dataFile.state.file).toEqual({ path: places().demoFile, name: 'Demo shop', isDemo: true });
  expect(contactsIn(places().demoFile)).toBe(40);
  expect(contactsIn(places().ownFile)).toBe(5);
  await dataFile.openOwn();
  expect(dataFile.state.file?.path).toBe(places().ownFile);
});

test('a demo shop that could not be filled is removed, and her file is open again', async () => {
  put(places().ownFile, { databaseId: 'a', contacts: 5 });
  put(`${places().demoFile}.full`, {});
  const { dataFile } = await startOver();
  await expect(dataFile.openDemo()).rejects.toMatchObject({ report: { message: 'database.disk_full' } });
  expect(existsSync(places().demoFile)).toBe(false);
  expect(dataFile.state.file?.path).toBe(places().ownFile);
});

test('the way back to a file that is gone ends where its backups are offered', async () => {
  const first = await startOver();
  await first.dataFile.startEmpty();
  await first.dataFile.openDemo();
  rmSync(places().ownFile);
  await first.dataFile.openOwn();
  expect(first.dataFile.state).toMatchObject({ file: null, problem: { message: 'database.missing' } });
});

test('a backup takes the place of the open file, which is open again afterwards', async () => {
  put(places().ownFile, { databaseId: 'a', contacts: 5 });
  put(join(placesOf(places().ownFile).backupFolder, 'monday'), { databaseId: 'a', contacts: 4 });
  const { dataFile, shown } = await startOver();
  await dataFile.restoreBackup('monday');
  expect(contactsIn(places().ownFile)).toBe(4);
  expect(dataFile.state.problem).toBeNull();
  expect(shown).toEqual([5, 4]);
});

test('a backup brings back a file that could not be opened', async () => {
  put(places().ownFile, { databaseId: 'a', contacts: 5 });
  await (await startOver()).dataFile.stop();
  rmSync(places().ownFile);
  put(join(placesOf(places().ownFile).backupFolder, 'monday'), { databaseId: 'a', contacts: 4 });
  const { dataFile } = await startOver();
  expect(await dataFile.listBackups()).toEqual([]);
  await dataFile.restoreBackup('monday');
  expect(dataFile.state).toMatchObject({ file: { path: places().ownFile }, problem: null });
});

test('a refused backup leaves the file open as it was', async () => {
  put(places().ownFile, { databaseId: 'a', contacts: 5 });
  const { dataFile, data } = await startOver();
  await expect(dataFile.restoreBackup('no-such')).rejects.toMatchObject({
    report: { message: 'backup.missing' },
  });
  expect(contactsIn(places().ownFile)).toBe(5);
  expect(await data.call('contacts.list', {})).toMatchObject({ ok: true });
});

test('a file that cannot be opened leaves the one before open', async () => {
  put(places().ownFile, { databaseId: 'a', contacts: 5 });
  const { dataFile, data } = await startOver();
  await expect(dataFile.openChosen(join(folder, 'nowhere.regulars'))).rejects.toMatchObject({
    report: { message: 'database.missing' },
  });
  expect(dataFile.state.file?.path).toBe(places().ownFile);
  expect(await data.call('contacts.list', {})).toMatchObject({ ok: true });
});

test('two changes of file at once: the second is refused', async () => {
  const { dataFile } = await startOver();
  const first = dataFile.startEmpty();
  await expect(dataFile.openDemo()).rejects.toMatchObject({ report: { message: 'file_changing' } });
  await first;
});

test('every change of file counts, so that a late call for the one before can be told', async () => {
  const { dataFile } = await startOver();
  const before = dataFile.generation;
  await dataFile.startEmpty();
  expect(dataFile.generation).toBe(before + 1);
});

test('a data process that is lost for good is a problem of that file', async () => {
  put(places().ownFile, { databaseId: 'a', contacts: 5 });
  const { dataFile, data } = await startOver();
  await data.call('stand-in.crash', {});
  await until(async () => (await data.call('stand-in.echo', {})).ok);
  await data.call('stand-in.crash', {});
  await until(() => dataFile.state.problem !== null);
  expect(dataFile.state).toEqual({
    file: null,
    problem: { message: 'data_process_crashed', parameters: {} },
  });
});

test('settings that cannot be written do not keep her from working', async () => {
  const { dataFile, errors } = await startOver();
  mkdirSync(join(folder, 'settings.json'));
  await dataFile.startEmpty();
  expect(dataFile.state.file?.path).toBe(places().ownFile);
  expect(errors.length).toBeGreaterThan(0);
});
