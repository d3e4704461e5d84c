import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { app, nativeTheme } from 'electron';
import { registerAppScheme } from './shell/app-scheme.ts';
import { findDebugSwitch } from './shell/debug-switches.ts';
import { logError, startLog } from './shell/log.ts';
import { switchNetworkOff } from './shell/network-off.ts';
import { startApp } from './shell/start-app.ts';
import { guardEveryWindow } from './shell/window-guards.ts';

process.umask(0o077);
// As root, where Chromium refuses it, this would only make every child process crash.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme();

/** Where the page comes from while it is being developed. */
const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
switchNetworkOff(devServer);
guardEveryWindow(devServer);

const isWatched = app.isPackaged && findDebugSwitch((name) => app.commandLine.hasSwitch(name)) !== undefined;
if (isWatched) app.exit(1);
// No additional data: with a long command line it once made the second instance end the first.
else if (!app.requestSingleInstanceLock()) app.exit(0);
else start();

function start(): void {
  const folder = app.getPath('userData');
  if (process.platform !== 'win32') chmodSync(folder, 0o700);
  startLog(folder, app.isPackaged);
  process.on('uncaughtException', (error) => logError('uncaught', error));
  process.on('unhandledRejection', (error) => logError('unhandled', error));
  // Settings are written by a library that listens to signals, which would otherwise end us at once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  nativeTheme.themeSource = 'system';
  startApp({ devServer, folder, built: join(import.meta.dirname, '..') }).catch((error) => {
    logError('start', error);
    app.exit(1);
  });
}
