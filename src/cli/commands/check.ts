import { type Command, takeArguments } from '../command.ts';
import { databaseOptions, withSession } from '../open-session.ts';
import { say } from '../words.ts';

export const check: Command = {
  options: databaseOptions,
  async run(input) {
    takeArguments(input.positionals);
    return withSession(input, async (session) => {
      const { problems, rows } = session.check();
      const isSound = problems.length === 0;
      return {
        json: { ok: isSound, problems, rows },
        text: isSound ? say('check.sound') : [say('check.damaged'), ...problems].join('\n'),
        exitCode: isSound ? 0 : 3,
      };
    });
  },
};
