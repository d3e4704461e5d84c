import type { ChangeSet } from '../../contract/history.ts';
import { type Command, countOf, takeArguments } from '../command.ts';
import { databaseOptions, withSession } from '../open-session.ts';
import { say } from '../words.ts';

export const history: Command = {
  options: { ...databaseOptions, limit: { type: 'string' } },
  async run(input) {
    takeArguments(input.positionals);
    const limit = countOf(input.values, 'limit', { from: 1, to: 500 });
    return withSession(input, async (session) => {
      const changeSets = await session.call('history.list', limit === undefined ? {} : { limit });
      const lines = changeSets.map(toText);
      return { json: { changeSets }, text: lines.length === 0 ? say('history.nothing') : lines.join('\n') };
    });
  },
};

function toText({ id, at, operation, source, rows, isUndone, summary }: ChangeSet): string {
  const what = Object.values(summary)
    .filter((word) => word !== '')
    .join(', ');
  return [
    String(id),
    new Date(at).toISOString().slice(0, 19).replace('T', ' '),
    operation,
    source,
    say('history.rows', { count: rows }),
    what,
    isUndone ? say('history.undone') : '',
  ]
    .filter((part) => part !== '')
    .join('  ');
}
