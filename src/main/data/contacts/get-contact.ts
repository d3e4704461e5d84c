import { asc, eq } from 'drizzle-orm';
import { companies } from '../../../../db/schema/companies.ts';
import {
  addresses,
  consents,
  contactCompanies,
  contactPoints,
  contacts,
  contactTags,
  customFields,
  customValues,
  externalIds,
  tags,
} from '../../../../db/schema/contacts.ts';
import type { ContactDetails } from '../../../contract/contacts.ts';
import { AppError } from '../../../contract/errors.ts';
import type { Context } from '../context.ts';

export function getContact({ db }: Context, id: number): ContactDetails {
  const contact = db.select().from(contacts).where(eq(contacts.id, id)).get();
  if (!contact) throw new AppError('not-found', 'contact_gone');
  return {
    contact,
    points: db
      .select()
      .from(contactPoints)
      .where(eq(contactPoints.contactId, id))
      .orderBy(asc(contactPoints.kind), asc(contactPoints.position), asc(contactPoints.id))
      .all(),
    addresses: db
      .select()
      .from(addresses)
      .where(eq(addresses.contactId, id))
      .orderBy(asc(addresses.position), asc(addresses.id))
      .all(),
    companies: db
      .select({
        id: contactCompanies.id,
        companyId: companies.id,
        name: companies.name,
        role: contactCompanies.role,
        position: contactCompanies.position,
      })
      .from(contactCompanies)
      .innerJoin(companies, eq(companies.id, contactCompanies.companyId))
      .where(eq(contactCompanies.contactId, id))
      .orderBy(asc(contactCompanies.position), asc(contactCompanies.id))
      .all(),
    tags: db
      .select({ id: tags.id, name: tags.name })
      .from(contactTags)
      .innerJoin(tags, eq(tags.id, contactTags.tagId))
      .where(eq(contactTags.contactId, id))
      .orderBy(asc(tags.nameKey))
      .all(),
    consents: db.select().from(consents).where(eq(consents.contactId, id)).all(),
    customValues: db
      .select({ fieldId: customValues.fieldId, value: customValues.value })
      .from(customValues)
      .innerJoin(customFields, eq(customFields.id, customValues.fieldId))
      .where(eq(customValues.contactId, id))
      .all(),
    externalIds: db
      .select({ id: externalIds.id, source: externalIds.source, value: externalIds.value })
      .from(externalIds)
      .where(eq(externalIds.contactId, id))
      .all(),
  };
}
