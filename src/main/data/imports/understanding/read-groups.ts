import type { FieldKey } from '../../../../contract/exchange-fields.ts';
import { normalizeCountry } from '../../../../contract/values/country.ts';
import { normalizeLabel } from '../../../../contract/values/label.ts';
import { makeNameKey } from '../../../../contract/values/name-key.ts';
import { splitTags } from '../../../../contract/values/tags.ts';
import type { AddressDraft, CompanyLinkDraft, ConsentDraft, ExternalIdDraft } from './draft.ts';
import { findConsentState } from './known-words.ts';
import type { CellPlan, GroupPlan, MappingPlan } from './mapping-plan.ts';
import { parseAddress } from './read-address.ts';
import { createFieldReader, type FindingList, readInstant, report } from './read-cell.ts';

function readPart(
  group: GroupPlan,
  field: FieldKey,
  record: readonly string[],
  findings: FindingList,
  separator = ', ',
): string | null {
  const cells = group.parts[field];
  if (!cells) return null;
  if (cells.length === 1) return (cells[0] as CellPlan).read(record, findings) || null;
  const texts = cells.map((cell) => cell.read(record, findings)).filter((text) => text !== '');
  return texts.length > 0 ? texts.join(separator) : null;
}

function readCountry(
  group: GroupPlan,
  record: readonly string[],
  findings: FindingList,
  isOwn: boolean,
): string | null {
  const text = readPart(group, 'address_country', record, findings);
  if (text === null || isOwn) return text;
  const code = normalizeCountry(text);
  if (code !== null) return code;
  const column = group.parts.address_country?.[0]?.column ?? -1;
  report(findings, 'country-unrecognised', column, text, false);
  return text;
}

function isBlank(address: AddressDraft): boolean {
  return !(
    address.street ||
    address.street2 ||
    address.city ||
    address.region ||
    address.postal_code ||
    address.country
  );
}

function readAddress(
  group: GroupPlan,
  record: readonly string[],
  findings: FindingList,
  isOwn: boolean,
): AddressDraft | null {
  const street = readPart(group, 'address_street', record, findings);
  const houseNumber = readPart(group, 'address_house_number', record, findings);
  const address: AddressDraft = {
    label: null,
    street: houseNumber === null ? street : [street, houseNumber].filter(Boolean).join(' '),
    street2: readPart(group, 'address_street2', record, findings),
    city: readPart(group, 'address_city', record, findings),
    region: readPart(group, 'address_region', record, findings),
    postal_code: readPart(group, 'address_postal_code', record, findings),
    country: readCountry(group, record, findings, isOwn),
  };
  const whole = readPart(group, 'address_formatted', record, findings);
  if (whole !== null && !address.street && !address.city && !address.postal_code) {
    const parts = parseAddress(whole);
    address.street = parts.street;
    address.street2 ??= parts.street2;
    address.city = parts.city;
    address.postal_code = parts.postal_code;
    address.region ??= parts.region;
    address.country ??= parts.country;
  }
  if (isBlank(address)) return null;
  const label = readPart(group, 'address_label', record, findings);
  address.label = label === null ? group.label : isOwn ? label : (normalizeLabel(label) ?? group.label);
  return address;
}

export function readAddresses(
  plan: MappingPlan,
  record: readonly string[],
  findings: FindingList,
): AddressDraft[] {
  const addresses: AddressDraft[] = [];
  for (const group of plan.addresses) {
    const address = readAddress(group, record, findings, plan.isOwn);
    if (address) addresses.push(address);
  }
  return addresses;
}

export function readCompanies(
  plan: MappingPlan,
  record: readonly string[],
  findings: FindingList,
): CompanyLinkDraft[] {
  const companies: CompanyLinkDraft[] = [];
  for (const group of plan.companies) {
    const name = readPart(group, 'company', record, findings);
    const role = readPart(group, 'company_role', record, findings);
    if (name !== null) companies.push({ name, role });
    else if (role !== null) {
      const column = group.parts.company_role?.[0]?.column ?? -1;
      report(findings, 'role-without-company', column, role, false);
    }
  }
  return companies;
}

export function readExternalIds(
  plan: MappingPlan,
  record: readonly string[],
  findings: FindingList,
): ExternalIdDraft[] {
  const ids: ExternalIdDraft[] = [];
  for (const group of plan.externalIds) {
    const value = readPart(group, 'external_id', record, findings);
    const source = readPart(group, 'external_id_source', record, findings);
    if (value !== null) ids.push({ value, source: source ?? group.label });
  }
  return ids;
}

/** `marketing_email` is the purpose marketing over the channel email. */
function splitConsentKey(key: string): { purpose: string; channel: string } {
  const at = key.lastIndexOf('_');
  return at === -1
    ? { purpose: key, channel: 'email' }
    : { purpose: key.slice(0, at), channel: key.slice(at + 1) };
}

export function readConsents(
  plan: MappingPlan,
  record: readonly string[],
  findings: FindingList,
  zone: string,
): ConsentDraft[] {
  const consents: ConsentDraft[] = [];
  for (const group of plan.consents) {
    const text = readPart(group, 'consent', record, findings);
    if (text === null) continue;
    const column = group.parts.consent?.[0]?.column ?? -1;
    const state = findConsentState(text, group.isOptOut);
    if (state === null) {
      report(findings, 'invalid-consent', column, text, false);
      continue;
    }
    // "Not opted out" tells nothing about whether she ever opted in.
    if (group.isOptOut && state === 'unknown') continue;
    consents.push({
      ...splitConsentKey(group.key),
      state,
      source: readPart(group, 'consent_source', record, findings),
      wording: readPart(group, 'consent_wording', record, findings),
      captured_at: readCapturedAt(group, record, findings, zone),
      expires_on: readExpiry(group, record, findings),
    });
  }
  return consents;
}

function readCapturedAt(
  group: GroupPlan,
  record: readonly string[],
  findings: FindingList,
  zone: string,
): number | null {
  const cell = group.parts.consent_date?.[0];
  const text = cell?.read(record, findings);
  if (!cell || !text) return null;
  const instant = readInstant(text, cell.facts, zone);
  if (instant === null) report(findings, 'invalid-date', cell.column, text, true);
  return instant ?? null;
}

function readExpiry(group: GroupPlan, record: readonly string[], findings: FindingList): string | null {
  const cell = group.parts.consent_expires_on?.[0];
  const text = cell?.read(record, findings);
  if (!cell || !text) return null;
  const date = createFieldReader('consent_expires_on', cell.facts)?.read(text);
  if (date === null) report(findings, 'invalid-date', cell.column, text, true);
  return typeof date === 'string' ? date : null;
}

/** Google puts everybody in "myContacts"; as a tag it says nothing. */
const SYSTEM_TAG = /^\* ?(?:myContacts|my contacts)$/i;

const MAX_REMEMBERED = 2000;

/** Splits cells of tags; a column of tags says the same few things again and again. */
export function createTagSplitter(isOwn: boolean): (cell: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (cell) => {
    const remembered = known.get(cell);
    if (remembered) return remembered;
    const tags = splitTags(cell)
      .filter((tag) => isOwn || !SYSTEM_TAG.test(tag))
      .map((tag) => (isOwn ? tag : tag.replace(/^\* /, '').trim()))
      .filter((tag) => tag !== '');
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(cell, tags);
    return tags;
  };
}

export function readTags(
  plan: MappingPlan,
  split: (cell: string) => readonly string[],
  record: readonly string[],
  findings: FindingList,
): string[] {
  const tags: string[] = [];
  for (const cell of plan.tags) {
    const text = cell.read(record, findings);
    if (text !== '') tags.push(...split(text));
  }
  if (tags.length < 2) return tags;
  const keys = new Set<string>();
  return tags.filter((tag) => {
    const key = makeNameKey(tag) || tag;
    return keys.has(key) ? false : keys.add(key);
  });
}

export function readNotes(plan: MappingPlan, record: readonly string[], findings: FindingList): string {
  if (plan.notes.length === 0) return '';
  if (plan.notes.length === 1) return (plan.notes[0] as CellPlan).read(record, findings);
  return plan.notes
    .map((cell) => cell.read(record, findings))
    .filter((text) => text !== '')
    .join('\n');
}
