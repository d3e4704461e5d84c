/** A text that stands on a page with a label of its own. */
export interface LabelledText {
  raw: string;
  label: string | null;
}

export interface EmailDraft extends LabelledText {
  normalized: string;
}

export interface PhoneDraft extends LabelledText {
  e164: string | null;
  digits: string;
}

export interface AddressDraft {
  label: string | null;
  street: string | null;
  street2: string | null;
  city: string | null;
  region: string | null;
  postal_code: string | null;
  /** ISO 3166-1 alpha-2 where it could be read as a country, else as typed. */
  country: string | null;
}

export interface CompanyLinkDraft {
  name: string;
  role: string | null;
}

export interface ConsentDraft {
  purpose: string;
  channel: string;
  state: 'given' | 'refused' | 'withdrawn' | 'unknown';
  source: string | null;
  wording: string | null;
  /** UTC milliseconds. */
  captured_at: number | null;
  expires_on: string | null;
}

export interface ExternalIdDraft {
  /** Null where the file doesn't say whose id it is. */
  source: string | null;
  value: string;
}

/** The fields with one value. Only those with a value in the row are present. */
export interface DraftFields {
  uid?: string;
  number?: string;
  salutation?: string;
  first_name?: string;
  last_name?: string;
  /** Contacts always have one: made from the row's other values where no column gives it. */
  display_name?: string;
  birth_date?: string;
  language?: string;
  lifecycle_stage?: string;
  lead_source?: string;
  preferred_channel?: string;
  do_not_contact?: boolean;
  notes?: string;
  /** Companies always have one. */
  name?: string;
  legal_name?: string;
  tax_id?: string;
  registration_no?: string;
  industry?: string;
}

/** One row of a file, understood. */
export interface ImportDraft {
  fields: DraftFields;
  emails: EmailDraft[];
  phones: PhoneDraft[];
  socials: LabelledText[];
  websites: LabelledText[];
  addresses: AddressDraft[];
  companies: CompanyLinkDraft[];
  tags: string[];
  consents: ConsentDraft[];
  externalIds: ExternalIdDraft[];
  /** By key: text as typed, a decimal (`12.50`), `YYYY-MM-DD`, `true`/`false`, or a choice. */
  custom: Record<string, string>;
  /** Whether `display_name` (or `name`) stands in the file or was put together here. */
  hasGivenName: boolean;
}

export type FindingCode =
  | 'invalid-email'
  | 'invalid-date'
  | 'invalid-number'
  | 'invalid-boolean'
  | 'invalid-choice'
  | 'invalid-consent'
  | 'too-long'
  | 'nothing-to-identify'
  | 'phone-unrecognised'
  | 'phone-exponent'
  | 'phone-lost-zero'
  | 'country-unrecognised'
  | 'role-without-company'
  | 'mark-removed';

/** Something about one cell that the owner should know. */
export interface Finding {
  code: FindingCode;
  /** Index of the column, or -1 for the whole row. */
  column: number;
  value: string;
  /** A rejected row isn't imported; the owner corrects it in the rejects file. */
  isRejecting: boolean;
}

export interface UnderstoodRow {
  draft: ImportDraft;
  findings: readonly Finding[];
  isRejected: boolean;
}
