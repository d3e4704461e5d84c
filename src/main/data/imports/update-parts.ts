import type Database from 'better-sqlite3';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import { makeNameKey } from '../../../contract/values/name-key.ts';
import type { ChangeCells } from './change-cells.ts';
import type { AddressDraft, ImportDraft } from './understanding/draft.ts';
import type { Noun, PartWriter } from './write-parts.ts';

/**
 * Brings the phones, e-mails, addresses, tags, … of a row into a record that is there. What the record has
 * already, in whatever style it is written, is left alone; what it lacks is added.
 */
export class PartUpdater {
  private readonly db: Database.Database;
  private readonly parts: PartWriter;
  private readonly noun: Noun;
  private readonly owner: 'contact_id' | 'company_id';

  constructor(db: Database.Database, parts: PartWriter, noun: Noun) {
    this.db = db;
    this.parts = parts;
    this.noun = noun;
    this.owner = noun === 'contacts' ? 'contact_id' : 'company_id';
  }

  update(id: number, draft: ImportDraft, changes: ChangeCells): void {
    this.addPoints(id, draft, changes);
    for (const address of draft.addresses) this.bringAddress(id, address, changes);
    this.addExternalIds(id, draft, changes);
    this.setCustomValues(id, draft, changes);
    this.addTags(id, draft, changes);
  }

  private ids(id: number): [number | null, number | null] {
    return this.noun === 'contacts' ? [id, null] : [null, id];
  }

  private addPoints(id: number, draft: ImportDraft, changes: ChangeCells): void {
    type Point = { kind: string; raw: string; normalized: string | null; position: number };
    const present = prepareOnce<[number], Point>(
      this.db,
      `SELECT kind, raw, normalized, position FROM contact_points WHERE ${this.owner} = ?`,
    ).all(id);
    const add = (kind: string, raw: string, label: string | null, normalized: string | null) => {
      const isThere = present.some(
        (point) =>
          point.kind === kind &&
          (normalized !== null && point.normalized !== null
            ? point.normalized === normalized
            : point.raw === raw),
      );
      if (isThere) return;
      const position = present.reduce(
        (last, point) => (point.kind === kind ? Math.max(last, point.position + 1) : last),
        0,
      );
      this.parts.tables.contact_points.insertInto(
        this.noun,
        id,
        ...this.ids(id),
        kind,
        label,
        raw,
        normalized,
        position,
      );
      present.push({ kind, raw, normalized, position });
      changes.note(kind, null, raw);
    };
    for (const { raw, label, normalized } of draft.emails) add('email', raw, label, normalized);
    for (const { raw, label, e164 } of draft.phones) add('phone', raw, label, e164);
    for (const { raw, label } of draft.socials) add('social', raw, label, null);
    for (const { raw, label } of draft.websites) add('website', raw, label, null);
  }

  /** The same address with more in it is filled; another one under the same label is replaced if asked, else added. */
  private bringAddress(id: number, draft: AddressDraft, changes: ChangeCells): void {
    type Row = AddressDraft & { id: number; position: number };
    const present = prepareOnce<[number], Row>(
      this.db,
      `SELECT id, label, street, street2, city, region, postal_code, country, position FROM addresses WHERE ${this.owner} = ? ORDER BY position, id`,
    ).all(id);
    const parts = addressParts.filter((part) => draft[part] !== null);
    const isEqual = (row: Row) => addressParts.every((part) => isSamePart(row[part], draft[part]));
    if (present.some(isEqual)) return;
    const same = present.find((row) =>
      parts.every((part) => row[part] === null || isSamePart(row[part], draft[part])),
    );
    const target =
      same ?? (changes.mayReplace ? present.find((row) => row.label === draft.label) : undefined);
    if (!target) {
      const position = present.reduce((last, row) => Math.max(last, row.position + 1), 0);
      this.parts.tables.addresses.insertInto(
        this.noun,
        id,
        ...this.ids(id),
        draft.label,
        draft.street,
        draft.street2,
        draft.city,
        draft.region,
        draft.postal_code,
        draft.country,
        position,
      );
      changes.note('address', null, describeAddress(draft));
      return;
    }
    for (const part of parts) {
      if (isSamePart(target[part], draft[part])) continue;
      prepareOnce<[string | null, number], unknown>(
        this.db,
        `UPDATE addresses SET ${part} = ? WHERE id = ?`,
      ).run(draft[part], target.id);
      changes.note(part, target[part], draft[part]);
    }
  }

  private addExternalIds(id: number, draft: ImportDraft, changes: ChangeCells): void {
    if (draft.externalIds.length === 0) return;
    const present = prepareOnce<[number], { source: string; value: string }>(
      this.db,
      `SELECT source, value FROM external_ids WHERE ${this.owner} = ?`,
    ).all(id);
    for (const { source: given, value } of draft.externalIds) {
      const source = this.parts.externalSource(given);
      if (present.some((row) => row.source === source && row.value === value)) continue;
      this.parts.tables.external_ids.insertInto(this.noun, id, ...this.ids(id), source, value);
      changes.note('external_id', null, `${source} ${value}`);
    }
  }

  private setCustomValues(id: number, draft: ImportDraft, changes: ChangeCells): void {
    for (const key in draft.custom) {
      const fieldId = this.parts.fieldId(key);
      if (fieldId === undefined) continue;
      const value = draft.custom[key]!;
      const before = prepareOnce<[number, number], string>(
        this.db,
        `SELECT value FROM custom_values WHERE ${this.owner} = ? AND field_id = ?`,
      )
        .pluck()
        .get(id, fieldId);
      if (before === undefined) {
        this.parts.tables.custom_values.insertInto(this.noun, id, ...this.ids(id), fieldId, value);
        changes.note(`custom:${key}`, null, value);
      } else if (before !== value && changes.mayReplace) {
        prepareOnce<[string, number, number], unknown>(
          this.db,
          `UPDATE custom_values SET value = ? WHERE ${this.owner} = ? AND field_id = ?`,
        ).run(value, id, fieldId);
        changes.note(`custom:${key}`, before, value);
      }
    }
  }

  private addTags(id: number, draft: ImportDraft, changes: ChangeCells): void {
    if (draft.tags.length === 0) return;
    const table = this.noun === 'contacts' ? 'contact_tags' : 'company_tags';
    const present = new Set(
      prepareOnce<[number], number>(this.db, `SELECT tag_id FROM ${table} WHERE ${this.owner} = ?`)
        .pluck()
        .all(id),
    );
    for (const name of draft.tags) {
      const tagId = this.parts.tagId(name);
      if (present.has(tagId)) continue;
      present.add(tagId);
      this.parts.tables[table].insertInto(this.noun, id, id, tagId);
      changes.note('tags', null, name);
    }
  }
}

const addressParts = ['street', 'street2', 'city', 'region', 'postal_code', 'country'] as const;

/** "Uferstrasse 14" is "Uferstraße 14": another spelling is no other place. */
function isSamePart(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && makeNameKey(a) === makeNameKey(b));
}

function describeAddress({ street, postal_code, city }: AddressDraft): string {
  return [street, [postal_code, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
}
