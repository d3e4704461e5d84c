import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { captureProgram } from './run-program.ts';
import { SetupProblem } from './setup-report.ts';

/** A package of the npm registry, pinned by the hash the registry gives as `dist.integrity`. */
export type PinnedPackage = { spec: string; sha512: string };

/**
 * Returns the content of a package as a tar archive. Fetched with npm, which knows this machine's registry,
 * proxies and credentials. `work` is a folder for passing files; `onBytes` hears how far the download is.
 */
export async function fetchPackage(
  { spec, sha512 }: PinnedPackage,
  work: string,
  onBytes?: (done: number) => void,
): Promise<Buffer> {
  const folder = await mkdtemp(join(work, 'package-'));
  // A cache of its own lets us watch how far npm is and doesn't leave the package behind.
  const npmCache = join(folder, 'cache');
  const watch = () => folderSize(join(npmCache, '_cacache', 'tmp')).then(onBytes);
  const timer = onBytes && setInterval(watch, 500);
  const npm = await captureProgram('npm', [
    ...['pack', spec, '--silent', '--ignore-scripts'],
    ...['--cache', npmCache, '--pack-destination', folder],
  ]);
  clearInterval(timer);
  const file = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (npm.code !== 0 || !file) {
    throw new SetupProblem(`${spec} could not be fetched from the npm registry:\n${npm.output.trim()}`);
  }
  const packed = await readFile(join(folder, file));
  await rm(folder, { recursive: true });
  if (createHash('sha512').update(packed).digest('base64') !== sha512) {
    throw new SetupProblem(`${spec} from the npm registry is not the file we know, so it is not used.`);
  }
  return promisify(gunzip)(packed);
}

/** The files of a tar archive by their path. */
export function readTar(tar: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; at + 512 <= tar.length; ) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0;
    if (name) files.set(name, tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

async function folderSize(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (entry) => entry.size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
