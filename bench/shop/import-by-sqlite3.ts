import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { findProgram } from '../../scripts/run-program.ts';

/**
 * Milliseconds that the sqlite3 program needs to bring a CSV into one bare table of text; undefined where
 * there is no such program.
 */
export async function importBySqlite3(csv: string, rows: number): Promise<number | undefined> {
  const program = findProgram('sqlite3');
  if (!program) return undefined;
  const file = `${csv}.bare.sqlite`;
  const started = performance.now();
  await runSqlite3(program, file, `.mode csv\n.import "${csv.replaceAll('\\', '/')}" contacts\n`);
  const milliseconds = performance.now() - started;
  const db = new Database(file, { readonly: true });
  const count = db.prepare<[], number>('SELECT count(*) FROM contacts').pluck().get();
  db.close();
  rmSync(file);
  if (count !== rows) throw new Error(`sqlite3 imported ${count} of ${rows} rows`);
  return milliseconds;
}

function runSqlite3(program: string, file: string, commands: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['-batch', '-bail', file], {
      cwd: dirname(file),
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`sqlite3: ${errors.trim()}`))));
    child.stdin.end(commands);
  });
}
