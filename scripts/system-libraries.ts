import { existsSync } from 'node:fs';
import { currentNames, installPackages, updatePackageList } from './apt-packages.ts';
import { captureProgram, findProgram } from './run-program.ts';
import { SetupProblem } from './setup-report.ts';
import { isDisplayMissing } from './virtual-display.ts';

/** Shared libraries that Electron needs, and the Debian package of each. These bring all others along. */
const LIBRARY_PACKAGES: Record<string, string> = {
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnss3.so': 'libnss3',
  'libasound.so.2': 'libasound2',
  'libgbm.so.1': 'libgbm1',
};

/** Those that come with the ones above on Debian; named here for systems where they do not. */
const OTHER_PACKAGES: Record<string, string> = {
  'libnspr4.so': 'libnspr4',
  'libnssutil3.so': 'libnss3',
  'libsmime3.so': 'libnss3',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libcairo.so.2': 'libcairo2',
  'libexpat.so.1': 'libexpat1',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libxcb.so.1': 'libxcb1',
  'libudev.so.1': 'libudev1',
};

const COMPILER = 'g++';
const PROGRAM_PACKAGES: Record<string, string> = { Xvfb: 'xvfb', [COMPILER]: 'g++' };

/**
 * Brings what the system lacks to run Electron: through apt as root, otherwise it throws with the one line to
 * type. Needs no Electron, so it can run while that is still on its way. Ends as soon as a needed compiler is
 * there, so that this can start work; `rest` ends with everything else.
 */
export async function prepareSystem(needs: { compiler: boolean }): Promise<{ rest: Promise<void> }> {
  const missing = process.platform === 'linux' ? await findMissing(needs) : [];
  if (missing.length === 0) return { rest: Promise.resolve() };
  await requireApt(missing);
  await updatePackageList();
  const others = missing.filter((name) => name !== COMPILER);
  if (others.length < missing.length) await installPackages(packagesOf([COMPILER]));
  return { rest: others.length > 0 ? installPackages(packagesOf(others)) : Promise.resolve() };
}

/**
 * What only the tests use: strace sees whether the app opens a connection. Brought where that costs nobody a
 * question; elsewhere those tests are skipped and say what they lack.
 */
export async function bringTestPrograms(): Promise<void> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
  if (findProgram('strace') || !findProgram('apt-get')) return;
  await updatePackageList();
  await installPackages(['strace']);
}

/** Checks the program itself once it is there, which also finds what the short list above can't know. */
export async function checkProgramLibraries(program: string): Promise<void> {
  const missing = await missingLibrariesOf(program);
  if (missing.length === 0) return;
  await requireApt(missing);
  await updatePackageList();
  await installPackages(packagesOf(missing));
  const stillMissing = await missingLibrariesOf(program);
  if (stillMissing.length > 0) throw new SetupProblem(nameMissing(stillMissing));
}

async function findMissing(needs: { compiler: boolean }): Promise<string[]> {
  const ldconfig = findProgram('ldconfig');
  const known = ldconfig ? (await captureProgram(ldconfig, ['-p'])).output : undefined;
  const libraries = Object.keys(LIBRARY_PACKAGES).filter((name) => known && !known.includes(`\t${name} `));
  const programs = [...(isDisplayMissing() ? ['Xvfb'] : []), ...(needs.compiler ? [COMPILER] : [])];
  return [...libraries, ...programs.filter((name) => !findProgram(name))];
}

async function missingLibrariesOf(program: string): Promise<string[]> {
  const { output } = await captureProgram('ldd', [program]);
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/** Throws with what to do unless we can install everything missing ourselves. */
async function requireApt(missing: string[]): Promise<void> {
  const packages = packagesOf(missing);
  if (!findProgram('apt-get') || packages.length < missing.length)
    throw new SetupProblem(nameMissing(missing));
  if (process.getuid?.() === 0) return;
  const names = (await currentNames(packages)).join(' ');
  throw new SetupProblem(
    'Regulars needs a few system packages first. Please run this line, then start again:\n\n' +
      `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}\n`,
  );
}

function packagesOf(missing: string[]): string[] {
  const packages = { ...PROGRAM_PACKAGES, ...LIBRARY_PACKAGES, ...OTHER_PACKAGES };
  return missing.map((name) => packages[name]).filter((name) => name !== undefined);
}

function nameMissing(missing: string[]): string {
  const lines = ['This system lacks something that Regulars needs to run from its sources. Please install:'];
  const programs = missing.filter((name) => name in PROGRAM_PACKAGES);
  const libraries = missing.filter((name) => !(name in PROGRAM_PACKAGES));
  if (libraries.length > 0) lines.push(`  - the shared libraries ${libraries.join(', ')}`);
  if (programs.length > 0) lines.push(`  - the programs ${programs.join(', ')}`);
  return lines.join('\n');
}

/** True in a container or on a machine that lets no ordinary user open the sandbox that Electron wants. */
export async function isSandboxBlocked(program: string): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return false;
  const unshare = findProgram('unshare');
  if (!unshare || (await captureProgram(unshare, ['--user', '--map-root-user', 'true'])).code === 0)
    return false;
  const helper = await captureProgram('stat', ['-c', '%u %a', program.replace(/[^/]*$/, 'chrome-sandbox')]);
  return existsSync(program) && helper.output.trim() !== '0 4755';
}
