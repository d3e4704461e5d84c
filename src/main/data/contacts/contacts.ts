import { eq } from 'drizzle-orm';
import { contactCompanies, contacts as table } from '../../../../db/schema/contacts.ts';
import { AppError } from '../../../contract/errors.ts';
import { findOrMakeCompany } from '../companies/find-or-make-company.ts';
import { describeField, listFields } from '../fields/field-catalogue.ts';
import { countRecords, listRecords } from '../fields/list-records.ts';
import type { Handlers } from '../handlers.ts';
import { bulkEdit } from '../profile/bulk-edit.ts';
import { removeRecords, restoreRecords, tagRecords, untagRecords } from '../profile/many-records.ts';
import { nextPosition, touchOwner } from '../profile/records.ts';
import { createContact, nameFields } from './create-contact.ts';
import { findDuplicates } from './find-duplicates.ts';
import { getContact } from './get-contact.ts';

export const contacts: Handlers<'contacts'> = {
  fields: ({ sqlite }) => listFields(sqlite, 'contacts').map(describeField),
  list: (context, request) => listRecords(context, 'contacts', request),
  count: (context, { filter }) => countRecords(context, 'contacts', filter),
  get: (context, { id }) => getContact(context, id),
  findDuplicates,
  create: (context, draft) => createContact(context, draft),

  update(context, { id, fields }) {
    touchOwner(context, { contactId: id });
    const before = context.db.select().from(table).where(eq(table.id, id)).get()!;
    const changes = { ...fields, ...nameFields({ ...before, ...fields }, before) };
    context.db
      .update(table)
      .set(changes as Partial<typeof table.$inferInsert>)
      .where(eq(table.id, id))
      .run();
    context.summarize({
      name: changes.displayName ?? before.displayName,
      fields: Object.keys(fields).join(','),
    });
  },

  saveCompany(context, { contactId, id, name, role }) {
    const owner = touchOwner(context, { contactId });
    const links = context.db
      .select()
      .from(contactCompanies)
      .where(eq(contactCompanies.contactId, contactId))
      .all();
    if (id !== null && !links.some((row) => row.id === id)) throw new AppError('not-found', 'already_gone');
    const companyId = findOrMakeCompany(context, name);
    context.summarize({ company: name });
    const link = links.find((row) => row.companyId === companyId);
    if (link && link.id !== id) {
      if (id !== null) throw new AppError('conflict', 'company_linked', { name });
      context.db.update(contactCompanies).set({ role }).where(eq(contactCompanies.id, link.id)).run();
      return { id: link.id };
    }
    if (id !== null) {
      context.db.update(contactCompanies).set({ companyId, role }).where(eq(contactCompanies.id, id)).run();
      return { id };
    }
    const position = nextPosition(context.sqlite, 'contact_companies', owner);
    return context.db
      .insert(contactCompanies)
      .values({ contactId, companyId, role, position })
      .returning({ id: contactCompanies.id })
      .get();
  },

  removeCompany(context, { id }) {
    const link = context.db.select().from(contactCompanies).where(eq(contactCompanies.id, id)).get();
    if (!link) throw new AppError('not-found', 'already_gone');
    touchOwner(context, { contactId: link.contactId });
    context.db.delete(contactCompanies).where(eq(contactCompanies.id, id)).run();
  },

  bulkEdit: (context, input) => bulkEdit(context, 'contacts', input),
  tag: (context, { selection, name }) => tagRecords(context, 'contacts', selection, name),
  untag: (context, { selection, tagId }) => untagRecords(context, 'contacts', selection, tagId),
  remove: (context, { selection }) => removeRecords(context, 'contacts', selection),
  restore: (context, { selection }) => restoreRecords(context, 'contacts', selection),
};
