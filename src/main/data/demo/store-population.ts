import type Database from 'better-sqlite3';
import { BulkInserter } from '../../../../db/bulk-inserter.ts';
import { makeNameKey } from '../../../contract/values/name-key.ts';
import { takeNumbers } from '../profile/records.ts';
import { inventCompany } from './invent-company.ts';
import { inventPerson } from './invent-person.ts';
import type { Population } from './invent-population.ts';
import type { DemoAddress, DemoCompany, DemoPerson, DemoPoint } from './person.ts';
import { Random } from './random.ts';
import type { Words } from './words.ts';

type Owner = { contactId: number | null; companyId: number | null };
type Store = ReturnType<typeof openStore>;

/** People stored between two looks at "cancelled?" and two words of progress. */
const batch = 2_000;

/** Stores a population under a change set; the caller holds the transaction. */
export function storePopulation(
  sqlite: Database.Database,
  changeSetId: number,
  population: Population,
  onBatch: (done: number) => void,
): void {
  const { contacts, companies } = population.draft;
  const store = openStore(sqlite, changeSetId);
  const tags = findOrMakeTags(sqlite, store, [...population.words.tags, ...population.words.companyTags]);
  const fields = findOrMakeFields(sqlite, store, population.words);
  const domains: string[] = [];
  const firmIds: number[] = [];
  const firstCompany = companies > 0 ? takeNumbers(sqlite, 'companies', companies) : 0;
  const firstContact = takeNumbers(sqlite, 'contacts', contacts);
  // Once in a file, a population may come again: then with other ids.
  const uids = new Random(population.draft.seed, firstContact, firstCompany);
  for (let index = 0; index < companies; index++) {
    const firm = inventCompany(population);
    const ids = { tags: tags.slice(population.words.tags.length), fields: fields.companies };
    firmIds.push(storeCompany(store, firm, makeSeededUid(uids, firm.createdAt), firstCompany + index, ids));
    domains.push(firm.domain);
    if (index % batch === 0) onBatch(0);
  }
  for (let index = 0; index < contacts; index++) {
    const person = inventPerson(population, index, (company) => domains[company]!);
    const uid = makeSeededUid(uids, person.createdAt);
    storePerson(store, person, uid, firstContact + index, {
      tags,
      fields: fields.contacts,
      companies: firmIds,
    });
    if (index % batch === batch - 1) onBatch(index + 1);
  }
  for (const table of Object.values(store)) table.flush();
}

function openStore(sqlite: Database.Database, changeSetId: number) {
  const open = (table: string, ...columns: string[]) => new BulkInserter(sqlite, changeSetId, table, columns);
  const record = ['uid', 'source', 'created_at', 'updated_at', 'number'];
  return {
    contacts: open(
      'contacts',
      ...record,
      'salutation',
      'first_name',
      'last_name',
      'display_name',
      'name_key',
      'birth_date',
      'language',
      'lifecycle_stage',
      'lead_source',
      'preferred_channel',
      'do_not_contact',
      'notes',
    ),
    companies: open('companies', ...record, 'name', 'name_key', 'legal_name', 'tax_id', 'industry', 'notes'),
    links: open('contact_companies', 'contact_id', 'company_id', 'role', 'position'),
    points: open(
      'contact_points',
      'contact_id',
      'company_id',
      'kind',
      'label',
      'raw',
      'normalized',
      'position',
    ),
    addresses: open(
      'addresses',
      'contact_id',
      'company_id',
      'label',
      'street',
      'street2',
      'city',
      'region',
      'postal_code',
      'country',
      'position',
    ),
    externalIds: open('external_ids', 'contact_id', 'source', 'value'),
    consents: open(
      'consents',
      'contact_id',
      'purpose',
      'channel',
      'state',
      'source',
      'wording',
      'captured_at',
    ),
    tags: open('tags', 'name', 'name_key'),
    contactTags: open('contact_tags', 'contact_id', 'tag_id'),
    companyTags: open('company_tags', 'company_id', 'tag_id'),
    fields: open('custom_fields', 'noun', 'key', 'name', 'kind', 'choices', 'position'),
    values: open('custom_values', 'contact_id', 'company_id', 'field_id', 'value'),
  };
}

function storePerson(
  store: Store,
  person: DemoPerson,
  uid: string,
  number: number,
  ids: { tags: number[]; fields: number[]; companies: number[] },
): void {
  const id = store.contacts.insert(
    uid,
    'demo',
    person.createdAt,
    person.updatedAt,
    number,
    person.salutation,
    person.firstName,
    person.lastName,
    person.displayName,
    person.nameKey,
    person.birthDate,
    person.language,
    person.lifecycleStage,
    person.leadSource,
    person.preferredChannel,
    person.isDoNotContact ? 1 : 0,
    person.notes,
  );
  const owner: Owner = { contactId: id, companyId: null };
  storePoints(store, owner, person.points);
  storeAddresses(store, owner, person.addresses);
  person.companies.forEach(({ index, role }, position) => {
    store.links.insert(id, ids.companies[index]!, role, position);
  });
  for (const tag of person.tags) store.contactTags.insert(id, ids.tags[tag]!);
  for (const consent of person.consents)
    store.consents.insert(
      id,
      consent.purpose,
      consent.channel,
      consent.state,
      consent.source,
      consent.wording,
      consent.capturedAt,
    );
  if (person.externalId) store.externalIds.insert(id, 'webshop', `W-${100_000 + number}`);
  for (const [field, value] of person.values) store.values.insert(id, null, ids.fields[field]!, value);
}

function storeCompany(
  store: Store,
  firm: DemoCompany,
  uid: string,
  number: number,
  ids: { tags: number[]; fields: number[] },
): number {
  const { createdAt, updatedAt, name, nameKey, legalName, taxId, industry, notes } = firm;
  const id = store.companies.insert(
    uid,
    'demo',
    createdAt,
    updatedAt,
    number,
    name,
    nameKey,
    legalName,
    taxId,
    industry,
    notes,
  );
  const owner: Owner = { contactId: null, companyId: id };
  storePoints(store, owner, firm.points);
  storeAddresses(store, owner, firm.addresses);
  for (const tag of firm.tags) store.companyTags.insert(id, ids.tags[tag]!);
  for (const [field, value] of firm.values) store.values.insert(null, id, ids.fields[field]!, value);
  return id;
}

function storePoints(store: Store, { contactId, companyId }: Owner, points: DemoPoint[]): void {
  const positions: Partial<Record<DemoPoint['kind'], number>> = {};
  for (const { kind, label, raw, normalized } of points) {
    const position = positions[kind] ?? 0;
    positions[kind] = position + 1;
    store.points.insert(contactId, companyId, kind, label, raw, normalized, position);
  }
}

function storeAddresses(store: Store, { contactId, companyId }: Owner, addresses: DemoAddress[]): void {
  addresses.forEach(({ label, street, street2, city, region, postalCode, country }, position) => {
    store.addresses.insert(
      contactId,
      companyId,
      label,
      street,
      street2,
      city,
      region,
      postalCode,
      country,
      position,
    );
  });
}

function findOrMakeTags(sqlite: Database.Database, store: Store, names: string[]): number[] {
  const find = sqlite.prepare<[string], number>('SELECT id FROM tags WHERE name_key = ?').pluck();
  return names.map((name) => {
    const key = makeNameKey(name);
    return find.get(key) ?? store.tags.insert(name, key);
  });
}

function findOrMakeFields(
  sqlite: Database.Database,
  store: Store,
  words: Words,
): { contacts: number[]; companies: number[] } {
  const { flower, allergies, delivery, points, anniversary, card } = words.fields;
  const make = (noun: string, name: string, kind: string, choices?: string[]) =>
    findOrMakeField(sqlite, store, { noun, name, kind, choices: choices ?? null });
  return {
    contacts: [
      make('contacts', flower.name, 'choice', flower.choices),
      make('contacts', allergies.name, 'text'),
      make('contacts', delivery.name, 'text'),
      make('contacts', points.name, 'number'),
      make('contacts', anniversary.name, 'date'),
      make('contacts', card.name, 'boolean'),
    ],
    companies: [
      make('companies', words.companyFields.standing.name, 'choice', words.companyFields.standing.choices),
    ],
  };
}

/** A field of the same name and kind is taken; one of another kind is left alone. */
function findOrMakeField(
  sqlite: Database.Database,
  store: Store,
  { noun, name, kind, choices }: { noun: string; name: string; kind: string; choices: string[] | null },
): number {
  const known = sqlite
    .prepare<[string], { id: number; key: string; name: string; kind: string; deleted: number }>(
      'SELECT id, key, name, kind, deleted_at IS NOT NULL AS deleted FROM custom_fields WHERE noun = ?',
    )
    .all(noun);
  const same = known.find((field) => field.name === name && field.kind === kind && field.deleted === 0);
  if (same) return same.id;
  const stem = makeNameKey(name).replace(/[^a-z0-9]+/g, '_');
  let key = stem;
  for (let number = 2; known.some((field) => field.key === key); number++) key = `${stem}_${number}`;
  return store.fields.insert(noun, key, name, kind, choices && JSON.stringify(choices), known.length);
}

/** A UUIDv7 that is the same for the same seed. */
function makeSeededUid(random: Random, at: number): string {
  const time = at.toString(16).padStart(12, '0');
  const [a, b, c] = [random.bits(), random.bits(), random.bits()];
  const high = (a & 0xfff).toString(16).padStart(3, '0');
  const low = (((a >>> 12) & 0x3fff) | 0x8000).toString(16);
  const rest = (b & 0xffff).toString(16).padStart(4, '0') + c.toString(16).padStart(8, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${low}-${rest}`;
}
