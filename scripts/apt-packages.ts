import { captureProgram } from './run-program.ts';
import { SetupProblem, tellStep } from './setup-report.ts';

/** Newer releases renamed some packages with the suffix t64; only those that exist there have it. */
export async function currentNames(packages: string[]): Promise<string[]> {
  const names = await Promise.all(
    [...new Set(packages)].map(async (name) => {
      const renamed = await captureProgram('apt-cache', ['show', '--no-all-versions', `${name}t64`]);
      return renamed.code === 0 && renamed.output.includes('Package:') ? `${name}t64` : name;
    }),
  );
  return names.sort();
}

const ENVIRONMENT = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };

export async function updatePackageList(): Promise<void> {
  tellStep('updating the list of system packages (apt-get update)');
  await runApt(['update']);
}

export async function installPackages(packages: string[]): Promise<void> {
  const names = await currentNames(packages);
  tellStep(`installing system packages: ${names.join(' ')}`);
  await runApt(['install', '-y', '--no-install-recommends', ...names], reportInstalling(names[0] ?? ''));
}

async function runApt(args: string[], onOutput = (_text: string) => {}): Promise<void> {
  // Another apt at work (a fresh machine's own updates) is waited for.
  const options = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Dpkg::Use-Pty=0'];
  const result = await captureProgram('apt-get', [...options, ...args], { env: ENVIRONMENT, onOutput });
  if (result.code === 0) return;
  const tail = result.output.trim().split('\n').slice(-8).join('\n');
  throw new SetupProblem(`apt-get ${args[0]} failed:\n${tail}`);
}

/** Reads how far apt is from the lines it prints: as many packages are set up as it said it would. */
function reportInstalling(first: string): (text: string) => void {
  let planned = 0;
  let done = 0;
  let toldShare = 0;
  return (text) => {
    planned ||= Number(/(\d+) newly installed/.exec(text)?.[1] ?? 0);
    done += text.match(/^Setting up /gm)?.length ?? 0;
    const share = planned > 0 ? Math.floor((done / planned) * 4) / 4 : 0;
    if (share <= toldShare || share >= 1) return;
    toldShare = share;
    tellStep(`installing ${first} and others: ${done} of ${planned}`);
  };
}
