import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

const PARTIAL = /^partial-(\d+)-/;

export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'regulars');
}

/**
 * Fills the folder `name` in the cache. The work is done beside it and moved into place at the end, so an
 * interrupted set-up is never taken for done; what such a one left behind is removed here.
 */
export async function fillCache(name: string, fill: (work: string) => Promise<void>): Promise<string> {
  const target = join(cacheFolder(), name);
  await mkdir(cacheFolder(), { recursive: true });
  await removeAbandoned();
  const work = await mkdtemp(join(cacheFolder(), `partial-${process.pid}-`));
  try {
    await fill(work);
    await chmod(work, 0o755);
    // Another set-up at work may have been faster: what it made is as good.
    await rename(work, target).catch((error) => {
      if (!existsSync(target)) throw error;
    });
    return target;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(cacheFolder())) {
    const owner = PARTIAL.exec(name)?.[1];
    if (owner && !isRunning(Number(owner)))
      await rm(join(cacheFolder(), name), { recursive: true, force: true });
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
