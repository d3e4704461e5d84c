import type Database from 'better-sqlite3';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import type { MatchKey, OnMatch } from '../../../contract/imports.ts';
import { makeCompanyKey } from '../companies/find-or-make-company.ts';
import { makeUid } from '../profile/records.ts';
import { ChangeCells } from './change-cells.ts';
import { KeyTable } from './key-table.ts';
import { emailKey, externalKey, type MatchCandidate, nameOnlyKey, phoneKey, uidKey } from './match-keys.ts';
import type { NumberSeries } from './number-series.ts';
import type { ImportDraft } from './understanding/draft.ts';
import { PartUpdater } from './update-parts.ts';
import type { PartWriter } from './write-parts.ts';

const columns = ['legal_name', 'tax_id', 'registration_no', 'industry', 'notes'] as const;
type Stored = { name: string } & Record<(typeof columns)[number], string | null>;

/** Makes companies of drafts, or brings drafts into companies that are there. */
export class CompanyWriter {
  private readonly db: Database.Database;
  private readonly parts: PartWriter;
  private readonly numbers: NumberSeries;
  private readonly updater: PartUpdater;
  private readonly source: string;
  private readonly now: number;

  constructor(options: {
    db: Database.Database;
    parts: PartWriter;
    numbers: NumberSeries;
    source: string;
    now: number;
  }) {
    this.db = options.db;
    this.parts = options.parts;
    this.numbers = options.numbers;
    this.source = options.source;
    this.now = options.now;
    this.updater = new PartUpdater(options.db, options.parts, 'companies');
  }

  create(draft: ImportDraft): number {
    const { fields } = draft;
    const name = fields.name ?? '';
    const id = this.parts.tables.companies.insert(
      fields.uid ?? makeUid(this.now),
      this.source,
      this.now,
      this.now,
      this.numbers.take(fields.number),
      name,
      makeCompanyKey(name),
      fields.legal_name ?? null,
      fields.tax_id ?? null,
      fields.registration_no ?? null,
      fields.industry ?? null,
      fields.notes ?? null,
    );
    this.parts.write('companies', id, draft);
    return id;
  }

  update(id: number, draft: ImportDraft, onMatch: OnMatch): ChangeCells {
    const changes = new ChangeCells(onMatch);
    const stored = prepareOnce<[number], Stored>(
      this.db,
      `SELECT name, ${columns.join(', ')} FROM companies WHERE id = ?`,
    ).get(id)!;
    for (const column of columns) changes.set(column, stored[column], draft.fields[column]);
    const { name } = draft.fields;
    changes.set('name', stored.name, draft.hasGivenName ? name : undefined);
    if (changes.columns.includes('name')) {
      changes.columns.push('name_key');
      changes.values.push(makeCompanyKey(name!));
    }
    this.updater.update(id, draft, changes);
    if (changes.hasChanges) {
      const set = [...changes.columns, 'updated_at'].map((column) => `${column} = ?`).join(', ');
      prepareOnce<(string | number | null)[], unknown>(
        this.db,
        `UPDATE companies SET ${set} WHERE id = ?`,
      ).run(...changes.values, this.now, id);
    }
    return changes;
  }
}

/** Finds the company that a row is about: by its ids, its name, or an e-mail or phone where the name doesn't oppose. */
export class CompanyMatcher {
  private readonly keys: KeyTable;
  private readonly matchBy: ReadonlySet<MatchKey>;
  private readonly parts: PartWriter;

  constructor(db: Database.Database, parts: PartWriter, matchBy: readonly MatchKey[], expectedRows: number) {
    this.matchBy = new Set(matchBy);
    this.parts = parts;
    this.keys = new KeyTable(Math.min(4_000_000, expectedRows * 3));
    for (const row of db
      .prepare<[], { id: number; uid: string; key: string }>(
        'SELECT id, uid, name_key AS key FROM companies WHERE deleted_at IS NULL ORDER BY id',
      )
      .iterate()) {
      this.keys.add(uidKey(row.uid), row.id);
      this.keys.add(nameOnlyKey(row.key), row.id);
    }
    for (const row of db
      .prepare<[], { id: number; source: string; value: string }>(
        'SELECT company_id AS id, source, value FROM external_ids WHERE company_id IS NOT NULL',
      )
      .iterate())
      this.keys.add(externalKey(row.source, row.value), row.id);
    for (const row of db
      .prepare<[], { id: number; kind: string; normalized: string }>(
        `SELECT company_id AS id, kind, normalized FROM contact_points WHERE company_id IS NOT NULL AND normalized IS NOT NULL`,
      )
      .iterate())
      this.keys.add(row.kind === 'email' ? emailKey(row.normalized) : phoneKey(row.normalized), row.id);
  }

  add(id: number, draft: ImportDraft): void {
    const { keys } = this;
    if (draft.fields.uid) keys.add(uidKey(draft.fields.uid), id);
    keys.add(nameOnlyKey(makeCompanyKey(draft.fields.name ?? '')), id);
    for (const { source, value } of draft.externalIds)
      keys.add(externalKey(this.parts.externalSource(source), value), id);
    for (const { normalized } of draft.emails) keys.add(emailKey(normalized), id);
    for (const { e164 } of draft.phones) if (e164) keys.add(phoneKey(e164), id);
  }

  find(draft: ImportDraft): MatchCandidate | null {
    const first = (key: string) => this.keys.findFirst(key);
    const found = (id: number | undefined, by: MatchKey) => (id === undefined ? null : { id, by });
    const uid = draft.fields.uid ? found(first(uidKey(draft.fields.uid)), 'uid') : null;
    if (uid) return uid;
    if (this.matchBy.has('external_id'))
      for (const { source, value } of draft.externalIds) {
        const match = found(first(externalKey(this.parts.externalSource(source), value)), 'external_id');
        if (match) return match;
      }
    if (draft.hasGivenName)
      return this.matchBy.has('name')
        ? found(first(nameOnlyKey(makeCompanyKey(draft.fields.name ?? ''))), 'name')
        : null;
    if (this.matchBy.has('email'))
      for (const { normalized } of draft.emails) {
        const match = found(first(emailKey(normalized)), 'email');
        if (match) return match;
      }
    if (this.matchBy.has('phone'))
      for (const { e164 } of draft.phones) {
        const match = e164 ? found(first(phoneKey(e164)), 'phone') : null;
        if (match) return match;
      }
    return null;
  }
}
