import { and, eq, isNull, sql } from 'drizzle-orm';
import { customValues, customFields as table } from '../../../../db/schema/contacts.ts';
import { AppError } from '../../../contract/errors.ts';
import type { CustomField } from '../../../contract/profile.ts';
import { makeNameKey } from '../../../contract/values/name-key.ts';
import type { CommandContext, Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { checkCustomValue } from './custom-value.ts';
import { type OwnerColumn, touchOwner } from './records.ts';

export const customFields: Handlers<'customFields'> = {
  list({ db }, { noun }) {
    return db
      .select()
      .from(table)
      .where(and(eq(table.noun, noun), isNull(table.deletedAt)))
      .orderBy(table.position, table.id)
      .all()
      .map((field) => ({ ...field, count: countValues({ db }, field.id) }));
  },

  create(context, { noun, name, kind, choices }) {
    context.summarize({ field: name });
    refuseTakenName(context, noun, name);
    if (kind === 'choice' && choices.length === 0)
      throw new AppError('invalid', 'invalid_input', {}, { choices: 'empty' });
    return makeCustomField(context, { noun, name, kind, choices });
  },

  update(context, { id, name, choices }) {
    const field = getField(context, id);
    context.summarize({ field: field.name });
    refuseTakenName(context, field.noun, name, id);
    context.db
      .update(table)
      .set({ name, choices: field.kind === 'choice' ? choices : null })
      .where(eq(table.id, id))
      .run();
  },

  remove(context, { id }) {
    context.summarize({ field: getField(context, id).name });
    context.db.update(table).set({ deletedAt: context.now() }).where(eq(table.id, id)).run();
  },

  setValue(context, { owner, fieldId, value }) {
    const field = getField(context, fieldId);
    const target = touchOwner(context, owner);
    if (field.noun !== target.noun) throw new AppError('not-found', 'already_gone');
    context.summarize({ field: field.name });
    saveCustomValue(context, target, field, value);
  },
};

function countValues({ db }: Pick<Context, 'db'>, fieldId: number): number {
  return db
    .select({ count: sql<number>`count(*)` })
    .from(customValues)
    .where(eq(customValues.fieldId, fieldId))
    .get()!.count;
}

/** Null empties it. @throws {AppError} invalid, where the text isn't of the field's kind */
export function saveCustomValue(
  context: CommandContext,
  owner: OwnerColumn,
  field: CustomField,
  text: string | null,
): void {
  const { db } = context;
  const column = owner.noun === 'contacts' ? customValues.contactId : customValues.companyId;
  const where = and(eq(column, owner.id), eq(customValues.fieldId, field.id));
  if (text === null) {
    db.delete(customValues).where(where).run();
    return;
  }
  const value = checkCustomValue(field, text);
  if (value === null) throw new AppError('invalid', 'invalid_input', {}, { value: `invalid_${field.kind}` });
  const updated = db.update(customValues).set({ value }).where(where).run().changes;
  if (updated > 0) return;
  db.insert(customValues)
    .values({
      contactId: owner.noun === 'contacts' ? owner.id : null,
      companyId: owner.noun === 'companies' ? owner.id : null,
      fieldId: field.id,
      value,
    })
    .run();
}

/** The key is made from the name and never changes: exports and mappings name it. */
export function makeCustomField(
  context: Pick<Context, 'db'>,
  draft: Pick<CustomField, 'noun' | 'name' | 'kind'> & { choices: string[] },
): { id: number; key: string } {
  const { db } = context;
  const stem =
    makeNameKey(draft.name)
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 60) || 'field';
  const isTaken = (key: string) =>
    db
      .select()
      .from(table)
      .where(and(eq(table.noun, draft.noun), eq(table.key, key)))
      .get() !== undefined;
  let key = stem;
  for (let number = 2; isTaken(key); number++) key = `${stem}_${number}`;
  const position = db
    .select({ next: sql<number>`coalesce(max(position) + 1, 0)` })
    .from(table)
    .where(eq(table.noun, draft.noun))
    .get()!.next;
  return db
    .insert(table)
    .values({ ...draft, choices: draft.kind === 'choice' ? draft.choices : null, key, position })
    .returning({ id: table.id, key: table.key })
    .get();
}

function refuseTakenName(context: Context, noun: CustomField['noun'], name: string, exceptId?: number): void {
  const key = makeNameKey(name);
  const taken = context.db
    .select()
    .from(table)
    .where(and(eq(table.noun, noun), isNull(table.deletedAt)))
    .all()
    .find((field) => field.id !== exceptId && makeNameKey(field.name) === key);
  if (taken) throw new AppError('conflict', 'field_taken', { name: taken.name }, { name: 'field_taken' });
}

export function getField(context: Context, id: number): CustomField {
  const field = context.db
    .select()
    .from(table)
    .where(and(eq(table.id, id), isNull(table.deletedAt)))
    .get();
  if (!field) throw new AppError('not-found', 'already_gone');
  return field;
}
