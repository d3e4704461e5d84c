import { z } from 'zod';
import { FileToken } from './common-inputs.ts';
import { ListFilter, listNouns, Selection, Sort } from './lists.ts';
import { job } from './operation.ts';

export const ExportRequest = z.strictObject({
  noun: z.enum(listNouns),
  file: FileToken,
  /** Which rows; all that are not in the trash unless told. */
  selection: Selection.default({ filter: ListFilter.parse({}), except: [] }),
  sort: Sort.optional(),
  /**
   * List fields (`name`, `phone`, `custom:KEY`) or headings of the whole layout (`email_2`) in order; null:
   * everything, in the layout that imports again.
   */
  columns: z.array(z.string().max(200)).max(500).nullable().default(null),
  delimiter: z.enum([',', ';', '\t']).default(','),
  bom: z.boolean().default(false),
  /** Cells that a spreadsheet would run as a formula get an apostrophe in front, which an import takes off again. */
  isForSpreadsheet: z.boolean().default(false),
});
export type ExportRequest = z.input<typeof ExportRequest>;

export type ExportResult = { rows: number; columns: number; bytes: number };

export const exports_ = {
  /** Writes a file that is there whole or not at all, readable by its owner alone. */
  run: job(ExportRequest).returns<ExportResult>(),
};
