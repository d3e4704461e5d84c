import type { ListNoun } from '../../../contract/lists.ts';
import type { Context } from '../context.ts';

/** PLACEHOLDER by the foundation, to be replaced by the search helper: fills a TEMP table with the ids of all matches and gives its name. */
export function findMatches(context: Context, noun: ListNoun, text: string): string {
  context.sqlite.exec(
    'CREATE TEMP TABLE IF NOT EXISTS matches (id INTEGER PRIMARY KEY); DELETE FROM temp.matches',
  );
  const name = noun === 'contacts' ? 'display_name' : 'name';
  context.sqlite
    .prepare(`INSERT INTO temp.matches SELECT id FROM ${noun} WHERE instr(fold(${name}), fold(?)) > 0`)
    .run(text);
  return 'matches';
}
