import { eq } from 'drizzle-orm';
import { contactPoints as table } from '../../../../db/schema/contacts.ts';
import { AppError } from '../../../contract/errors.ts';
import type { ContactPointDraft } from '../../../contract/profile.ts';
import { normalizeEmail } from '../../../contract/values/email.ts';
import { normalizePhone } from '../../../contract/values/phone.ts';
import type { CommandContext, Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { readSettings } from '../settings/settings.ts';
import { nextPosition, type OwnerColumn, ownerOfRow, requireOwner, touchOwner } from './records.ts';

export const contactPoints: Handlers<'contactPoints'> = {
  save(context, { owner, id, draft }) {
    const target = touchOwner(context, owner);
    if (id === null) return { id: insertContactPoint(context, target, draft) };
    const row = getRow(context, id);
    requireOwner(row, target);
    context.db
      .update(table)
      .set({ ...draft, normalized: normalizePoint(context, draft) })
      .where(eq(table.id, row.id))
      .run();
    return { id };
  },

  remove(context, { id }) {
    const row = getRow(context, id);
    touchOwner(context, ownerOfRow(row));
    context.db.delete(table).where(eq(table.id, id)).run();
  },

  makePrimary(context, { id }) {
    const row = getRow(context, id);
    const owner = touchOwner(context, ownerOfRow(row));
    const first = context.sqlite
      .prepare<[number, string], number>(
        `SELECT min(position) FROM contact_points WHERE ${owner.column} = ? AND kind = ?`,
      )
      .pluck()
      .get(owner.id, row.kind)!;
    context.db
      .update(table)
      .set({ position: first - 1 })
      .where(eq(table.id, id))
      .run();
  },
};

export function insertContactPoint(
  context: CommandContext,
  owner: OwnerColumn,
  draft: ContactPointDraft,
): number {
  return context.db
    .insert(table)
    .values({
      contactId: owner.column === 'contact_id' ? owner.id : null,
      companyId: owner.column === 'company_id' ? owner.id : null,
      ...draft,
      normalized: normalizePoint(context, draft),
      position: nextPosition(context.sqlite, 'contact_points', owner, draft.kind),
    })
    .returning({ id: table.id })
    .get().id;
}

/**
 * What the text is matched by. A phone that can't be read is kept as typed; what is plainly no e-mail
 * address is refused, as in an import.
 * @throws {AppError} invalid
 */
function normalizePoint(context: Context, { kind, raw }: ContactPointDraft): string | null {
  if (kind === 'phone') return normalizePhone(raw, readSettings(context.sqlite).country).e164;
  if (kind !== 'email') return null;
  const { key } = normalizeEmail(raw);
  if (key === null) throw new AppError('invalid', 'invalid_input', {}, { 'draft.raw': 'invalid_email' });
  return key;
}

function getRow(context: Context, id: number) {
  const row = context.db.select().from(table).where(eq(table.id, id)).get();
  if (!row) throw new AppError('not-found', 'already_gone');
  return row;
}
