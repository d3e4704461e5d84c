import { contactCompanies, contacts } from '../../../../db/schema/contacts.ts';
import type { Contact, ContactFields } from '../../../contract/contacts.ts';
import type { ParsedInput } from '../../../contract/contract.ts';
import { AppError } from '../../../contract/errors.ts';
import { makeNameKey } from '../../../contract/values/name-key.ts';
import { findOrMakeCompany } from '../companies/find-or-make-company.ts';
import type { CommandContext } from '../context.ts';
import { insertAddress } from '../profile/addresses.ts';
import { insertContactPoint } from '../profile/contact-points.ts';
import { makeUid, type OwnerColumn, takeNumbers } from '../profile/records.ts';
import { addTag, findOrMakeTag } from '../profile/tags.ts';

export function createContact(
  context: CommandContext,
  draft: ParsedInput<'contacts.create'>,
): { id: number } {
  const { fields, points, company } = draft;
  const fallback = company?.name ?? points[0]?.raw;
  const names = nameFields(
    { ...emptyNames, ...fields, displayName: fields.displayName ?? null },
    undefined,
    fallback,
  );
  const now = context.now();
  const { id } = context.db
    .insert(contacts)
    .values({
      ...(fields as Partial<typeof contacts.$inferInsert>),
      ...names,
      uid: makeUid(now),
      number: takeNumbers(context.sqlite, 'contacts'),
      source: context.source,
      createdAt: now,
      updatedAt: now,
    })
    .returning({ id: contacts.id })
    .get();
  const owner: OwnerColumn = { noun: 'contacts', column: 'contact_id', id };
  for (const point of points) insertContactPoint(context, owner, point);
  for (const address of draft.addresses) insertAddress(context, owner, address);
  for (const name of draft.tags) addTag(context, owner, findOrMakeTag(context, name));
  if (company)
    context.db
      .insert(contactCompanies)
      .values({ contactId: id, companyId: findOrMakeCompany(context, company.name), role: company.role })
      .run();
  context.summarize({ name: names.displayName });
  return { id };
}

const emptyNames = { firstName: null, lastName: null, displayName: null };

type Names = Pick<Contact, 'firstName' | 'lastName'> & { displayName: string | null };

/**
 * `displayName` follows first and last name as long as it was made from them; one that was typed stays.
 * Somebody without any name is called by company, phone or e-mail.
 * @throws {AppError} invalid, where there is nothing to call the person by
 */
export function nameFields(
  names: Names & Partial<ContactFields>,
  before?: Contact,
  fallback?: string,
): { displayName: string; nameKey: string } {
  const wasMade = before !== undefined && before.displayName === joinNames(before);
  const isRenamed = before !== undefined && names.displayName === before.displayName;
  const made = joinNames(names);
  const displayName =
    (before && isRenamed && wasMade ? made || before.displayName : (names.displayName ?? made)) ||
    fallback ||
    '';
  if (displayName.trim() === '')
    throw new AppError(
      'invalid',
      'invalid_input',
      {},
      { 'fields.displayName': 'name_needed', 'fields.lastName': 'name_needed' },
    );
  return { displayName, nameKey: makeNameKey(displayName) || displayName.toLowerCase() };
}

function joinNames({ firstName, lastName }: Pick<Contact, 'firstName' | 'lastName'>): string {
  return [firstName, lastName].filter(Boolean).join(' ');
}
