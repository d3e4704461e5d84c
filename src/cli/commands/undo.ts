import { AppError } from '../../contract/errors.ts';
import { type Command, type Outcome, UsageError } from '../command.ts';
import { databaseOptions, withSession } from '../open-session.ts';
import { say } from '../words.ts';

export const undo: Command = {
  options: databaseOptions,
  async run(input) {
    const [word, extra] = input.positionals;
    if (extra !== undefined) throw new UsageError('extra_argument', { value: extra });
    if (word !== undefined && !/^[1-9]\d{0,14}$/.test(word))
      throw new UsageError('not_a_change_set', { value: word });
    const id = word === undefined ? null : Number(word);
    return withSession(input, async (session): Promise<Outcome> => {
      try {
        const answer = await session.call('history.undo', { id });
        const text =
          answer.keptCount === 0
            ? say('undo.done', { count: answer.changed })
            : say('undo.partly', { count: answer.changed, kept: answer.keptCount });
        return { json: answer, text };
      } catch (error) {
        // A job that undoes what there is has done its work where there is nothing.
        if (!(error instanceof AppError) || error.report.message !== 'nothing_to_undo') throw error;
        return {
          json: { changeSet: null, changed: 0, kept: [], keptCount: 0, operation: null, summary: {} },
          text: say('undo.nothing'),
        };
      }
    });
  },
};
