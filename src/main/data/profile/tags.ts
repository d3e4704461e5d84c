import { and, eq } from 'drizzle-orm';
import { companyTags, contactTags, tags as table } from '../../../../db/schema/contacts.ts';
import { AppError } from '../../../contract/errors.ts';
import { makeNameKey } from '../../../contract/values/name-key.ts';
import type { CommandContext, Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { type OwnerColumn, ownerOf, touchOwner } from './records.ts';

export const tags: Handlers<'tags'> = {
  list({ sqlite }) {
    return sqlite
      .prepare<[], { id: number; name: string; count: number }>(
        `SELECT t.id, t.name,
           (SELECT count(*) FROM contact_tags x JOIN contacts c ON c.id = x.contact_id WHERE x.tag_id = t.id AND c.deleted_at IS NULL)
         + (SELECT count(*) FROM company_tags x JOIN companies c ON c.id = x.company_id WHERE x.tag_id = t.id AND c.deleted_at IS NULL) AS count
         FROM tags t ORDER BY t.name_key`,
      )
      .all();
  },

  add(context, { owner, name }) {
    const id = findOrMakeTag(context, name);
    addTag(context, touchOwner(context, owner), id);
    context.summarize({ tag: name });
    return { id };
  },

  removeFrom(context, { owner, id }) {
    context.summarize({ tag: getTag(context, id).name });
    touchOwner(context, owner);
    const target = ownerOf(owner);
    if (target.noun === 'contacts')
      context.db
        .delete(contactTags)
        .where(and(eq(contactTags.contactId, target.id), eq(contactTags.tagId, id)))
        .run();
    else
      context.db
        .delete(companyTags)
        .where(and(eq(companyTags.companyId, target.id), eq(companyTags.tagId, id)))
        .run();
  },

  rename(context, { id, name }) {
    const before = getTag(context, id);
    const nameKey = makeTagKey(name);
    const other = context.db.select().from(table).where(eq(table.nameKey, nameKey)).get();
    if (other && other.id !== id) throw new AppError('conflict', 'tag_taken', { name: other.name });
    context.summarize({ tag: before.name, to: name });
    context.db.update(table).set({ name, nameKey }).where(eq(table.id, id)).run();
  },

  remove(context, { id }) {
    context.summarize({ tag: getTag(context, id).name });
    context.db.delete(contactTags).where(eq(contactTags.tagId, id)).run();
    context.db.delete(companyTags).where(eq(companyTags.tagId, id)).run();
    context.db.delete(table).where(eq(table.id, id)).run();
  },
};

/** "VIP", "vip" and " Vip " are one tag; one of signs alone is itself. */
export function makeTagKey(name: string): string {
  return makeNameKey(name) || name.trim();
}

export function findOrMakeTag(context: Pick<Context, 'db'>, name: string): number {
  const nameKey = makeTagKey(name);
  const found = context.db.select({ id: table.id }).from(table).where(eq(table.nameKey, nameKey)).get();
  return (
    found?.id ??
    context.db.insert(table).values({ name: name.trim(), nameKey }).returning({ id: table.id }).get().id
  );
}

export function addTag(context: CommandContext, owner: OwnerColumn, tagId: number): void {
  if (owner.noun === 'contacts')
    context.db.insert(contactTags).values({ contactId: owner.id, tagId }).onConflictDoNothing().run();
  else context.db.insert(companyTags).values({ companyId: owner.id, tagId }).onConflictDoNothing().run();
}

export function getTag(context: Context, id: number) {
  const tag = context.db.select().from(table).where(eq(table.id, id)).get();
  if (!tag) throw new AppError('not-found', 'already_gone');
  return tag;
}
