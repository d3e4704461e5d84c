// The least that an Electron app can be: one window, one empty page. Says on stdout when it could be shown.
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

app.on('window-all-closed', () => app.quit());
// Not awaited: Electron is not ready before this file has run to its end.
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    webPreferences: { sandbox: !app.commandLine.hasSwitch('no-sandbox'), spellcheck: false },
  });
  window.once('ready-to-show', () => {
    window.show();
    console.log(`ready-to-show ${Date.now()}`);
  });
  window.loadFile(join(import.meta.dirname, 'index.html'));
});
