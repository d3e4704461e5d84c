import { z } from 'zod';
import {
  type contacts as contactsTable,
  lifecycleStages,
  preferredChannels,
} from '../../db/schema/contacts.ts';
import { ById, Id, maximumNotesLength, optionalText } from './common-inputs.ts';
import { type Field, ListFilter, ListRequest, type ListRow, Selection } from './lists.ts';
import { command, query } from './operation.ts';
import {
  type Address,
  AddressDraft,
  type Consent,
  type ContactPoint,
  ContactPointDraft,
  type CustomValue,
  type ExternalId,
} from './profile.ts';

export type Contact = typeof contactsTable.$inferSelect;

/** The fields of a contact's own row that can be written; the same checks for form, import and bulk edit. */
export const ContactFields = z.strictObject({
  salutation: optionalText(100),
  firstName: optionalText(),
  lastName: optionalText(),
  /** Made from first and last name where it is empty. */
  displayName: optionalText(),
  birthDate: z
    .string()
    .regex(/^(\d{4}|-)-\d{2}-\d{2}$/, 'invalid_date')
    .nullable(),
  language: optionalText(35),
  lifecycleStage: z.enum(lifecycleStages, 'invalid_choice').nullable(),
  leadSource: optionalText(),
  preferredChannel: z.enum(preferredChannels, 'invalid_choice').nullable(),
  isDoNotContact: z.boolean(),
  notes: optionalText(maximumNotesLength),
});
export type ContactFields = z.infer<typeof ContactFields>;

export const ContactDraft = z.strictObject({
  fields: ContactFields.partial().default({}),
  points: z.array(ContactPointDraft).max(200).default([]),
  addresses: z.array(AddressDraft).max(50).default([]),
  /** By name: found where there is one, made where there is none. */
  company: z
    .strictObject({ name: z.string().trim().min(1).max(1000), role: optionalText().default(null) })
    .optional(),
  tags: z.array(z.string().trim().min(1).max(100)).max(200).default([]),
});
export type ContactDraft = z.input<typeof ContactDraft>;

export type ContactCompany = {
  id: number;
  companyId: number;
  name: string;
  role: string | null;
  position: number;
};

export type ContactDetails = {
  contact: Contact;
  points: ContactPoint[];
  addresses: Address[];
  companies: ContactCompany[];
  tags: { id: number; name: string }[];
  consents: Consent[];
  customValues: CustomValue[];
  externalIds: ExternalId[];
};

export type LikelyDuplicate = {
  id: number;
  displayName: string;
  company: string | null;
  /** What is alike: a locale key. */
  reason: 'same_email' | 'same_phone' | 'same_name' | 'similar_name';
};

/** For many rows at once: a field of the row, `custom:KEY`, and a value in the field's own kind. */
export const BulkEdit = z.strictObject({
  selection: Selection,
  field: z.string().max(200),
  value: z.string().max(maximumNotesLength).nullable(),
});

export const contacts = {
  /** The columns that can be shown, filtered, sorted and exported, custom fields included. */
  fields: query(z.strictObject({})).returns<Field[]>(),
  list: query(ListRequest).returns<ListRow[]>(),
  count: query(z.strictObject({ filter: ListFilter })).returns<number>(),
  get: query(ById).returns<ContactDetails>(),
  /** People like the one being typed, most alike first. */
  findDuplicates: query(
    z.strictObject({
      name: z.string().max(1000).default(''),
      email: z.string().max(1000).default(''),
      phone: z.string().max(1000).default(''),
      exceptId: Id.optional(),
    }),
  ).returns<LikelyDuplicate[]>(),
  create: command(ContactDraft).returns<{ id: number }>(),
  update: command(z.strictObject({ id: Id, fields: ContactFields.partial() })).returns<void>(),
  /** Role and company; `id` null makes a new link, to a company found or made by its name. */
  saveCompany: command(
    z.strictObject({
      contactId: Id,
      id: Id.nullable(),
      name: z.string().trim().min(1, 'empty').max(1000, 'too_long'),
      role: optionalText().default(null),
    }),
  ).returns<{ id: number }>(),
  removeCompany: command(z.strictObject({ id: Id })).returns<void>(),
  bulkEdit: command(BulkEdit).returns<{ changed: number }>(),
  tag: command(
    z.strictObject({ selection: Selection, name: z.string().trim().min(1, 'empty').max(100, 'too_long') }),
  ).returns<{ changed: number }>(),
  untag: command(z.strictObject({ selection: Selection, tagId: Id })).returns<{ changed: number }>(),
  /** To the trash; comes back by restore or undo. */
  remove: command(z.strictObject({ selection: Selection })).returns<{ changed: number }>(),
  restore: command(z.strictObject({ selection: Selection })).returns<{ changed: number }>(),
};
