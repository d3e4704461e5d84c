import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

type Package = { optionalDependencies?: Record<string, string>; gypfile?: boolean };

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> };

// Otherwise `npm ci` compiles better-sqlite3, which a machine without Python can't. Mended by `npm install`,
// see scripts/keep-prebuilt.ts.
it('keeps npm from compiling better-sqlite3', () => {
  expect(lock.packages['node_modules/better-sqlite3']?.gypfile).toBe(false);
});

// A registry may lack some of a package's builds: npm then leaves them out without a word, and `npm ci` refuses.
it('names every build of every package, for all systems', () => {
  const named = new Set(Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, '')));
  const missing = Object.values(lock.packages)
    .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    .filter((name) => !named.has(name));
  expect(missing).toEqual([]);
});

it('names no registry host', () => {
  expect(JSON.stringify(lock)).not.toContain('"resolved":"http');
});
