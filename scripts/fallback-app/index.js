// Stands in for Electron's own default app, which the fallback runtime lacks: it starts the app whose folder
// is on the command line. An ES module with a top-level await, because Electron then holds the app's "ready"
// back until that app's main file has run; from a CommonJS file "ready" would fire first.
import { readFileSync } from 'node:fs';
import Module from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron/main';

const preloads = [];
let folder;
const args = process.argv.slice(1);
for (let at = 0; at < args.length && folder === undefined; at++) {
  const arg = args[at];
  if (arg === '-r' || arg === '--require') preloads.push(args[++at]);
  else if (!arg.startsWith('-')) folder = resolve(arg);
}

if (folder === undefined) {
  console.error('usage: electron [-r FILE] FOLDER [ARGUMENTS]');
  app.exit(2);
} else {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version ?? '0.0.0');
  app.setAppPath(folder);
  // The official default app leaves this mark; apps use it to tell their own arguments from the folder.
  process.defaultApp = true;
  // By now Electron has derived the data folder from this stand-in's name.
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', join(app.getPath('appData'), app.getName()));
  }
  if (preloads.length > 0) Module._preloadModules(preloads);
  try {
    await import(pathToFileURL(join(folder, manifest.main ?? 'index.js')).href);
  } catch (error) {
    console.error(error);
    app.exit(1);
  }
}
