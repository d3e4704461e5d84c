import { eq } from 'drizzle-orm';
import { addresses as table } from '../../../../db/schema/contacts.ts';
import { AppError } from '../../../contract/errors.ts';
import type { AddressDraft } from '../../../contract/profile.ts';
import { normalizeCountry } from '../../../contract/values/country.ts';
import type { CommandContext, Context } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { nextPosition, type OwnerColumn, ownerOfRow, requireOwner, touchOwner } from './records.ts';

export const addresses: Handlers<'addresses'> = {
  save(context, { owner, id, draft }) {
    const target = touchOwner(context, owner);
    if (Object.entries(draft).every(([key, value]) => key === 'label' || value === null))
      throw new AppError('invalid', 'invalid_input', {}, { 'draft.street': 'empty' });
    if (id === null) return { id: insertAddress(context, target, draft) };
    const row = getRow(context, id);
    requireOwner(row, target);
    context.db.update(table).set(withCountry(draft)).where(eq(table.id, row.id)).run();
    return { id };
  },

  remove(context, { id }) {
    const row = getRow(context, id);
    touchOwner(context, ownerOfRow(row));
    context.db.delete(table).where(eq(table.id, id)).run();
  },
};

export function insertAddress(context: CommandContext, owner: OwnerColumn, draft: AddressDraft): number {
  return context.db
    .insert(table)
    .values({
      contactId: owner.column === 'contact_id' ? owner.id : null,
      companyId: owner.column === 'company_id' ? owner.id : null,
      ...withCountry(draft),
      position: nextPosition(context.sqlite, 'addresses', owner),
    })
    .returning({ id: table.id })
    .get().id;
}

/** "Germany", "Deutschland" and "de" are one country; what can't be read stays as typed. */
function withCountry(draft: AddressDraft): AddressDraft {
  return {
    ...draft,
    country: draft.country === null ? null : (normalizeCountry(draft.country) ?? draft.country),
  };
}

function getRow(context: Context, id: number) {
  const row = context.db.select().from(table).where(eq(table.id, id)).get();
  if (!row) throw new AppError('not-found', 'already_gone');
  return row;
}
