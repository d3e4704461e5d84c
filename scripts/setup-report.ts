/** A problem that the person at the keyboard can solve: its message is shown as it is, without a stack. */
export class SetupProblem extends Error {
  override name = 'SetupProblem';
}

export function tellStep(line: string): void {
  console.log(`set-up: ${line}`);
}

const MEGABYTE = 1_000_000;
const TERMINAL_INTERVAL = 2000;

/**
 * Returns a function to call with the bytes done so far. It prints a line every two seconds in a terminal
 * and every 10 % elsewhere, so that a log stays short.
 */
export function reportBytes(label: string, total: number): (done: number) => void {
  let lastShare = 0;
  let lastTime = Date.now();
  return (done) => {
    const share = Math.min(1, done / total);
    const isDue = process.stdout.isTTY
      ? Date.now() - lastTime >= TERMINAL_INTERVAL && share > lastShare
      : share >= lastShare + 0.1;
    if (!isDue) return;
    lastShare = Math.floor(share * 10) / 10;
    lastTime = Date.now();
    tellStep(`${label}: ${Math.round(done / MEGABYTE)} of ${Math.round(total / MEGABYTE)} MB`);
  };
}

/** Prints a set-up problem as plain words, anything else with its stack, and ends with exit code 1. */
export function exitWithProblem(problem: unknown): never {
  console.error(problem instanceof SetupProblem ? `\n${problem.message}` : problem);
  process.exit(1);
}

/** Seconds since `start` (of performance.now()) for a log line, as in "12.3 s". */
export function sayDuration(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
