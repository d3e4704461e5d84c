import { z } from 'zod';
import { query } from './operation.ts';

export type SearchHit = {
  noun: 'contacts' | 'companies';
  id: number;
  title: string;
  /** The line below the title: company, phone or e-mail. */
  subtitle: string | null;
  /** Where the text was found, where that isn't the title: `phone`, `email`, `notes`, `tags`, `company`, `address`. */
  field: string | null;
  /** The text around what was found. */
  excerpt: string | null;
};

export type SearchAnswer = {
  hits: SearchHit[];
  /** Share of the rows that the index knows, 1 when it has caught up. Before that names are found whole, and other parts of up to 5,000 waiting records; of
   * more, those that were changed last. */
  indexed: number;
};

export const search = {
  /** Any part of a name, company, e-mail, phone in any format, note, tag. */
  find: query(
    z.strictObject({ text: z.string().max(500), limit: z.number().int().min(1).max(1000).default(20) }),
  ).returns<SearchAnswer>(),
  /** How far the index is behind the data, in rows. */
  status: query(z.strictObject({})).returns<{ waiting: number }>(),
};
