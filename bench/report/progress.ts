const started = performance.now();

/** A line on stderr: stdout is for the table alone. */
export function tell(line: string): void {
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stderr.write(`[${String(seconds).padStart(4)} s] ${line}\n`);
}
