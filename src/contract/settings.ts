import { z } from 'zod';
import { customFieldNouns } from '../../db/schema/contacts.ts';
import { command, query } from './operation.ts';

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

export const Settings = z.strictObject({
  shopName: z.string().trim().max(200),
  /** ISO 3166-1 alpha-2: the country of phones without a prefix. */
  country: z.string().regex(/^[A-Z]{2}$/, 'invalid_choice'),
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/, 'invalid_choice'),
  timeZone: z.string().max(100),
  language: z.enum(languages),
  /** BCP 47, how dates, numbers and money are written: `de-AT`. */
  region: z.string().max(35),
  /** The demo shop, which is not her own. */
  isDemo: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

export const settings = {
  get: query(z.strictObject({})).returns<Settings>(),
  update: command(Settings.omit({ isDemo: true }).partial()).returns<void>(),
};

/** How one list looks. */
export const ListLayout = z.strictObject({
  columns: z
    .array(z.strictObject({ key: z.string().max(200), width: z.number().int().min(40).max(2000) }))
    .max(200),
  sort: z.strictObject({ field: z.string().max(200), isDescending: z.boolean() }),
});
export type ListLayout = z.infer<typeof ListLayout>;

export const preferences = {
  getLayout: query(z.strictObject({ noun: z.enum(customFieldNouns) })).returns<ListLayout | null>(),
  setLayout: command(z.strictObject({ noun: z.enum(customFieldNouns), layout: ListLayout })).returns<void>(),
};
