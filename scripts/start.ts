import { buildIfStale, forgetBuild, ROOT, toolPath } from './build-app.ts';
import { prepareElectron, sandboxArguments } from './electron-runtime.ts';
import { runProgram } from './run-program.ts';
import { exitWithProblem } from './setup-report.ts';
import { openDisplay } from './virtual-display.ts';

/** Sets up, builds and opens the app; the exit code is the app's. Arguments of ours are passed on to it. */
async function startApp(args: string[]): Promise<number> {
  const isDevelopment = args[0] === '--dev';
  const { program } = await prepareElectron();
  if (!isDevelopment) {
    const code = await buildIfStale();
    if (code !== 0) return code;
  }
  const display = await openDisplay();
  const sandbox = sandboxArguments();
  if (sandbox.length > 0) console.log('start: running as root, so Electron runs without its sandbox');
  if (display.isVirtual) console.log('start: no display here, the app runs under a virtual display');
  // Without a desktop, Chromium would fill the terminal with the desktop services it misses.
  const quiet = display.isVirtual ? ['--log-level=3'] : [];
  console.log('start: opening Regulars (Ctrl+C ends it)');
  try {
    return isDevelopment
      ? await runDevelopment(program, [...sandbox, ...quiet, ...args.slice(1)])
      : await runProgram(program, [...sandbox, ...quiet, ROOT, ...args], { cwd: ROOT });
  } finally {
    await display.close();
  }
}

function runDevelopment(program: string, appArguments: string[]): Promise<number> {
  // It leaves development code in out/, which must not pass for a build.
  forgetBuild();
  const server = [toolPath('electron-vite', 'bin/electron-vite.js'), 'dev'];
  const env = { ...process.env, ELECTRON_EXEC_PATH: program };
  return runProgram(process.execPath, [...server, '--', ...appArguments], { cwd: ROOT, env });
}

process.exitCode = await startApp(process.argv.slice(2)).catch(exitWithProblem);
