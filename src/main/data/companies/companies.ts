import { and, asc, eq, isNull } from 'drizzle-orm';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import { companies as table } from '../../../../db/schema/companies.ts';
import {
  addresses,
  companyTags,
  contactCompanies,
  contactPoints,
  contacts,
  customValues,
  externalIds,
  tags,
} from '../../../../db/schema/contacts.ts';
import type { CompanyDetails } from '../../../contract/companies.ts';
import { AppError } from '../../../contract/errors.ts';
import { foldText } from '../../../contract/values/name-key.ts';
import type { Context } from '../context.ts';
import { describeField, listFields } from '../fields/field-catalogue.ts';
import { countRecords, listRecords } from '../fields/list-records.ts';
import type { Handlers } from '../handlers.ts';
import { insertAddress } from '../profile/addresses.ts';
import { bulkEdit } from '../profile/bulk-edit.ts';
import { insertContactPoint } from '../profile/contact-points.ts';
import { removeRecords, restoreRecords, tagRecords, untagRecords } from '../profile/many-records.ts';
import { type OwnerColumn, touchOwner } from '../profile/records.ts';
import { addTag, findOrMakeTag } from '../profile/tags.ts';
import { insertCompany, makeCompanyKey } from './find-or-make-company.ts';

export const companies: Handlers<'companies'> = {
  fields: ({ sqlite }) => listFields(sqlite, 'companies').map(describeField),
  list: (context, request) => listRecords(context, 'companies', request),
  count: (context, { filter }) => countRecords(context, 'companies', filter),
  get: (context, { id }) => getCompany(context, id),

  suggest({ sqlite }, { text }) {
    const key = foldText(text.trim());
    if (key === '') return [];
    return prepareOnce<[string, string], { id: number; name: string }>(
      sqlite,
      `SELECT r.id, r.name FROM companies r WHERE r.deleted_at IS NULL AND instr(r.name_key, ?) > 0
       ORDER BY instr(r.name_key, ?), r.name_key LIMIT 8`,
    ).all(key, key);
  },

  findDuplicates({ db }, { name, exceptId }) {
    const key = makeCompanyKey(name);
    if (key === '') return [];
    return db
      .select({ id: table.id, name: table.name })
      .from(table)
      .where(and(eq(table.nameKey, key), isNull(table.deletedAt)))
      .limit(5)
      .all()
      .filter((row) => row.id !== exceptId)
      .map((row) => ({ ...row, reason: 'same_name' as const }));
  },

  create(context, { fields, points, addresses: places, tags: names }) {
    const id = insertCompany(context, fields);
    const owner: OwnerColumn = { noun: 'companies', column: 'company_id', id };
    for (const point of points) insertContactPoint(context, owner, point);
    for (const place of places) insertAddress(context, owner, place);
    for (const name of names) addTag(context, owner, findOrMakeTag(context, name));
    context.summarize({ name: fields.name });
    return { id };
  },

  update(context, { id, fields }) {
    touchOwner(context, { companyId: id });
    const changes = fields.name === undefined ? fields : { ...fields, nameKey: makeCompanyKey(fields.name) };
    context.db.update(table).set(changes).where(eq(table.id, id)).run();
    context.summarize({
      fields: Object.keys(fields).join(','),
      ...(fields.name ? { name: fields.name } : {}),
    });
  },

  bulkEdit: (context, input) => bulkEdit(context, 'companies', input),
  tag: (context, { selection, name }) => tagRecords(context, 'companies', selection, name),
  untag: (context, { selection, tagId }) => untagRecords(context, 'companies', selection, tagId),
  remove: (context, { selection }) => removeRecords(context, 'companies', selection),
  restore: (context, { selection }) => restoreRecords(context, 'companies', selection),
};

function getCompany({ db }: Context, id: number): CompanyDetails {
  const company = db.select().from(table).where(eq(table.id, id)).get();
  if (!company) throw new AppError('not-found', 'company_gone');
  return {
    company,
    points: db
      .select()
      .from(contactPoints)
      .where(eq(contactPoints.companyId, id))
      .orderBy(asc(contactPoints.kind), asc(contactPoints.position), asc(contactPoints.id))
      .all(),
    addresses: db
      .select()
      .from(addresses)
      .where(eq(addresses.companyId, id))
      .orderBy(asc(addresses.position), asc(addresses.id))
      .all(),
    contacts: db
      .select({
        linkId: contactCompanies.id,
        id: contacts.id,
        displayName: contacts.displayName,
        role: contactCompanies.role,
      })
      .from(contactCompanies)
      .innerJoin(contacts, eq(contacts.id, contactCompanies.contactId))
      .where(and(eq(contactCompanies.companyId, id), isNull(contacts.deletedAt)))
      .orderBy(asc(contacts.nameKey))
      .limit(1000)
      .all(),
    tags: db
      .select({ id: tags.id, name: tags.name })
      .from(companyTags)
      .innerJoin(tags, eq(tags.id, companyTags.tagId))
      .where(eq(companyTags.companyId, id))
      .orderBy(asc(tags.nameKey))
      .all(),
    customValues: db
      .select({ fieldId: customValues.fieldId, value: customValues.value })
      .from(customValues)
      .where(eq(customValues.companyId, id))
      .all(),
    externalIds: db
      .select({ id: externalIds.id, source: externalIds.source, value: externalIds.value })
      .from(externalIds)
      .where(eq(externalIds.companyId, id))
      .all(),
  };
}
