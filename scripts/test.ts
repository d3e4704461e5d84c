import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale, ROOT, toolPath } from './build-app.ts';
import { prepareElectron } from './electron-runtime.ts';
import { INTERRUPTED, runProgram } from './run-program.ts';
import { SetupProblem, sayDuration } from './setup-report.ts';
import {
  addCounts,
  type Counts,
  countCheck,
  countPlaywright,
  countVitest,
  sayCounts,
} from './test-counts.ts';

type Step = { title: string; run: () => Promise<Counts> };

const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };
const reports = mkdtempSync(join(tmpdir(), 'regulars-test-'));
const withEndToEnd = !process.argv.includes('--no-e2e');

// The set-up for the end-to-end tests goes on beside the other runners: on a fresh machine it takes a while.
let setupProblem: unknown;
const setup = withEndToEnd
  ? prepareElectron().then(
      () => true,
      (problem) => {
        setupProblem = problem;
        return false;
      },
    )
  : undefined;

const steps: Step[] = [
  ...['tsconfig.json', 'tsconfig.renderer.json'].map((project) => ({
    title: `Types (${project})`,
    run: async () => countCheck(await runTool('typescript', 'bin/tsc', ['-p', project])),
  })),
  { title: 'Lint', run: checkStyle },
  { title: 'Unit, data and renderer tests', run: runUnitTests },
  ...(withEndToEnd ? [{ title: 'Build and end-to-end tests in Electron', run: runEndToEnd }] : []),
];

let total = NOTHING;
for (const { title, run } of steps) {
  // Nothing more to learn once the set-up has asked for something: say it at once.
  if (setupProblem !== undefined) break;
  console.log(`\n== ${title}`);
  const start = performance.now();
  const counts = await run();
  total = addCounts(total, counts);
  console.log(`== ${title}: ${sayCounts(counts)} (${sayDuration(start)})`);
}
if (setupProblem !== undefined) {
  console.error(setupProblem instanceof SetupProblem ? `\n${setupProblem.message}` : setupProblem);
  total = addCounts(total, countCheck(1));
}
finish();

function finish(): never {
  rmSync(reports, { recursive: true, force: true });
  console.log(`\n${sayCounts(total)}`);
  process.exit(total.failed > 0 ? 1 : 0);
}

async function runTool(packageName: string, file: string, args: string[], env = {}): Promise<number> {
  const code = await runProgram(process.execPath, [toolPath(packageName, file), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  });
  if (code !== INTERRUPTED) return code;
  total = addCounts(total, countCheck(1));
  return finish();
}

async function checkStyle(): Promise<Counts> {
  const style = await runTool('@biomejs/biome', 'bin/biome', ['check', '.']);
  const rules = '.dependency-cruiser.cjs';
  const folders = ['src', 'db', 'scripts', 'bench'].filter((name) => existsSync(join(ROOT, name)));
  const structure = existsSync(join(ROOT, rules))
    ? await runTool('dependency-cruiser', 'bin/dependency-cruiser.mjs', ['--config', rules, ...folders])
    : 0;
  return countCheck(style || structure);
}

async function runUnitTests(): Promise<Counts> {
  const report = join(reports, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return countVitest(report, await runTool('vitest', 'vitest.mjs', args));
}

async function runEndToEnd(): Promise<Counts> {
  if (!(await setup)) return NOTHING;
  if ((await buildIfStale()) !== 0) {
    console.log('The build failed, so the end-to-end tests did not run.');
    return countCheck(1);
  }
  const report = join(reports, 'playwright.json');
  const code = await runTool('@playwright/test', 'cli.js', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return countPlaywright(report, code);
}
