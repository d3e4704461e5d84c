import { and, eq, isNull } from 'drizzle-orm';
import { companies } from '../../../../db/schema/companies.ts';
import { makeNameKey } from '../../../contract/values/name-key.ts';
import type { CommandContext } from '../context.ts';
import { makeUid, takeNumbers } from '../profile/records.ts';

/** The company of that name, whatever its case and accents; made where there is none. */
export function findOrMakeCompany(context: CommandContext, name: string): number {
  const nameKey = makeCompanyKey(name);
  const found = context.db
    .select({ id: companies.id })
    .from(companies)
    .where(and(eq(companies.nameKey, nameKey), isNull(companies.deletedAt)))
    .orderBy(companies.id)
    .get();
  return found?.id ?? insertCompany(context, { name });
}

export function insertCompany(
  context: CommandContext,
  fields: Partial<typeof companies.$inferInsert> & { name: string },
): number {
  const now = context.now();
  return context.db
    .insert(companies)
    .values({
      ...fields,
      nameKey: makeCompanyKey(fields.name),
      uid: makeUid(now),
      number: takeNumbers(context.sqlite, 'companies'),
      source: context.source,
      createdAt: now,
      updatedAt: now,
    })
    .returning({ id: companies.id })
    .get().id;
}

export function makeCompanyKey(name: string): string {
  return makeNameKey(name) || name.trim().toLowerCase();
}
