import { z } from 'zod';
import {
  type addresses as addressesTable,
  consentChannels,
  consentPurposes,
  consentStates,
  type consents as consentsTable,
  contactPointKinds,
  type contactPoints as contactPointsTable,
  customFieldKinds,
  customFieldNouns,
  type customFields as customFieldsTable,
} from '../../db/schema/contacts.ts';
import { Id, maximumTextLength, Owner, optionalText } from './common-inputs.ts';
import { command, query } from './operation.ts';

/** What contacts and companies have alike: phones, e-mails, addresses, tags, own fields. */
export type ContactPoint = typeof contactPointsTable.$inferSelect;
export type Address = typeof addressesTable.$inferSelect;
export type Consent = typeof consentsTable.$inferSelect;
export type CustomField = typeof customFieldsTable.$inferSelect;
export type Tag = { id: number; name: string; count: number };
export type CustomValue = { fieldId: number; value: string };
export type ExternalId = { id: number; source: string; value: string };

export const ContactPointDraft = z.strictObject({
  kind: z.enum(contactPointKinds),
  label: optionalText(100).default(null),
  raw: z.string().trim().min(1, 'empty').max(maximumTextLength, 'too_long'),
});
export type ContactPointDraft = z.infer<typeof ContactPointDraft>;

export const AddressDraft = z.strictObject({
  label: optionalText(100).default(null),
  street: optionalText().default(null),
  street2: optionalText().default(null),
  city: optionalText().default(null),
  region: optionalText().default(null),
  postalCode: optionalText(50).default(null),
  country: optionalText(100).default(null),
});
export type AddressDraft = z.infer<typeof AddressDraft>;

/** `id` null makes a new one. */
export const contactPoints = {
  save: command(z.strictObject({ owner: Owner, id: Id.nullable(), draft: ContactPointDraft })).returns<{
    id: number;
  }>(),
  remove: command(z.strictObject({ id: Id })).returns<void>(),
  /** Makes it the first of its kind. */
  makePrimary: command(z.strictObject({ id: Id })).returns<void>(),
};

export const addresses = {
  save: command(z.strictObject({ owner: Owner, id: Id.nullable(), draft: AddressDraft })).returns<{
    id: number;
  }>(),
  remove: command(z.strictObject({ id: Id })).returns<void>(),
};

export const consents = {
  save: command(
    z.strictObject({
      contactId: Id,
      purpose: z.enum(consentPurposes),
      channel: z.enum(consentChannels),
      state: z.enum(consentStates),
      source: optionalText().default(null),
      wording: optionalText(10_000).default(null),
      /** UTC milliseconds; now unless told. */
      capturedAt: z.number().int().optional(),
    }),
  ).returns<{ id: number }>(),
};

export const tags = {
  list: query(z.strictObject({})).returns<Tag[]>(),
  /** Adds the tag (made where there is none of that name) to a contact or company. */
  add: command(
    z.strictObject({ owner: Owner, name: z.string().trim().min(1, 'empty').max(100, 'too_long') }),
  ).returns<{
    id: number;
  }>(),
  removeFrom: command(z.strictObject({ owner: Owner, id: Id })).returns<void>(),
  rename: command(
    z.strictObject({ id: Id, name: z.string().trim().min(1, 'empty').max(100, 'too_long') }),
  ).returns<void>(),
  /** Takes it from everybody. */
  remove: command(z.strictObject({ id: Id })).returns<void>(),
};

export const CustomFieldDraft = z.strictObject({
  noun: z.enum(customFieldNouns),
  name: z.string().trim().min(1, 'empty').max(100, 'too_long'),
  kind: z.enum(customFieldKinds),
  choices: z.array(z.string().trim().min(1, 'empty').max(200, 'too_long')).max(500).default([]),
});
export type CustomFieldDraft = z.infer<typeof CustomFieldDraft>;

export const customFields = {
  list: query(z.strictObject({ noun: z.enum(customFieldNouns) })).returns<
    (CustomField & { count: number })[]
  >(),
  create: command(CustomFieldDraft).returns<{ id: number; key: string }>(),
  update: command(
    z.strictObject({
      id: Id,
      name: z.string().trim().min(1, 'empty').max(100, 'too_long'),
      choices: z.array(z.string().trim().min(1, 'empty').max(200, 'too_long')).max(500).default([]),
    }),
  ).returns<void>(),
  /** Hides the field; its values stay and come back with an undo. */
  remove: command(z.strictObject({ id: Id })).returns<void>(),
  /** Null empties it. The value is checked against the field's kind. */
  setValue: command(
    z.strictObject({ owner: Owner, fieldId: Id, value: optionalText(10_000) }),
  ).returns<void>(),
};
