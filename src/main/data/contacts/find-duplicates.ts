import { prepareOnce } from '../../../../db/prepare-once.ts';
import type { LikelyDuplicate } from '../../../contract/contacts.ts';
import type { ParsedInput } from '../../../contract/contract.ts';
import { normalizeEmail } from '../../../contract/values/email.ts';
import { makeNameKey } from '../../../contract/values/name-key.ts';
import { normalizePhone } from '../../../contract/values/phone.ts';
import type { Context } from '../context.ts';
import { readSettings } from '../settings/settings.ts';

const byPoint = `SELECT DISTINCT r.id, r.display_name AS displayName FROM contact_points p JOIN contacts r ON r.id = p.contact_id
   WHERE p.normalized = ? AND p.kind = ? AND r.deleted_at IS NULL LIMIT 5`;

/** At most five, the surest first: same e-mail, same phone, same name, name with the same beginning and end. */
export function findDuplicates(
  context: Context,
  input: ParsedInput<'contacts.findDuplicates'>,
): LikelyDuplicate[] {
  const { sqlite } = context;
  type Found = { id: number; displayName: string };
  const found = new Map<number, LikelyDuplicate>();
  const add = (rows: Found[], reason: LikelyDuplicate['reason']) => {
    for (const { id, displayName } of rows)
      if (id !== input.exceptId && !found.has(id) && found.size < 5)
        found.set(id, { id, displayName, company: companyOf(context, id), reason });
  };
  const points = prepareOnce<[string, string], Found>(sqlite, byPoint);
  const email = input.email.trim() === '' ? null : normalizeEmail(input.email).key;
  if (email) add(points.all(email, 'email'), 'same_email');
  const phone =
    input.phone.trim() === '' ? null : normalizePhone(input.phone, readSettings(sqlite).country).e164;
  if (phone) add(points.all(phone, 'phone'), 'same_phone');
  const key = makeNameKey(input.name);
  if (key.length < 3) return [...found.values()];
  add(
    prepareOnce<[string], Found>(
      sqlite,
      `SELECT r.id, r.display_name AS displayName FROM contacts r
       WHERE r.deleted_at IS NULL AND r.name_key = ? ORDER BY r.id LIMIT 5`,
    ).all(key),
    'same_name',
  );
  add(findSimilarNames(context, key), 'similar_name');
  return [...found.values()];
}

/** Alike but for one slip of the pen, among the names with the same beginning; and the words in another order. */
function findSimilarNames({ sqlite }: Context, key: string): { id: number; displayName: string }[] {
  type Candidate = { id: number; displayName: string; nameKey: string };
  const byBeginning = prepareOnce<[string, string], Candidate>(
    sqlite,
    `SELECT r.id, r.display_name AS displayName, r.name_key AS nameKey FROM contacts r
     WHERE r.deleted_at IS NULL AND r.name_key >= ? AND r.name_key < ? ORDER BY r.name_key LIMIT 500`,
  );
  const words = key.split(' ');
  const swapped = words.length === 2 ? `${words[1]} ${words[0]}` : '';
  const candidates = [key, swapped]
    .filter((text) => text.length >= 3)
    .flatMap((text) => byBeginning.all(text.slice(0, 3), `${text.slice(0, 3)}\u{10ffff}`));
  return candidates.filter(({ nameKey }) => nameKey === swapped || isOneSlipApart(nameKey, key));
}

/** One letter more, less, other, or two swapped; only for names long enough to be sure. */
export function isOneSlipApart(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const restA = a.slice(start, a.length - end);
  const restB = b.slice(start, b.length - end);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

function companyOf({ sqlite }: Context, contactId: number): string | null {
  return (
    prepareOnce<[number], string>(
      sqlite,
      `SELECT c.name FROM contact_companies l JOIN companies c ON c.id = l.company_id
       WHERE l.contact_id = ? ORDER BY l.position, l.id LIMIT 1`,
    )
      .pluck()
      .get(contactId) ?? null
  );
}
