import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder } from './setup-cache.ts';
import { tellStep } from './setup-report.ts';

const PACKAGE_FOLDER = join(import.meta.dirname, '..', 'node_modules', 'electron');
const CONNECT_LIMIT = 20_000;
const STALL_LIMIT = 60_000;

export function officialVersion(): string {
  return JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8')).version;
}

/** The folder of the official runtime if its own installer has finished, else undefined. */
export function findOfficial(): string | undefined {
  const dist = join(PACKAGE_FOLDER, 'dist');
  try {
    // Its installer writes path.txt last.
    const program = join(dist, readFileSync(join(PACKAGE_FOLDER, 'path.txt'), 'utf8'));
    const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
    return version === officialVersion() && existsSync(program) ? dist : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Lets Electron's own installer fetch the official runtime (it minds ELECTRON_MIRROR and the like).
 * Returns undefined, with the reason told, when the release host can't be reached or stops answering.
 */
export async function fetchOfficial(): Promise<string | undefined> {
  tellStep(`fetching Electron ${officialVersion()} from its release host`);
  // A temporary folder of its own shows how far the installer is: it tells nothing for half a minute.
  await mkdir(cacheFolder(), { recursive: true });
  const work = await mkdtemp(join(cacheFolder(), 'official-'));
  try {
    const child = spawn(process.execPath, [join(PACKAGE_FOLDER, 'install.js')], {
      env: { ...process.env, TMPDIR: work, TEMP: work, TMP: work, ELECTRON_GET_NO_PROGRESS: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const reason = await watchInstaller(child, work);
    const dist = findOfficial();
    if (!dist) tellStep(`the official Electron can't be fetched here (${reason ?? 'it did not arrive'})`);
    return dist;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Waits for the installer's end; returns why it failed, if it did. Kills it when no more bytes arrive. */
function watchInstaller(child: ChildProcess, work: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let errors = '';
    let isStalled = false;
    let lastSize = 0;
    let lastTold = 0;
    let lastGrowth = Date.now();
    const timer = setInterval(async () => {
      const size = await largestFile(work);
      if (size > lastSize) lastGrowth = Date.now();
      lastSize = size;
      if (size - lastTold > 20_000_000) {
        lastTold = size;
        tellStep(`fetching Electron: ${Math.round(size / 1e6)} MB so far`);
      }
      if (Date.now() - lastGrowth > (lastSize > 0 ? STALL_LIMIT : CONNECT_LIMIT)) {
        isStalled = true;
        child.kill('SIGKILL');
      }
    }, 500);
    child.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.on('error', (error) => finish(error.message));
    child.on('close', (code) => finish(code === 0 ? undefined : errors.split('\n')[0]));
    const finish = (reason: string | undefined) => {
      clearInterval(timer);
      resolve(isStalled ? 'no answer' : reason);
    };
  });
}

async function largestFile(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => undefined)));
  return Math.max(0, ...sizes.map((entry) => (entry?.isFile() ? entry.size : 0)));
}

/** The program inside a runtime folder, by platform. */
export function programIn(dist: string): string {
  if (process.platform === 'darwin') return join(dist, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(dist, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

export function versionIn(dist: string): string {
  for (const folder of [dist, dirname(programIn(dist))]) {
    const file = join(folder, 'version');
    if (existsSync(file)) return readFileSync(file, 'utf8').trim().replace(/^v/, '');
  }
  return 'unknown';
}
