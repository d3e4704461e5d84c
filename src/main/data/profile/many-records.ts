import type { ListNoun, Selection } from '../../../contract/lists.ts';
import type { CommandContext } from '../context.ts';
import { chooseRecords } from '../fields/list-records.ts';
import { findOrMakeTag, getTag } from './tags.ts';

const chosen = '(SELECT id FROM temp.chosen)';
const tagTable = (noun: ListNoun) => (noun === 'contacts' ? 'contact_tags' : 'company_tags');
const ownerColumn = (noun: ListNoun) => (noun === 'contacts' ? 'contact_id' : 'company_id');

export function tagRecords(
  context: CommandContext,
  noun: ListNoun,
  selection: Selection,
  name: string,
): { changed: number } {
  chooseRecords(context, noun, selection);
  const tagId = findOrMakeTag(context, name);
  const owner = ownerColumn(noun);
  const changed = context.sqlite
    .prepare(
      `INSERT INTO ${tagTable(noun)} (${owner}, tag_id) SELECT id, ? FROM temp.chosen
       WHERE id NOT IN (SELECT ${owner} FROM ${tagTable(noun)} WHERE tag_id = ?)`,
    )
    .run(tagId, tagId).changes;
  touchChosen(context, noun);
  context.summarize({ count: changed, tag: name });
  return { changed };
}

export function untagRecords(
  context: CommandContext,
  noun: ListNoun,
  selection: Selection,
  tagId: number,
): { changed: number } {
  const { name } = getTag(context, tagId);
  chooseRecords(context, noun, selection);
  const changed = context.sqlite
    .prepare(`DELETE FROM ${tagTable(noun)} WHERE tag_id = ? AND ${ownerColumn(noun)} IN ${chosen}`)
    .run(tagId).changes;
  touchChosen(context, noun);
  context.summarize({ count: changed, tag: name });
  return { changed };
}

/** To the trash. */
export function removeRecords(
  context: CommandContext,
  noun: ListNoun,
  selection: Selection,
): { changed: number } {
  return setDeleted(context, noun, selection, context.now());
}

export function restoreRecords(
  context: CommandContext,
  noun: ListNoun,
  selection: Selection,
): { changed: number } {
  return setDeleted(context, noun, selection, null);
}

function setDeleted(
  context: CommandContext,
  noun: ListNoun,
  selection: Selection,
  at: number | null,
): { changed: number } {
  chooseRecords(context, noun, selection);
  const name = context.sqlite
    .prepare<[], string>(
      `SELECT ${noun === 'contacts' ? 'display_name' : 'name'} FROM ${noun} WHERE id IN ${chosen} ORDER BY id LIMIT 1`,
    )
    .pluck()
    .get();
  const changed = context.sqlite
    .prepare(
      `UPDATE ${noun} SET deleted_at = ?, updated_at = ? WHERE id IN ${chosen} AND (deleted_at IS NULL) = ?`,
    )
    .run(at, context.now(), at === null ? 0 : 1).changes;
  context.summarize({ count: changed, ...(name === undefined ? {} : { name }) });
  return { changed };
}

export function touchChosen(context: CommandContext, noun: ListNoun): void {
  context.sqlite.prepare(`UPDATE ${noun} SET updated_at = ? WHERE id IN ${chosen}`).run(context.now());
}
