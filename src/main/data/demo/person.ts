import type { contacts } from '../../../../db/schema/contacts.ts';
import type { Phone } from './make-phone.ts';

type Contact = typeof contacts.$inferInsert;

export type DemoPoint = {
  kind: 'email' | 'phone' | 'social' | 'website';
  label: string | null;
  raw: string;
  normalized: string | null;
};

export type DemoAddress = {
  label: string | null;
  street: string;
  street2: string | null;
  city: string;
  region: string | null;
  postalCode: string;
  country: string;
};

export type DemoConsent = {
  purpose: 'marketing' | 'newsletter' | 'service' | 'survey';
  channel: 'email' | 'phone' | 'sms' | 'post';
  state: 'given' | 'refused' | 'withdrawn';
  source: string | null;
  wording: string | null;
  capturedAt: number;
};

/** An invented customer, ready to be stored. */
export type DemoPerson = Pick<
  Required<Contact>,
  | 'salutation'
  | 'firstName'
  | 'lastName'
  | 'displayName'
  | 'nameKey'
  | 'birthDate'
  | 'language'
  | 'lifecycleStage'
  | 'leadSource'
  | 'preferredChannel'
  | 'isDoNotContact'
  | 'notes'
  | 'createdAt'
  | 'updatedAt'
> & {
  points: DemoPoint[];
  addresses: DemoAddress[];
  /** Indexes of companies and tags. */
  companies: { index: number; role: string | null }[];
  tags: number[];
  consents: DemoConsent[];
  externalId: boolean;
  /** By the field's place in `demoFields`. */
  values: [number, string][];
};

export type DemoCompany = {
  name: string;
  nameKey: string;
  legalName: string | null;
  taxId: string | null;
  industry: string;
  notes: string | null;
  points: DemoPoint[];
  addresses: DemoAddress[];
  tags: number[];
  values: [number, string][];
  domain: string;
  createdAt: number;
  updatedAt: number;
};

export const phonePoint = (phone: Phone, label: string | null): DemoPoint => ({
  kind: 'phone',
  label,
  raw: phone.raw,
  normalized: phone.e164,
});

export const emailPoint = (address: string, label: string | null): DemoPoint => ({
  kind: 'email',
  label,
  raw: address,
  normalized: address.toLowerCase(),
});
