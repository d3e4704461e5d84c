/**
 * Turns the SQL that drizzle-kit wrote into one module of strings, so that the packaged app needs no
 * path to find its migrations. Adds the word STRICT, which drizzle-kit does not write.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../db/migrations');
const files = readdirSync(folder)
  .filter((name) => /^\d{4}_.*\.sql$/.test(name))
  .sort();

const steps = files.map((name, index) => {
  const written = readFileSync(join(folder, name), 'utf8');
  const sql = written.replace(/^(CREATE TABLE [\s\S]*?\n\));$/gm, '$1 STRICT;');
  if (sql !== written) writeFileSync(join(folder, name), sql);
  return { version: index + 1, name: name.replace(/\.sql$/, ''), sql };
});

const source = steps
  .map(
    ({ version, name, sql }) =>
      `  { version: ${version}, name: '${name}', sql: ${JSON.stringify(sql.split('--> statement-breakpoint').join(''))} },`,
  )
  .join('\n');

writeFileSync(
  join(folder, 'index.ts'),
  `// Made by scripts/bundle-migrations.ts from the SQL files beside it. Don't edit.
export type Migration = { version: number; name: string; sql: string };

export const migrations: readonly Migration[] = [
${source}
];
`,
);
console.log(`${steps.length} migration(s) bundled`);
