import { readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './run-program.ts';
import { sayDuration } from './setup-report.ts';

export const ROOT = join(import.meta.dirname, '..');

const SOURCES = ['src', 'db', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
// Written after a build that went well, so that an interrupted one is never taken for done.
const STAMP = join(ROOT, 'out', 'built-at');

/** The path of a tool that npm installed, as something Node can run. */
export function toolPath(packageName: string, file: string): string {
  return join(ROOT, 'node_modules', packageName, file);
}

/** Builds the app into out/ if a source is newer than what is there. Returns the builder's exit code. */
export async function buildIfStale(): Promise<number> {
  if (newestChange(SOURCES.map((name) => join(ROOT, name))) < changeOf(STAMP)) {
    console.log('build: out/ is up to date');
    return 0;
  }
  console.log('build: sources are newer than out/, building the app');
  const start = performance.now();
  const startedAt = new Date();
  forgetBuild();
  const builder = toolPath('electron-vite', 'bin/electron-vite.js');
  const code = await runProgram(process.execPath, [builder, 'build', '--logLevel', 'warn'], { cwd: ROOT });
  if (code !== 0) return code;
  // Carries the time of the start, so that a change made during the build counts as newer.
  writeFileSync(STAMP, '');
  utimesSync(STAMP, startedAt, startedAt);
  console.log(`build: done in ${sayDuration(start)}`);
  return 0;
}

/** Makes the next start build anew, whatever out/ holds. */
export function forgetBuild(): void {
  rmSync(STAMP, { force: true });
}

function newestChange(paths: string[]): number {
  return Math.max(0, ...paths.map(newestIn));
}

/** A folder's own time counts too: it changes when a file in it is removed. */
function newestIn(path: string): number {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry?.isDirectory()) return entry?.mtimeMs ?? 0;
  return Math.max(entry.mtimeMs, newestChange(readdirSync(path).map((name) => join(path, name))));
}

function changeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
