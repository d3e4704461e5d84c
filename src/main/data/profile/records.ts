import { randomFillSync } from 'node:crypto';
import type Database from 'better-sqlite3';
import { prepareOnce } from '../../../../db/prepare-once.ts';
import type { Owner } from '../../../contract/common-inputs.ts';
import { AppError } from '../../../contract/errors.ts';
import type { ListNoun } from '../../../contract/lists.ts';
import type { CommandContext, Context } from '../context.ts';

/** The next number of a series; numbers are never given twice, not even after an undo. */
export function takeNumbers(sqlite: Database.Database, series: ListNoun, count = 1): number {
  const last = prepareOnce<[string, number, number], number>(
    sqlite,
    `INSERT INTO counters (series, last) VALUES (?, ?)
     ON CONFLICT (series) DO UPDATE SET last = last + ? RETURNING last`,
  )
    .pluck()
    .get(series, count, count)!;
  return last - count + 1;
}

/** Randomness by the thousand: an import asks for a million. */
const pool = Buffer.alloc(16 * 1024);
let poolAt = pool.length;

/** UUIDv7: sorts by time, so that its index grows at the end. */
export function makeUid(now: number): string {
  if (poolAt === pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  const bytes = pool.subarray(poolAt, poolAt + 16);
  poolAt += 16;
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export type OwnerColumn = { noun: ListNoun; column: 'contact_id' | 'company_id'; id: number };

export function ownerOf(owner: Owner): OwnerColumn {
  return 'contactId' in owner
    ? { noun: 'contacts', column: 'contact_id', id: owner.contactId }
    : { noun: 'companies', column: 'company_id', id: owner.companyId };
}

/** Whom a row of a shared table (phones, addresses, …) belongs to. */
export function ownerOfRow(row: { contactId: number | null; companyId: number | null }): Owner {
  return row.contactId === null ? { companyId: row.companyId! } : { contactId: row.contactId };
}

/** @throws {AppError} not-found, where the row belongs to somebody else */
export function requireOwner(
  row: { contactId: number | null; companyId: number | null },
  owner: OwnerColumn,
): void {
  const actual = ownerOf(ownerOfRow(row));
  if (actual.noun !== owner.noun || actual.id !== owner.id) throw new AppError('not-found', 'already_gone');
}

/** @throws {AppError} not-found */
export function nameOf(sqlite: Database.Database, noun: ListNoun, id: number): string {
  const name = prepareOnce<[number], string>(
    sqlite,
    `SELECT ${noun === 'contacts' ? 'display_name' : 'name'} FROM ${noun} WHERE id = ?`,
  )
    .pluck()
    .get(id);
  if (name === undefined)
    throw new AppError('not-found', noun === 'contacts' ? 'contact_gone' : 'company_gone');
  return name;
}

/** Marks a record as changed now and names it for History: whatever changed may be a phone or a tag of it. */
export function touchOwner(context: CommandContext, owner: Owner): OwnerColumn {
  const target = ownerOf(owner);
  context.summarize({ name: nameOf(context.sqlite, target.noun, target.id) });
  touch(context, target.noun, target.id);
  return target;
}

export function touch(context: Pick<Context, 'sqlite' | 'now'>, noun: ListNoun, id: number): void {
  prepareOnce<[number, number], unknown>(
    context.sqlite,
    `UPDATE ${noun} SET updated_at = ? WHERE id = ?`,
  ).run(context.now(), id);
}

/** The place behind the last of its kind. */
export function nextPosition(
  sqlite: Database.Database,
  table: string,
  owner: OwnerColumn,
  kind?: string,
): number {
  return prepareOnce<(string | number)[], number>(
    sqlite,
    `SELECT coalesce(max(position) + 1, 0) FROM ${table} WHERE ${owner.column} = ?${kind === undefined ? '' : ' AND kind = ?'}`,
  )
    .pluck()
    .get(...(kind === undefined ? [owner.id] : [owner.id, kind]))!;
}
