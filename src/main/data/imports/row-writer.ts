import type Database from 'better-sqlite3';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import type { MatchKey } from '../../../contract/imports.ts';
import type { CellChange, ChangeCells } from './change-cells.ts';
import { CompanyFinder } from './company-finder.ts';
import { ContactMatcher } from './contact-matcher.ts';
import type { ImportTables } from './import-tables.ts';
import { NumberSeries } from './number-series.ts';
import type { Choices } from './prepare-import.ts';
import type { ImportDraft } from './understanding/draft.ts';
import { CompanyMatcher, CompanyWriter } from './write-companies.ts';
import { ContactWriter } from './write-contacts.ts';
import { PartWriter } from './write-parts.ts';

export type RowOutcome =
  | { kind: 'created'; id: number }
  | { kind: 'updated'; id: number; by: MatchKey; cells: CellChange[] }
  | { kind: 'unchanged' | 'skipped'; id: number; by: MatchKey };

/** Finds, makes and changes the record of each row, as the owner chose. */
export class RowWriter {
  private readonly db: Database.Database;
  private readonly choices: Choices;
  private readonly parts: PartWriter;
  private readonly numbers: NumberSeries;
  private readonly companyNumbers: NumberSeries;
  private readonly companies: CompanyFinder;
  private readonly writer: ContactWriter | CompanyWriter;
  private readonly matcher: ContactMatcher | CompanyMatcher;

  constructor(options: {
    db: Database.Database;
    tables: ImportTables;
    choices: Choices;
    preset: string | null;
    rowCount: number;
    importId: number;
    now: number;
  }) {
    const { db, tables, choices, preset, rowCount, importId, now } = options;
    const source = `import:${importId}`;
    this.db = db;
    this.choices = choices;
    this.parts = new PartWriter(db, tables, preset, choices.noun);
    this.companyNumbers = new NumberSeries(db, 'companies');
    this.numbers = choices.noun === 'contacts' ? new NumberSeries(db, 'contacts') : this.companyNumbers;
    this.companies = new CompanyFinder(db, tables, this.companyNumbers, source, now);
    const shared = { db, parts: this.parts, numbers: this.numbers, source, now };
    if (choices.noun === 'contacts') {
      this.writer = new ContactWriter({ ...shared, companies: this.companies });
      const matcher = new ContactMatcher(db, choices.matchBy, preset, rowCount);
      matcher.startAt(db.prepare<[], number>('SELECT coalesce(max(id), 0) + 1 FROM contacts').pluck().get()!);
      this.matcher = matcher;
    } else {
      this.writer = new CompanyWriter(shared);
      this.matcher = new CompanyMatcher(db, this.parts, choices.matchBy, rowCount);
    }
  }

  get made(): { tags: number; companies: number } {
    return { tags: this.parts.newTags, companies: this.companies.made };
  }

  write(draft: ImportDraft): RowOutcome {
    if (this.choices.tag !== '') draft.tags.push(this.choices.tag);
    const { onMatch } = this.choices;
    const match = onMatch === 'create' ? null : this.matcher.find(draft);
    if (!match) return { kind: 'created', id: this.create(draft) };
    if (this.matcher instanceof ContactMatcher) this.matcher.markMatched(match.id);
    if (onMatch === 'skip') return { kind: 'skipped', ...match };
    const changes: ChangeCells = this.writer.update(match.id, draft, onMatch);
    if (!changes.hasChanges) return { kind: 'unchanged', ...match };
    this.matcher.add(match.id, draft);
    return { kind: 'updated', ...match, cells: changes.cells };
  }

  private create(draft: ImportDraft): number {
    // A uid that somebody has (a contact in the trash, a row to be created again) is not given twice.
    if (draft.fields.uid !== undefined && this.isUidTaken(draft.fields.uid)) draft.fields.uid = undefined;
    const id = this.writer.create(draft);
    this.matcher.add(id, draft);
    return id;
  }

  private isUidTaken(uid: string): boolean {
    return (
      prepareOnce<[string], unknown>(this.db, `SELECT 1 FROM ${this.choices.noun} WHERE uid = ?`).get(uid) !==
      undefined
    );
  }

  finish(): void {
    this.numbers.save();
    this.companyNumbers.save();
  }
}
