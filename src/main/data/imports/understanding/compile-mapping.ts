import type { ColumnTarget } from '../../../../contract/exchange-fields.ts';
import { makeNameKey } from '../../../../contract/values/name-key.ts';
import type { DraftFields, ImportDraft, UnderstoodRow } from './draft.ts';
import { type MappingPlan, planMapping, type ReadingContext } from './mapping-plan.ts';
import { type ColumnFacts, type FindingList, report } from './read-cell.ts';
import {
  createTagSplitter,
  readAddresses,
  readCompanies,
  readConsents,
  readExternalIds,
  readNotes,
  readTags,
} from './read-groups.ts';
import { readEmails, readPhones, readTexts } from './read-points.ts';

/** Names that become part of another field. */
interface NameParts {
  middle_name?: string;
  name_suffix?: string;
  customer_name?: string;
}

const NAME_PARTS: ReadonlySet<string> = new Set(['middle_name', 'name_suffix', 'customer_name']);

function readScalars(
  plan: MappingPlan,
  record: readonly string[],
  findings: FindingList,
  names: NameParts,
): DraftFields {
  const fields: Record<string, string | boolean> = {};
  for (const { column, target, read, typed } of plan.scalars) {
    const text = read(record, findings);
    if (text === '') continue;
    if (typed !== null) {
      const value = typed.read(text);
      if (value === null) report(findings, typed.code, column, text, true);
      else if (value !== undefined) fields[target.field] = value;
    } else if (NAME_PARTS.has(target.field)) names[target.field as keyof NameParts] = text;
    else fields[target.field] = text;
  }
  return fields as DraftFields;
}

function readCustoms(
  plan: MappingPlan,
  record: readonly string[],
  findings: FindingList,
): Record<string, string> {
  const custom: Record<string, string> = {};
  for (const { column, key, read, typed } of plan.customs) {
    const text = read(record, findings);
    if (text === '') continue;
    const value = typed ? typed.read(text) : text;
    if (value === null) report(findings, typed?.code ?? 'invalid-choice', column, text, true);
    else if (value !== undefined) custom[key] = String(value);
  }
  return custom;
}

function joinNames(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}

/** Xero, Wave and others have one name for a customer, be it a person or a company with a person in it. */
function settleCustomer(draft: ImportDraft, customer: string, person: string): void {
  if (person === '') {
    draft.fields.display_name = customer;
    return;
  }
  const isCompany = makeNameKey(customer) !== makeNameKey(person);
  const key = makeNameKey(customer);
  if (isCompany && !draft.companies.some(({ name }) => makeNameKey(name) === key)) {
    draft.companies.unshift({ name: customer, role: null });
  }
}

/** Names stay as given; the name to show is put together only where the file has none. */
function settlePerson(draft: ImportDraft, names: NameParts): void {
  const { fields } = draft;
  const { middle_name, name_suffix, customer_name } = names;
  const full = joinNames([fields.first_name, middle_name, fields.last_name, name_suffix]);
  if (customer_name !== undefined) settleCustomer(draft, customer_name, fields.display_name ?? full);
  draft.hasGivenName = fields.display_name !== undefined;
  if (fields.display_name !== undefined) return;
  const shown = full || draft.companies[0]?.name || draft.emails[0]?.raw || draft.phones[0]?.raw || undefined;
  if (shown !== undefined) fields.display_name = shown;
}

/** A middle name that the name to show doesn't hold would be lost: it joins the first names. */
function keepMiddleName(fields: DraftFields, middle: string | undefined): void {
  if (middle === undefined || fields.display_name?.includes(middle)) return;
  fields.first_name = joinNames([fields.first_name, middle]);
}

function settleCompany(draft: ImportDraft): void {
  draft.hasGivenName = draft.fields.name !== undefined;
  const shown = draft.fields.name ?? draft.emails[0]?.raw ?? draft.phones[0]?.raw;
  if (shown !== undefined) draft.fields.name = shown;
}

/**
 * Compiles a mapping into a function from a record to what it says: the draft of one contact or company, and
 * what is wrong with it. Everything that can be decided once is decided here; a record takes microseconds.
 */
export function compileMapping(
  targets: readonly (ColumnTarget | null)[],
  columns: readonly ColumnFacts[],
  context: ReadingContext,
): (record: readonly string[]) => UnderstoodRow {
  const plan = planMapping(targets, columns, context);
  const points = { defaultCountry: context.defaultCountry, isOwn: plan.isOwn };
  const splitTagCell = createTagSplitter(plan.isOwn);
  const isPeople = context.noun === 'contacts';
  return (record) => {
    const findings: FindingList = { items: [], isRejected: false };
    const names: NameParts = {};
    const fields = readScalars(plan, record, findings, names);
    const notes = readNotes(plan, record, findings);
    if (notes !== '') fields.notes = notes;
    const draft: ImportDraft = {
      fields,
      emails: readEmails(plan.emails, record, findings, points),
      phones: readPhones(plan.phones, record, findings, points),
      socials: readTexts(plan.socials, record, findings, points),
      websites: readTexts(plan.websites, record, findings, points),
      addresses: readAddresses(plan, record, findings),
      companies: readCompanies(plan, record, findings),
      tags: plan.tags.length === 0 ? [] : readTags(plan, splitTagCell, record, findings),
      consents: readConsents(plan, record, findings, context.zone),
      externalIds: readExternalIds(plan, record, findings),
      custom: readCustoms(plan, record, findings),
      hasGivenName: false,
    };
    if (isPeople) {
      settlePerson(draft, names);
      keepMiddleName(fields, names.middle_name);
    } else settleCompany(draft);
    const isIdentified =
      (isPeople ? fields.display_name : fields.name) !== undefined || fields.uid !== undefined;
    if (!isIdentified && !findings.isRejected) report(findings, 'nothing-to-identify', -1, '', true);
    return { draft, findings: findings.items, isRejected: findings.isRejected };
  };
}
