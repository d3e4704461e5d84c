import { largestPopulation } from '../../contract/demo.ts';
import { type Command, countOf, takeArguments, UsageError } from '../command.ts';
import { databaseOptions, withSession } from '../open-session.ts';
import { say } from '../words.ts';

export const seed: Command = {
  options: { ...databaseOptions, contacts: { type: 'string' }, seed: { type: 'string' } },
  async run(input) {
    takeArguments(input.positionals);
    const contacts = countOf(input.values, 'contacts', { from: 1, to: largestPopulation });
    if (contacts === undefined) throw new UsageError('missing_option', { option: 'contacts' });
    const number = countOf(input.values, 'seed', { from: 0, to: Number.MAX_SAFE_INTEGER });
    return withSession(input, async (session) => {
      const made = await session.call('demo.seed', {
        contacts,
        ...(number === undefined ? {} : { seed: number }),
      });
      return { json: made, text: say('seed.done', { count: made.contacts, companies: made.companies }) };
    });
  },
};
