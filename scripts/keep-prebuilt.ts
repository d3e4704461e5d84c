import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// npm runs this after every change to node_modules (the script "dependencies" in package.json).
//
// better-sqlite3 ships finished binaries and says `"gypfile": false`, yet `npm ci` would compile it, with
// Python and headers from the network: it reads packages from the lock file, into which npm doesn't write
// that word. It minds it when it is there.
const PREBUILT = ['node_modules/better-sqlite3'];

const file = join(import.meta.dirname, '..', 'package-lock.json');
const text = readFileSync(file, 'utf8');
const lock = JSON.parse(text) as { packages: Record<string, { gypfile?: boolean }> };
for (const name of PREBUILT) {
  const entry = lock.packages[name];
  if (entry) entry.gypfile = false;
}
const marked = `${JSON.stringify(lock, null, 2)}\n`;
if (marked !== text) writeFileSync(file, marked);
