import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * Runs `tests/db/processes/<name>.ts` in a process of its own and kills it without warning after so many
 * milliseconds. Answers with the lines that it had written: what it said is done.
 */
export async function killAfter(name: string, args: string[], milliseconds: number): Promise<string[]> {
  const script = fileURLToPath(new URL(`processes/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const reading = createInterface({ input: child.stdout });
  reading.on('line', (line) => {
    lines.push(line);
    // From the first word on: to start a process takes longer than what is to be interrupted.
    if (lines.length === 1) setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
  await new Promise((resolve) => child.once('close', resolve));
  reading.close();
  return lines;
}
