import { execFileSync } from 'node:child_process';
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';
import Database from 'better-sqlite3';
import { findProgram } from '../../scripts/run-program.ts';

/** What the figures were taken on, as lines of `name: value`. */
export function describeMachine(): string[] {
  const processors = cpus();
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');
  return [
    `processor: ${processors[0]?.model.trim() ?? 'unknown'}, ${processors.length} cores`,
    `memory: ${Math.round(totalmem() / 2 ** 30)} GB`,
    `system: ${type()} ${release()} ${arch()}`,
    `load when it began: ${load}`,
    `Node: ${process.versions.node}`,
    `SQLite: ${librarySqlite()} in the app, ${programSqlite() ?? 'no'} sqlite3 program`,
  ];
}

function librarySqlite(): string {
  const db = new Database(':memory:');
  try {
    return db.prepare<[], string>('SELECT sqlite_version()').pluck().get()!;
  } finally {
    db.close();
  }
}

export function programSqlite(): string | undefined {
  const program = findProgram('sqlite3');
  return program && execFileSync(program, ['--version'], { encoding: 'utf8' }).split(' ')[0];
}
