import { join } from 'node:path';
import { app, nativeTheme } from 'electron';
import { chooseLocale, guessDefaults } from '../../contract/computer-defaults.ts';
import type { CrmEvent } from '../../contract/operation.ts';
import { showAppMenu } from './app-menu.ts';
import { AppScheme } from './app-scheme.ts';
import { AppSettingsFile } from './app-settings.ts';
import { AppWindow } from './app-window.ts';
import { ChosenFiles } from './chosen-files.ts';
import { DataFile } from './data-file.ts';
import { choosePlaces, findFileArgument } from './data-places.ts';
import { DataProcess } from './data-process.ts';
import { forkDataChild } from './fork-data-child.ts';
import { GestureGate } from './gesture-gate.ts';
import { listenToPage } from './ipc.ts';
import { logError, logEvent } from './log.ts';
import { closeDefaultSession } from './network-off.ts';
import { pageAddress } from './page-address.ts';
import { createShellOperations } from './shell-operations.ts';
import { changeLanguage, loadTexts } from './texts.ts';
import { isTrustedSender } from './trusted-sender.ts';

export type StartOptions = {
  /** Where the page comes from while it is being developed. */
  devServer: string | undefined;
  /** The profile: settings, logs, the demo shop. */
  folder: string;
  /** The built app: main, preload, renderer. */
  built: string;
};

/** Puts the parts together. The data process starts first: the window's page will soon ask for it. */
export async function startApp({ devServer, folder, built }: StartOptions): Promise<void> {
  const settings = new AppSettingsFile(folder, (error) => logError('settings', error));
  nativeTheme.themeSource = settings.value.theme;
  await app.whenReady();
  closeDefaultSession(devServer);
  const locale = chooseLocale([...app.getPreferredSystemLanguages(), app.getLocale()]);
  await loadTexts(settings.value.language ?? locale);

  let window: AppWindow | undefined;
  const send = (event: CrmEvent) => window?.send(event, dataFile.generation);
  const showMenu = () => showAppMenu((command) => send({ type: 'command', command }));
  const setLanguage = async (language: string) => {
    if (language === settings.value.language) return;
    settings.update({ language });
    await changeLanguage(language);
    showMenu();
  };

  const data = new DataProcess({
    start: () => forkDataChild(join(built, 'main', 'data.js')),
    onEvent: send,
    onLog: logEvent,
    onLost: (error) => dataFile.handleLoss(error),
  });
  const dataFile: DataFile = new DataFile({
    data,
    settings,
    places: choosePlaces({
      userData: folder,
      documents: app.getPath('documents'),
      hasOwnProfile: app.commandLine.hasSwitch('user-data-dir'),
    }),
    defaults: guessDefaults(locale, Intl.DateTimeFormat().resolvedOptions().timeZone),
    onChange: (opened) => {
      send({ type: 'file-changed' });
      if (opened) void setLanguage(opened.language);
    },
  });
  dataFile.start(findFileArgument(process.argv, process.cwd()));

  const scheme = new AppScheme(join(built, 'renderer'));
  scheme.serve();
  const gestures = new GestureGate();
  window = new AppWindow({
    preload: join(built, 'preload', 'index.cjs'),
    address: devServer ?? pageAddress,
    settings,
    gestures,
  });
  const { window: shown } = window;

  const files = new ChosenFiles((token, path) => data.addFile(token, path));
  const callShell = createShellOperations({
    window: () => shown,
    dataFile,
    files,
    settings,
    gestures,
    locale,
    changeLanguage: setLanguage,
  });
  listenToPage({
    isTrusted: (event) => isTrustedSender(event, window?.contentsId, devServer),
    generation: () => dataFile.generation,
    startPage: () => ({ styleNonce: scheme.styleNonce, generation: dataFile.generation }),
    call: (name, input, job) => {
      if (name.startsWith('shell.')) return callShell(name, input);
      return dataFile.isChanging
        ? Promise.resolve({
            ok: false,
            error: { code: 'conflict', message: 'file_changing', parameters: {} },
          })
        : data.call(name, input, job);
    },
    cancel: (job) => void data.cancel(job),
    acceptDrop: (path) => files.addDropped(path),
  });
  showMenu();

  app.on('second-instance', () => window?.focus());
  app.on('window-all-closed', () => app.quit());
  stopInOrder(dataFile);
}

/** Longer than the data process may take; a program that never ends would keep the next one from starting. */
const quitLimit = 15_000;

/** The data file is closed before the app ends, so that nothing is left beside it. */
function stopInOrder(dataFile: DataFile): void {
  let isStopping = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => app.exit(1), quitLimit);
    dataFile.stop().then(
      () => app.exit(0),
      (error) => {
        logError('stop', error);
        app.exit(1);
      },
    );
  });
}
