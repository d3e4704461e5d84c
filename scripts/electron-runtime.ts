import { fetchFallback, findFallback, isFallbackAvailable } from './fallback-electron.ts';
import { fetchOfficial, findOfficial, officialVersion, programIn, versionIn } from './official-electron.ts';
import { SetupProblem, tellStep } from './setup-report.ts';
import { compileSqliteAddon, installSqliteAddon, isSqliteAddonCompiled } from './sqlite-addon.ts';
import { checkProgramLibraries, isSandboxBlocked, prepareSystem } from './system-libraries.ts';

export type ElectronRuntime = {
  distPath: string;
  program: string;
  version: string;
  kind: 'official' | 'fallback';
};

/**
 * Gets everything ready to run Electron on this machine: the runtime, the system's libraries and a database
 * library that fits. Sets ELECTRON_OVERRIDE_DIST_PATH for this process, and so for all that it starts.
 */
export async function prepareElectron(): Promise<ElectronRuntime> {
  const found =
    process.env.ELECTRON_OVERRIDE_DIST_PATH || findOfficial() || findFallback() || (await fetchOfficial());
  const isOfficial = found !== undefined && versionIn(found) === officialVersion();
  const needsCompiling = !isOfficial && isFallbackAvailable() && !isSqliteAddonCompiled();
  // The download runs while apt and the compiler are at work; on a user's machine apt's refusal comes first.
  const system = prepareSystem({ compiler: needsCompiling });
  if (process.getuid?.() !== 0) await system;
  const [distPath] = await Promise.all([
    found ?? fetchFallbackHere(),
    system.then(({ rest }) => Promise.all([rest, needsCompiling && compileSqliteAddon()])),
  ]);
  const runtime = describeRuntime(distPath);
  await checkRuntime(runtime);
  process.env.ELECTRON_OVERRIDE_DIST_PATH = distPath;
  tellStep(`Electron ${runtime.version} is ready${runtime.kind === 'fallback' ? ' (the fallback)' : ''}`);
  return runtime;
}

function fetchFallbackHere(): Promise<string> {
  if (isFallbackAvailable()) return fetchFallback();
  throw new SetupProblem(
    'Electron could not be fetched. Please check the connection, or name a mirror in ELECTRON_MIRROR, and start again.',
  );
}

function describeRuntime(distPath: string): ElectronRuntime {
  const version = versionIn(distPath);
  const kind = version === officialVersion() ? 'official' : 'fallback';
  return { distPath, program: programIn(distPath), version, kind };
}

async function checkRuntime({ distPath, program, kind }: ElectronRuntime): Promise<void> {
  if (process.platform !== 'linux') return;
  await checkProgramLibraries(program);
  if (kind === 'fallback') await installSqliteAddon(program);
  if (await isSandboxBlocked(program)) throw new SetupProblem(sandboxAdvice(distPath));
}

function sandboxAdvice(distPath: string): string {
  const helper = `${distPath}/chrome-sandbox`;
  return (
    "This system lets ordinary users open no sandbox. Please run this line, which allows it for Electron's own helper:\n\n" +
    `  sudo chown root ${helper} && sudo chmod 4755 ${helper}\n`
  );
}

/** Chromium refuses its sandbox to root; everyone else keeps it. */
export function sandboxArguments(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
