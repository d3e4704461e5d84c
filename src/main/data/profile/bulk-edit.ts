import { and, eq, isNull } from 'drizzle-orm';
import { customFields } from '../../../../db/schema/contacts.ts';
import { CompanyFields } from '../../../contract/companies.ts';
import { ContactFields } from '../../../contract/contacts.ts';
import type { ParsedInput } from '../../../contract/contract.ts';
import { AppError } from '../../../contract/errors.ts';
import type { ListNoun } from '../../../contract/lists.ts';
import type { CommandContext } from '../context.ts';
import { findField } from '../fields/field-catalogue.ts';
import { chooseRecords } from '../fields/list-records.ts';
import { checkCustomValue } from './custom-value.ts';
import { touchChosen } from './many-records.ts';

/** Sets one field of many rows, with the same checks as the form. */
export function bulkEdit(
  context: CommandContext,
  noun: ListNoun,
  { selection, field: key, value }: ParsedInput<'contacts.bulkEdit'>,
): { changed: number } {
  const field = findField(context.sqlite, noun, key);
  if (!field.isBulkEditable)
    throw new AppError('invalid', 'field_not_for_many', { field: field.name ?? key });
  chooseRecords(context, noun, selection);
  const changed = field.column
    ? setColumn(context, noun, field.column, checkColumn(noun, field.column, value))
    : setCustom(context, noun, key.slice('custom:'.length), value);
  touchChosen(context, noun);
  context.summarize({ count: changed, field: field.name ?? key });
  return { changed };
}

function setColumn(
  context: CommandContext,
  noun: ListNoun,
  column: string,
  value: string | number | null,
): number {
  return context.sqlite
    .prepare(
      `UPDATE ${noun} SET ${column} = ? WHERE id IN (SELECT id FROM temp.chosen) AND ${column} IS NOT ?`,
    )
    .run(value, value).changes;
}

/** The form's own check of the field, by its name in the contract. */
function checkColumn(noun: ListNoun, column: string, value: string | null): string | number | null {
  const isFlag = column === 'do_not_contact';
  const name = isFlag
    ? 'isDoNotContact'
    : column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const schema: { shape: Record<string, (typeof ContactFields)['shape']['firstName']> } =
    noun === 'contacts' ? (ContactFields as never) : (CompanyFields as never);
  const parsed = schema.shape[name]!.safeParse(isFlag ? ((value === 'true') as never) : value);
  if (!parsed.success)
    throw new AppError(
      'invalid',
      'invalid_input',
      {},
      { value: parsed.error.issues[0]?.message ?? 'invalid' },
    );
  const checked: unknown = parsed.data;
  return typeof checked === 'boolean' ? Number(checked) : (checked as string | null);
}

function setCustom(context: CommandContext, noun: ListNoun, key: string, text: string | null): number {
  const field = context.db
    .select()
    .from(customFields)
    .where(and(eq(customFields.noun, noun), eq(customFields.key, key), isNull(customFields.deletedAt)))
    .get()!;
  const owner = noun === 'contacts' ? 'contact_id' : 'company_id';
  const chosen = '(SELECT id FROM temp.chosen)';
  if (text === null || text === '')
    return context.sqlite
      .prepare(`DELETE FROM custom_values WHERE field_id = ? AND ${owner} IN ${chosen}`)
      .run(field.id).changes;
  const value = checkCustomValue(field, text);
  if (value === null) throw new AppError('invalid', 'invalid_input', {}, { value: `invalid_${field.kind}` });
  const updated = context.sqlite
    .prepare(`UPDATE custom_values SET value = ? WHERE field_id = ? AND ${owner} IN ${chosen} AND value <> ?`)
    .run(value, field.id, value).changes;
  return (
    updated +
    context.sqlite
      .prepare(
        `INSERT INTO custom_values (${owner}, field_id, value) SELECT id, ?, ? FROM temp.chosen
         WHERE id NOT IN (SELECT ${owner} FROM custom_values WHERE field_id = ? AND ${owner} IS NOT NULL)`,
      )
      .run(field.id, value, field.id).changes
  );
}
