import { type Command, takeArguments, takeNoun, textOf, UsageError, type Values } from '../command.ts';
import { databaseOptions, withSession } from '../open-session.ts';
import { delimiters } from '../reading-options.ts';
import { say } from '../words.ts';

export const exportList: Command = {
  options: {
    ...databaseOptions,
    columns: { type: 'string' },
    delimiter: { type: 'string' },
    bom: { type: 'boolean' },
    spreadsheet: { type: 'boolean' },
  },
  async run(input) {
    const [word, file] = takeArguments(input.positionals, 'contacts|companies', 'OUT.csv') as [
      string,
      string,
    ];
    const noun = takeNoun(word);
    const columns = columnsOf(input.values);
    const delimiter = delimiterOf(input.values);
    return withSession(input, async (session) => {
      const result = await session.call('exports.run', {
        noun,
        file: session.choose(file),
        columns,
        delimiter,
        bom: input.values.bom === true,
        isForSpreadsheet: input.values.spreadsheet === true,
      });
      return { json: { file, ...result }, text: say('export.done', { count: result.rows, file }) };
    });
  },
};

function columnsOf(values: Values): string[] | null {
  const text = textOf(values, 'columns');
  return text === undefined ? null : text.split(',').map((column) => column.trim());
}

function delimiterOf(values: Values): ',' | ';' | '\t' {
  const text = textOf(values, 'delimiter') ?? ',';
  const sign = Object.hasOwn(delimiters, text) ? delimiters[text] : text;
  if (sign === ',' || sign === ';' || sign === '\t') return sign;
  throw new UsageError('not_a_choice', { option: 'delimiter', value: text, choices: ', ; tab' });
}
