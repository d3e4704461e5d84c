import { checkDatabase, countRows } from '../../../db/check-database.ts';
import { closeDatabase, openDatabase } from '../../../db/open-database.ts';
import { type Command, takeArguments } from '../command.ts';
import { databaseOptions, withSession } from '../open-session.ts';
import { say } from '../words.ts';

/** Looks at every page and every reference, in SQLite's own words. */
export const check: Command = {
  options: databaseOptions,
  async run(input) {
    takeArguments(input.positionals);
    return withSession(input, async ({ file }) => {
      const sqlite = openDatabase(file, { readonly: true, checked: true });
      try {
        const problems = checkDatabase(sqlite);
        const isSound = problems.length === 0;
        return {
          json: { ok: isSound, problems, rows: Object.fromEntries(countRows(sqlite)) },
          text: isSound ? say('check.sound') : [say('check.damaged'), ...problems].join('\n'),
          exitCode: isSound ? 0 : 3,
        };
      } finally {
        closeDatabase(sqlite);
      }
    });
  },
};
