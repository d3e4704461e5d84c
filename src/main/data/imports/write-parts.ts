import type Database from 'better-sqlite3';
import type { Value } from '../../../../db/bulk-inserter.ts';
import { makeNameKey } from '../../../contract/values/name-key.ts';
import type { ImportTables } from './import-tables.ts';
import { externalSource } from './match-keys.ts';
import type { ImportDraft } from './understanding/draft.ts';

export type Noun = 'contacts' | 'companies';

/** What contacts and companies have alike, written for a record that this import makes. */
export class PartWriter {
  readonly tables: ImportTables;
  private readonly preset: string | null;
  private readonly tagIds: Map<string, number>;
  /** As the file spells them, which saves making the key again and again. */
  private readonly tagsByName = new Map<string, number>();
  private readonly fieldIds: Map<string, number>;
  newTags = 0;

  constructor(db: Database.Database, tables: ImportTables, preset: string | null, noun: Noun) {
    this.tables = tables;
    this.preset = preset;
    this.tagIds = new Map(
      db
        .prepare<[], { id: number; name_key: string }>('SELECT id, name_key FROM tags')
        .all()
        .map((tag) => [tag.name_key, tag.id]),
    );
    this.fieldIds = new Map(
      db
        .prepare<[string], { id: number; key: string }>(
          'SELECT id, key FROM custom_fields WHERE noun = ? AND deleted_at IS NULL',
        )
        .all(noun)
        .map((field) => [field.key, field.id]),
    );
  }

  write(noun: Noun, id: number, draft: ImportDraft): void {
    const { tables } = this;
    const contact = noun === 'contacts' ? id : null;
    const company = noun === 'companies' ? id : null;
    const points: Value[][] = [];
    let position = 0;
    for (const { raw, label, normalized } of draft.emails)
      points.push([contact, company, 'email', label, raw, normalized, position++]);
    position = 0;
    for (const { raw, label, e164 } of draft.phones)
      points.push([contact, company, 'phone', label, raw, e164, position++]);
    position = 0;
    for (const { raw, label } of draft.socials)
      points.push([contact, company, 'social', label, raw, null, position++]);
    position = 0;
    for (const { raw, label } of draft.websites)
      points.push([contact, company, 'website', label, raw, null, position++]);
    if (points.length > 0) tables.contact_points.insertAll(points);
    position = 0;
    for (const place of draft.addresses)
      tables.addresses.insert(
        contact,
        company,
        place.label,
        place.street,
        place.street2,
        place.city,
        place.region,
        place.postal_code,
        place.country,
        position++,
      );
    for (const { source, value } of draft.externalIds)
      tables.external_ids.insert(contact, company, externalSource(source, this.preset), value);
    for (const key in draft.custom) {
      const fieldId = this.fieldIds.get(key);
      if (fieldId !== undefined) tables.custom_values.insert(contact, company, fieldId, draft.custom[key]!);
    }
    const tagTable = noun === 'contacts' ? tables.contact_tags : tables.company_tags;
    if (draft.tags.length > 0) tagTable.insertAll([...this.tagsOf(draft)].map((tagId) => [id, tagId]));
  }

  /** Each tag once, made where there is none of that name. */
  tagsOf(draft: ImportDraft): Set<number> {
    const ids = new Set<number>();
    for (const name of draft.tags) ids.add(this.tagId(name));
    return ids;
  }

  tagId(name: string): number {
    const known = this.tagsByName.get(name);
    if (known !== undefined) return known;
    const key = makeNameKey(name) || name.trim();
    let id = this.tagIds.get(key);
    if (id === undefined) {
      id = this.tables.tags.insert(name.trim(), key);
      this.tagIds.set(key, id);
      this.newTags++;
    }
    this.tagsByName.set(name, id);
    return id;
  }

  fieldId(key: string): number | undefined {
    return this.fieldIds.get(key);
  }

  externalSource(source: string | null): string {
    return externalSource(source, this.preset);
  }
}
