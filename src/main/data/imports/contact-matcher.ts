import type Database from 'better-sqlite3';
import type { MatchKey } from '../../../contract/imports.ts';
import { makeNameKey } from '../../../contract/values/name-key.ts';
import { KeyTable } from './key-table.ts';
import {
  besideName,
  draftNameKey,
  emailKey,
  externalKey,
  externalSource,
  isBare,
  type MatchCandidate,
  nameOnlyKey,
  nameWithKey,
  phoneKey,
  uidKey,
} from './match-keys.ts';
import type { ImportDraft } from './understanding/draft.ts';

const hasEmail = 1;
const hasPhone = 2;
const hasBirthDate = 4;

/** The keys of a row. */
type DraftKeys = {
  draft: ImportDraft;
  nameKey: string;
  emailKeys: string[];
  phoneKeys: string[];
  besideKeys: string[];
};

/** What is known of a contact, a byte each: asked for every namesake of every row. */
class Traits {
  private bytes = new Uint8Array(1 << 16);

  of(id: number): number {
    return this.bytes[id] ?? 0;
  }

  add(id: number, trait: number): void {
    if (id >= this.bytes.length) {
      const larger = new Uint8Array(2 ** Math.ceil(Math.log2(id + 1)));
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes[id] = this.of(id) | trait;
  }
}

/** Of so many people with one name in one place the right one is looked for. */
const mostNamesakes = 50;

/** Finds the contact that a row is about, among those in the file before it too. */
export class ContactMatcher {
  private readonly keys: KeyTable;
  private readonly db: Database.Database;
  private readonly matchBy: ReadonlySet<MatchKey>;
  private readonly preset: string | null;
  private readonly nameOf: Database.Statement<
    [number],
    { nameKey: string; firstName: string | null; lastName: string | null; birthDate: string | null }
  >;
  private readonly traits = new Traits();

  constructor(
    db: Database.Database,
    matchBy: readonly MatchKey[],
    preset: string | null,
    expectedRows: number,
  ) {
    this.db = db;
    this.matchBy = new Set(matchBy);
    this.preset = preset;
    // Room that is never used takes no memory, and growing takes twice as much for a while.
    this.keys = new KeyTable(Math.min(8_000_000, expectedRows * 6));
    this.nameOf = db.prepare(
      'SELECT name_key AS nameKey, first_name AS firstName, last_name AS lastName, birth_date AS birthDate FROM contacts WHERE id = ?',
    );
    this.load();
  }

  private load(): void {
    const each = <Row>(sql: string, add: (row: Row) => void) => {
      for (const row of this.db.prepare<[], Row>(sql).iterate()) add(row);
    };
    each<{ id: number; uid: string; key: string; birth: string | null }>(
      'SELECT id, uid, name_key AS key, birth_date AS birth FROM contacts WHERE deleted_at IS NULL',
      ({ id, uid, key, birth }) => {
        this.keys.add(uidKey(uid), id);
        this.keys.add(nameOnlyKey(key), id);
        if (!birth) return;
        this.traits.add(id, hasBirthDate);
        this.keys.add(nameWithKey(key, `b${birth}`), id);
      },
    );
    each<{ id: number; kind: string; raw: string; normalized: string | null }>(
      `SELECT p.contact_id AS id, p.kind, p.raw, p.normalized FROM contact_points p JOIN contacts c ON c.id = p.contact_id
       WHERE p.kind IN ('phone', 'email') AND c.deleted_at IS NULL`,
      ({ id, kind, raw, normalized }) => {
        this.traits.add(id, kind === 'phone' ? hasPhone : hasEmail);
        if (kind === 'phone') this.keys.add(phoneKey(normalized ?? raw.replace(/\D+/g, '')), id);
        else if (normalized) this.keys.add(emailKey(normalized), id);
      },
    );
    each<{ id: number; key: string; postal_code: string | null; city: string | null }>(
      `SELECT c.id, c.name_key AS key, a.postal_code, a.city FROM addresses a JOIN contacts c ON c.id = a.contact_id
       WHERE c.deleted_at IS NULL`,
      (row) => {
        for (const thing of besideName([row], [], null)) this.keys.add(nameWithKey(row.key, thing), row.id);
      },
    );
    each<{ id: number; key: string; name: string }>(
      `SELECT c.id, c.name_key AS key, f.name FROM contact_companies l JOIN contacts c ON c.id = l.contact_id
       JOIN companies f ON f.id = l.company_id WHERE c.deleted_at IS NULL`,
      (row) => {
        for (const thing of besideName([], [row], null)) this.keys.add(nameWithKey(row.key, thing), row.id);
      },
    );
    each<{ id: number; source: string; value: string }>(
      `SELECT x.contact_id AS id, x.source, x.value FROM external_ids x JOIN contacts c ON c.id = x.contact_id
       WHERE c.deleted_at IS NULL`,
      ({ id, source, value }) => this.keys.add(externalKey(source, value), id),
    );
  }

  /** Makes a record known under all that the draft says of it. */
  add(id: number, draft: ImportDraft): void {
    const { keys, traits } = this;
    const { nameKey, emailKeys, phoneKeys, besideKeys } = this.describe(draft);
    if (draft.emails.length > 0) traits.add(id, hasEmail);
    if (draft.phones.length > 0) traits.add(id, hasPhone);
    if (draft.fields.birth_date) traits.add(id, hasBirthDate);
    if (draft.fields.uid) keys.add(uidKey(draft.fields.uid), id);
    keys.add(nameOnlyKey(nameKey), id);
    for (const { source, value } of draft.externalIds)
      keys.add(externalKey(externalSource(source, this.preset), value), id);
    for (const key of emailKeys) keys.add(key, id);
    for (const key of phoneKeys) keys.add(key, id);
    for (const key of besideKeys) keys.add(key, id);
  }

  private described: DraftKeys | undefined;

  /** Of the draft that was asked for last it is known: each row is looked for, written and added in turn. */
  private describe(draft: ImportDraft): DraftKeys {
    if (this.described?.draft === draft) return this.described;
    const nameKey = draftNameKey(draft);
    const beside = besideName(draft.addresses, draft.companies, draft.fields.birth_date);
    this.described = {
      draft,
      nameKey,
      emailKeys: draft.emails.map(({ normalized }) => emailKey(normalized)),
      phoneKeys: draft.phones.map(({ e164, digits }) => phoneKey(e164 ?? digits)),
      besideKeys: beside.map((thing) => nameWithKey(nameKey, thing)),
    };
    return this.described;
  }

  /**
   * The surest candidate, or null. One e-mail or phone may be shared by a couple or a shop: of several
   * with it the one with the same name is meant, and a phone alone never overrules another name.
   */
  find(draft: ImportDraft): MatchCandidate | null {
    const { keys, matchBy } = this;
    if (draft.fields.uid) {
      const id = keys.findFirst(uidKey(draft.fields.uid));
      if (id !== undefined) return { id, by: 'uid' };
    }
    if (matchBy.has('external_id'))
      for (const { source, value } of draft.externalIds) {
        const [id] = this.withoutOwn(
          keys.find(externalKey(externalSource(source, this.preset), value)),
          draft,
        );
        if (id !== undefined) return { id, by: 'external_id' };
      }
    const { nameKey, emailKeys, phoneKeys } = this.describe(draft);
    if (matchBy.has('email'))
      for (const key of emailKeys) {
        const id = this.choose(keys.find(key), draft, nameKey, true);
        if (id !== null) return { id, by: 'email' };
      }
    if (matchBy.has('phone'))
      for (const [index, key] of phoneKeys.entries()) {
        if (draft.phones[index]!.digits.length < 5) continue;
        const id = this.choose(keys.find(key), draft, nameKey, false);
        if (id !== null) return { id, by: 'phone' };
      }
    return matchBy.has('name') && nameKey !== '' ? this.findByName(draft, nameKey) : null;
  }

  private findByName(draft: ImportDraft, nameKey: string): MatchCandidate | null {
    for (const key of this.describe(draft).besideKeys) {
      const id = this.keys.findFitting(
        key,
        mostNamesakes,
        (namesake) => this.isEligible(namesake, draft) && !this.isContradicted(namesake, draft),
      );
      if (id !== undefined) return { id, by: 'name' };
    }
    if (!isBare(draft)) return null;
    // Two are too many already; but of those that don't count here there may be any number.
    const most = draft.fields.uid === undefined ? 2 : Number.POSITIVE_INFINITY;
    const ids = this.withoutOwn(this.keys.find(nameOnlyKey(nameKey), most), draft);
    return ids.length === 1 ? { id: ids[0]!, by: 'name' } : null;
  }

  /**
   * Namesakes in one town: e-mails or phones on both sides with none in common, or two birthdays, are two
   * people. The row's own e-mail and phone were looked up before, so any that the other has is another one.
   */
  private isContradicted(id: number, { emails, phones, fields }: ImportDraft): boolean {
    const traits = this.traits.of(id);
    if (emails.length > 0 && traits & hasEmail && this.matchBy.has('email')) return true;
    if (phones.length > 0 && traits & hasPhone && this.matchBy.has('phone')) return true;
    if (!fields.birth_date || !(traits & hasBirthDate)) return false;
    return this.nameOf.get(id)?.birthDate !== fields.birth_date;
  }

  /** Rows with ids of ours come from an export: two of them are two people, whatever they share. */
  private isEligible(id: number, { fields }: ImportDraft): boolean {
    return fields.uid === undefined || !this.isFromThisFile(id);
  }

  private withoutOwn(ids: number[], draft: ImportDraft): number[] {
    return draft.fields.uid === undefined ? ids : ids.filter((id) => this.isEligible(id, draft));
  }

  private choose(ids: number[], draft: ImportDraft, nameKey: string, isNameOptional: boolean): number | null {
    if (ids.length === 0) return null;
    const named = this.withoutOwn(ids, draft).map((id) => ({ id, ...this.nameOf.get(id)! }));
    const same = named.find((candidate) => candidate.nameKey === nameKey);
    if (same) return same.id;
    if (named.length === 0) return null;
    if (!draft.hasGivenName && !draft.fields.first_name && !draft.fields.last_name) return named[0]!.id;
    const unopposed = named.filter((candidate) => !isAnother(candidate, draft));
    if (unopposed.length > 0) return unopposed[0]!.id;
    return isNameOptional && named.length === 1 && !this.isFromThisFile(named[0]!.id) ? named[0]!.id : null;
  }

  private firstOwnId = Number.POSITIVE_INFINITY;

  /** From here on ids are of records that this import made. */
  startAt(firstId: number): void {
    this.firstOwnId = firstId;
  }

  /** Two rows of one file with one e-mail and two names are two people: a couple, a shop's staff. */
  private isFromThisFile(id: number): boolean {
    return id >= this.firstOwnId || this.matched.has(id);
  }

  private readonly matched = new Set<number>();

  /** A row of this file is about this contact, which was there before. */
  markMatched(id: number): void {
    this.matched.add(id);
  }
}

/** Both have a first name, and they differ: not the same person, whatever else they share. */
function isAnother(
  candidate: { firstName: string | null; lastName: string | null },
  { fields }: ImportDraft,
): boolean {
  if (candidate.firstName && fields.first_name)
    return makeNameKey(candidate.firstName) !== makeNameKey(fields.first_name);
  return true;
}
