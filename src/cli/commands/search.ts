import { type Command, countOf, UsageError } from '../command.ts';
import { databaseOptions, withSession } from '../open-session.ts';
import { say } from '../words.ts';

export const search: Command = {
  options: { ...databaseOptions, limit: { type: 'string' } },
  async run(input) {
    const text = input.positionals.join(' ');
    if (text.trim() === '') throw new UsageError('missing_argument', { name: 'TEXT' });
    const limit = countOf(input.values, 'limit', { from: 1, to: 1000 });
    return withSession(input, async (session) => {
      const answer = await session.call('search.find', { text, ...(limit === undefined ? {} : { limit }) });
      const lines = answer.hits.map(({ noun, id, title, subtitle, excerpt }) =>
        [`${noun} ${id}`, title, subtitle, excerpt].filter(Boolean).join('  '),
      );
      return { json: answer, text: lines.length === 0 ? say('search.nothing', { text }) : lines.join('\n') };
    });
  },
};
