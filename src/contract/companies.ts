import { z } from 'zod';
import type { companies as companiesTable } from '../../db/schema/companies.ts';
import { ById, Id, maximumNotesLength, optionalText } from './common-inputs.ts';
import { BulkEdit } from './contacts.ts';
import { type Field, ListFilter, ListRequest, type ListRow, Selection } from './lists.ts';
import { command, query } from './operation.ts';
import {
  type Address,
  AddressDraft,
  type ContactPoint,
  ContactPointDraft,
  type CustomValue,
  type ExternalId,
} from './profile.ts';

export type Company = typeof companiesTable.$inferSelect;

export const CompanyFields = z.strictObject({
  name: z.string().trim().min(1, 'empty').max(1000, 'too_long'),
  legalName: optionalText(),
  taxId: optionalText(100),
  registrationNo: optionalText(100),
  industry: optionalText(),
  notes: optionalText(maximumNotesLength),
});
export type CompanyFields = z.infer<typeof CompanyFields>;

export const CompanyDraft = z.strictObject({
  fields: CompanyFields.partial().required({ name: true }),
  points: z.array(ContactPointDraft).max(200).default([]),
  addresses: z.array(AddressDraft).max(50).default([]),
  tags: z.array(z.string().trim().min(1).max(100)).max(200).default([]),
});
export type CompanyDraft = z.input<typeof CompanyDraft>;

export type CompanyDetails = {
  company: Company;
  points: ContactPoint[];
  addresses: Address[];
  /** The people who belong to it. */
  contacts: { linkId: number; id: number; displayName: string; role: string | null }[];
  tags: { id: number; name: string }[];
  customValues: CustomValue[];
  externalIds: ExternalId[];
};

export const companies = {
  fields: query(z.strictObject({})).returns<Field[]>(),
  list: query(ListRequest).returns<ListRow[]>(),
  count: query(z.strictObject({ filter: ListFilter })).returns<number>(),
  get: query(ById).returns<CompanyDetails>(),
  /** Names that begin with or hold the text, for the company field of a contact. */
  suggest: query(z.strictObject({ text: z.string().max(1000) })).returns<{ id: number; name: string }[]>(),
  findDuplicates: query(z.strictObject({ name: z.string().max(1000), exceptId: Id.optional() })).returns<
    { id: number; name: string; reason: 'same_name' | 'similar_name' }[]
  >(),
  create: command(CompanyDraft).returns<{ id: number }>(),
  update: command(z.strictObject({ id: Id, fields: CompanyFields.partial() })).returns<void>(),
  bulkEdit: command(BulkEdit).returns<{ changed: number }>(),
  tag: command(
    z.strictObject({ selection: Selection, name: z.string().trim().min(1, 'empty').max(100, 'too_long') }),
  ).returns<{ changed: number }>(),
  untag: command(z.strictObject({ selection: Selection, tagId: Id })).returns<{ changed: number }>(),
  remove: command(z.strictObject({ selection: Selection })).returns<{ changed: number }>(),
  restore: command(z.strictObject({ selection: Selection })).returns<{ changed: number }>(),
};
