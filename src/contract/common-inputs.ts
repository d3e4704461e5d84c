import { z } from 'zod';

export const Id = z.number().int().positive();
export const ById = z.strictObject({ id: Id });
export const Nothing = z.strictObject({}).optional();

/** A contact or a company: whom a phone, an address, a tag belongs to. */
export const Owner = z.union([z.strictObject({ contactId: Id }), z.strictObject({ companyId: Id })]);
export type Owner = z.infer<typeof Owner>;

/** The longest text of a one-line field, and of notes. Longer cells are refused, never cut. */
export const maximumTextLength = 1_000;
export const maximumNotesLength = 100_000;

/** Outer blanks go, an empty text becomes null: an empty field is not a value. */
export const optionalText = (maximum = maximumTextLength) =>
  z
    .string()
    .max(maximum, 'too_long')
    .transform((text) => (text.trim() === '' ? null : text.trim()))
    .nullable();

/** A file that the owner chose in a dialog or dropped: the window never sees a path. */
export const FileToken = z.string().max(100);
