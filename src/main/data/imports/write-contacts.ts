import type Database from 'better-sqlite3';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import type { OnMatch } from '../../../contract/imports.ts';
import { makeNameKey } from '../../../contract/values/name-key.ts';
import { makeUid } from '../profile/records.ts';
import { ChangeCells } from './change-cells.ts';
import type { CompanyFinder } from './company-finder.ts';
import { draftNameKey } from './match-keys.ts';
import type { NumberSeries } from './number-series.ts';
import type { ConsentDraft, ImportDraft } from './understanding/draft.ts';
import { PartUpdater } from './update-parts.ts';
import type { PartWriter } from './write-parts.ts';

type Stored = {
  salutation: string | null;
  first_name: string | null;
  last_name: string | null;
  display_name: string;
  birth_date: string | null;
  language: string | null;
  lifecycle_stage: string | null;
  lead_source: string | null;
  preferred_channel: string | null;
  do_not_contact: number;
  notes: string | null;
};

/** Makes contacts of drafts, or brings drafts into contacts that are there. */
export class ContactWriter {
  private readonly db: Database.Database;
  private readonly parts: PartWriter;
  private readonly companies: CompanyFinder;
  private readonly numbers: NumberSeries;
  private readonly updater: PartUpdater;
  private readonly source: string;
  private readonly now: number;

  constructor(options: {
    db: Database.Database;
    parts: PartWriter;
    companies: CompanyFinder;
    numbers: NumberSeries;
    source: string;
    now: number;
  }) {
    this.db = options.db;
    this.parts = options.parts;
    this.companies = options.companies;
    this.numbers = options.numbers;
    this.source = options.source;
    this.now = options.now;
    this.updater = new PartUpdater(options.db, options.parts, 'contacts');
  }

  create(draft: ImportDraft): number {
    const { fields } = draft;
    const { tables } = this.parts;
    const name = fields.display_name ?? '';
    const id = tables.contacts.insert(
      fields.uid ?? makeUid(this.now),
      this.source,
      this.now,
      this.now,
      this.numbers.take(fields.number),
      fields.salutation ?? null,
      fields.first_name ?? null,
      fields.last_name ?? null,
      name,
      draftNameKey(draft) || name.toLowerCase(),
      fields.birth_date ?? null,
      fields.language ?? null,
      fields.lifecycle_stage ?? null,
      fields.lead_source ?? null,
      fields.preferred_channel ?? null,
      fields.do_not_contact ? 1 : 0,
      fields.notes ?? null,
    );
    this.parts.write('contacts', id, draft);
    let position = 0;
    const linked = new Set<number>();
    for (const company of draft.companies) {
      const companyId = this.companies.findOrMake(company.name);
      if (linked.has(companyId)) continue;
      linked.add(companyId);
      tables.contact_companies.insert(id, companyId, company.role, position++);
    }
    for (const consent of uniqueConsents(draft.consents))
      tables.consents.insert(id, ...this.consentValues(consent));
    return id;
  }

  /** Returns what changed; nothing is written where nothing does. */
  update(id: number, draft: ImportDraft, onMatch: OnMatch): ChangeCells {
    const changes = new ChangeCells(onMatch);
    const stored = prepareOnce<[number], Stored>(
      this.db,
      `SELECT salutation, first_name, last_name, display_name, birth_date, language, lifecycle_stage, lead_source,
         preferred_channel, do_not_contact, notes FROM contacts WHERE id = ?`,
    ).get(id)!;
    const { fields } = draft;
    changes.set('salutation', stored.salutation, fields.salutation);
    changes.set('first_name', stored.first_name, fields.first_name);
    changes.set('last_name', stored.last_name, fields.last_name);
    changes.set('birth_date', stored.birth_date, fields.birth_date);
    changes.set('language', stored.language, fields.language);
    changes.set('lifecycle_stage', stored.lifecycle_stage, fields.lifecycle_stage);
    changes.set('lead_source', stored.lead_source, fields.lead_source);
    changes.set('preferred_channel', stored.preferred_channel, fields.preferred_channel);
    changes.set(
      'do_not_contact',
      stored.do_not_contact,
      fields.do_not_contact === undefined ? undefined : Number(fields.do_not_contact),
    );
    changes.set('notes', stored.notes, fields.notes);
    this.rename(stored, draft, changes);
    this.updater.update(id, draft, changes);
    this.linkCompanies(id, draft, changes);
    this.setConsents(id, draft, changes);
    this.save(id, changes);
    return changes;
  }

  /** The name on top follows first and last name while it is made of them; a name in the file comes first. */
  private rename(stored: Stored, draft: ImportDraft, changes: ChangeCells): void {
    const value = (column: 'first_name' | 'last_name') => {
      const index = changes.columns.indexOf(column);
      return index < 0 ? stored[column] : (changes.values[index] as string);
    };
    const made = [value('first_name'), value('last_name')].filter(Boolean).join(' ');
    const wasMade = stored.display_name === [stored.first_name, stored.last_name].filter(Boolean).join(' ');
    const wasStopgap = stored.first_name === null && stored.last_name === null && made !== '';
    const name =
      draft.hasGivenName && changes.mayReplace
        ? draft.fields.display_name!
        : (wasMade || (wasStopgap && this.isStopgap(stored, draft))) && made !== ''
          ? made
          : stored.display_name;
    if (name === stored.display_name) return;
    changes.columns.push('display_name', 'name_key');
    changes.values.push(name, makeNameKey(name) || name.toLowerCase());
    changes.note('display_name', stored.display_name, name);
  }

  /** Somebody without a name was called by an e-mail or phone. */
  private isStopgap(stored: Stored, draft: ImportDraft): boolean {
    return [...draft.emails, ...draft.phones].some(({ raw }) => raw === stored.display_name);
  }

  private linkCompanies(id: number, draft: ImportDraft, changes: ChangeCells): void {
    if (draft.companies.length === 0) return;
    type Link = { id: number; company_id: number; role: string | null; position: number };
    const present = prepareOnce<[number], Link>(
      this.db,
      'SELECT id, company_id, role, position FROM contact_companies WHERE contact_id = ?',
    ).all(id);
    for (const { name, role } of draft.companies) {
      const companyId = this.companies.findOrMake(name);
      const link = present.find((row) => row.company_id === companyId);
      if (!link) {
        const position = present.reduce((last, row) => Math.max(last, row.position + 1), 0);
        const linkId = this.parts.tables.contact_companies.insertInto(
          'contacts',
          id,
          id,
          companyId,
          role,
          position,
        );
        present.push({ id: linkId, company_id: companyId, role, position });
        changes.note('company', null, name);
      } else if (role !== null && role !== link.role && (link.role === null || changes.mayReplace)) {
        prepareOnce<[string, number], unknown>(
          this.db,
          'UPDATE contact_companies SET role = ? WHERE id = ?',
        ).run(role, link.id);
        changes.note('company_role', link.role, role);
      }
    }
  }

  private setConsents(id: number, draft: ImportDraft, changes: ChangeCells): void {
    for (const consent of uniqueConsents(draft.consents)) {
      const stored = prepareOnce<[number, string, string], { id: number; state: string }>(
        this.db,
        'SELECT id, state FROM consents WHERE contact_id = ? AND purpose = ? AND channel = ?',
      ).get(id, consent.purpose, consent.channel);
      const field = `consent_${consent.channel}`;
      if (!stored) {
        this.parts.tables.consents.insertInto('contacts', id, id, ...this.consentValues(consent));
        changes.note(field, null, consent.state);
      } else if (stored.state !== consent.state && changes.mayReplace) {
        prepareOnce<[string, string | null, number, number], unknown>(
          this.db,
          'UPDATE consents SET state = ?, source = ?, captured_at = ? WHERE id = ?',
        ).run(consent.state, consent.source, consent.captured_at ?? this.now, stored.id);
        changes.note(field, stored.state, consent.state);
      }
    }
  }

  private consentValues(
    consent: ConsentDraft,
  ): [string, string, string, string | null, string | null, number, string | null] {
    const {
      purpose,
      channel,
      state,
      source,
      wording,
      captured_at: capturedAt,
      expires_on: expiresOn,
    } = consent;
    return [purpose, channel, state, source, wording, capturedAt ?? this.now, expiresOn];
  }

  private save(id: number, changes: ChangeCells): void {
    if (!changes.hasChanges) return;
    const set = [...changes.columns, 'updated_at'].map((column) => `${column} = ?`).join(', ');
    prepareOnce<(string | number | null)[], unknown>(this.db, `UPDATE contacts SET ${set} WHERE id = ?`).run(
      ...changes.values,
      this.now,
      id,
    );
  }
}

function uniqueConsents(consents: ConsentDraft[]): Iterable<ConsentDraft> {
  if (consents.length < 2) return consents;
  return new Map(consents.map((consent) => [`${consent.purpose} ${consent.channel}`, consent])).values();
}
