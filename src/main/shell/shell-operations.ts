import { statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, nativeTheme, shell } from 'electron';
import { AppError } from '../../contract/errors.ts';
import type { OutputOf, ParsedOf, Result } from '../../contract/operation.ts';
import { shellOperations } from '../../contract/shell.ts';
import type { AppSettingsFile } from './app-settings.ts';
import type { ChosenFiles } from './chosen-files.ts';
import type { DataFile } from './data-file.ts';
import { parseExternalLink } from './external-link.ts';
import type { GestureGate } from './gesture-gate.ts';
import { logError } from './log.ts';
import { text } from './texts.ts';

type Operations = typeof shellOperations;
type ShellHandlers = {
  [Verb in keyof Operations]: (
    input: ParsedOf<Operations[Verb]>,
  ) => Promise<OutputOf<Operations[Verb]>> | OutputOf<Operations[Verb]>;
};

export type ShellContext = {
  window: () => BrowserWindow;
  dataFile: DataFile;
  files: ChosenFiles;
  settings: AppSettingsFile;
  gestures: GestureGate;
  locale: string;
  changeLanguage: (language: string) => Promise<void>;
};

/** The operations that are the main process's own, called as dispatch calls the others. */
export function createShellOperations(
  context: ShellContext,
): (name: string, input: unknown) => Promise<Result> {
  const handlers = createHandlers(context);
  return async (name, input) => {
    try {
      const verb = name.slice('shell.'.length);
      if (!isVerb(verb)) throw new AppError('not-found', 'unknown_operation');
      const parsed = shellOperations[verb].input.safeParse(input);
      if (!parsed.success) throw new AppError('invalid', 'invalid_input');
      const handler = handlers[verb] as (input: unknown) => unknown;
      return { ok: true, value: await handler(parsed.data) };
    } catch (error) {
      if (error instanceof AppError) return { ok: false, error: error.report };
      logError(name, error);
      return { ok: false, error: { code: 'internal', message: 'internal', parameters: {} } };
    }
  };
}

function isVerb(verb: string): verb is keyof Operations {
  return Object.hasOwn(shellOperations, verb);
}

function createHandlers(context: ShellContext): ShellHandlers {
  const { dataFile, files, settings, gestures } = context;
  return {
    async state() {
      await dataFile.whenStarted();
      return {
        ...dataFile.state,
        version: app.getVersion(),
        platform: process.platform,
        locale: context.locale,
        theme: settings.value.theme,
      };
    },

    chooseFile: ({ kind }) => chooseFile(context, kind),
    chooseSaveFile: ({ suggestedName }) => chooseSaveFile(context, suggestedName),
    showInFolder: ({ file }) => shell.showItemInFolder(files.pathOf(file)),

    openDatabase: ({ file }) => dataFile.openChosen(files.pathOf(file)),
    startEmpty: () => dataFile.startEmpty(),
    openDemo: () => dataFile.openDemo(),
    openOwn: () => dataFile.openOwn(),
    listBackups: () => dataFile.listBackups(),
    restoreBackup: ({ name }) => dataFile.restoreBackup(name),

    async openExternal({ url }) {
      const link = parseExternalLink(url);
      if (!link) throw new AppError('invalid', 'link_refused');
      if (!gestures.use()) return { isOpened: false };
      const { response } = await dialog.showMessageBox(context.window(), {
        type: 'question',
        message: text('link_question', { target: link.target }),
        detail: link.address,
        buttons: [text('link_open'), text('link_cancel')],
        defaultId: 0,
        cancelId: 1,
        noLink: true,
      });
      if (response !== 0) return { isOpened: false };
      await shell.openExternal(link.address);
      return { isOpened: true };
    },

    setTheme({ theme }) {
      nativeTheme.themeSource = theme;
      settings.update({ theme });
    },

    setLanguage: ({ language }) => context.changeLanguage(language),
  };
}

async function chooseFile({ window, files }: ShellContext, kind: 'import' | 'database') {
  const all = { name: text('files_all'), extensions: ['*'] };
  const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
    title: text(kind === 'import' ? 'choose_import' : 'choose_database'),
    properties: ['openFile'],
    filters:
      kind === 'import'
        ? [{ name: text('files_tables'), extensions: ['csv', 'tsv', 'txt'] }, all]
        : [{ name: text('files_regulars'), extensions: ['regulars'] }, all],
  });
  const path = filePaths[0];
  return canceled || !path ? null : files.add(path, 'read');
}

async function chooseSaveFile({ window, files }: ShellContext, suggestedName: string) {
  const { canceled, filePath } = await dialog.showSaveDialog(window(), {
    title: text('save_csv'),
    defaultPath: join(app.getPath('documents'), cleanFileName(suggestedName)),
    filters: [{ name: text('files_csv'), extensions: ['csv'] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  if (canceled || !filePath) return null;
  // Linux dialogs leave the ending out; where the file with it exists, nobody was asked about replacing it.
  const withEnding = extname(filePath) === '' ? `${filePath}.csv` : filePath;
  const isTaken = withEnding !== filePath && statSync(withEnding, { throwIfNoEntry: false });
  return files.add(isTaken ? filePath : withEnding, 'write');
}

/** A suggestion may hold what was typed as a list's name: it must stay a name. */
function cleanFileName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no file system likes them
  return basename(name.replace(/[\u0000-\u001f\\/:*?"<>|]/g, ' ').trim()) || 'export.csv';
}
