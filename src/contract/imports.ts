import { z } from 'zod';
import { FileToken, Id } from './common-inputs.ts';
import { job, query } from './operation.ts';

export const importNouns = ['contacts', 'companies'] as const;
export type ImportNoun = (typeof importNouns)[number];

/** What the owner corrected of how the file is read; whatever is absent is detected. */
export const ReadingChoices = z.strictObject({
  encoding: z.string().max(40).optional(),
  delimiter: z.string().max(5).optional(),
  quote: z.enum(['"', "'"]).nullable().optional(),
  escape: z.enum(['doubled', 'backslash']).nullable().optional(),
  headerRows: z.number().int().min(0).max(10).optional(),
  skip: z.number().int().min(0).max(10_000).optional(),
});
export type ReadingChoices = z.infer<typeof ReadingChoices>;

/** What to do with one column. Targets are written `phone_2:work`, `custom_shoe_size`, `first_name`. */
export const ColumnChoice = z.strictObject({
  /** Null: leave the column out. Absent: as guessed. */
  target: z.string().max(200).nullable().optional(),
  /** A new custom field of this name is made for the column; `target` is then ignored. */
  newField: z
    .strictObject({
      name: z.string().trim().min(1).max(100),
      kind: z.enum(['text', 'number', 'date', 'boolean', 'choice']),
    })
    .optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  decimal: z.enum(['comma', 'dot']).optional(),
});
export type ColumnChoice = z.infer<typeof ColumnChoice>;

export const matchKeys = ['uid', 'external_id', 'email', 'phone', 'name'] as const;
export type MatchKey = (typeof matchKeys)[number];
export const onMatchChoices = ['update', 'fill', 'skip', 'create'] as const;
export type OnMatch = (typeof onMatchChoices)[number];

export const ImportChoices = z.strictObject({
  file: FileToken,
  noun: z.enum(importNouns).default('contacts'),
  reading: ReadingChoices.default({}),
  /** By column index; a column without a choice takes the guess. */
  columns: z.record(z.string(), ColumnChoice).default({}),
  /** Null: recognise it; an empty text: none. */
  preset: z.string().max(100).nullable().default(null),
  /** Tried in this order of certainty; `uid` always first. */
  matchBy: z.array(z.enum(matchKeys)).default(['uid', 'external_id', 'email', 'phone', 'name']),
  onMatch: z.enum(onMatchChoices).default('fill'),
  /** Forced for every column; a column's own choice comes first. */
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  decimal: z.enum(['comma', 'dot']).optional(),
  /** Every imported record gets this tag. */
  tag: z.string().trim().max(100).default(''),
});
export type ImportChoices = z.input<typeof ImportChoices>;

export type ImportWarning = { code: string; line: number; parameters: Record<string, string | number> };

export type ImportColumn = {
  index: number;
  name: string;
  /** `phone_2:work`, or null where it is left out. */
  target: string | null;
  confidence: number;
  reason: 'own' | 'preset' | 'custom' | 'heading' | 'content' | 'remembered' | 'chosen' | 'none' | 'empty';
  type: string;
  dateOrder: 'dmy' | 'mdy' | 'ymd' | null;
  decimal: 'comma' | 'dot' | null;
  isProven: boolean;
  /** Two of her own cells that could be read in several ways. */
  examples: string[];
  /** The first cells that hold something. */
  samples: string[];
  /** The name that a new custom field would get. */
  suggestedName: string;
};

export type ImportInspection = {
  fileName: string;
  bytes: number;
  noun: ImportNoun;
  encoding: string;
  bom: boolean;
  /** Renderings of one line to choose from, where the encoding is a guess. */
  encodingCandidates: { encoding: string; sample: string }[];
  delimiter: string;
  quote: string | null;
  escape: 'doubled' | 'backslash' | null;
  lineEnding: string;
  preambleLines: number;
  headerRows: number;
  rowCount: number;
  preset: { id: string; name: string } | null;
  /** The file of these headings that was imported before, whose choices are offered again. */
  rememberedFrom: { fileName: string; at: number } | null;
  columns: ImportColumn[];
  /** The first rows as read. */
  rows: string[][];
  warnings: ImportWarning[];
};

export type ImportCounts = {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  rejected: number;
};

export type RejectedRow = {
  line: number;
  column: string | null;
  reason: string;
  parameters: Record<string, string | number>;
  cells: string[];
};

/** A row that would change something: which fields, before and after. */
export type ImportChange = {
  line: number;
  id: number;
  name: string;
  /** What made it the same person: a match key. */
  matchedBy: MatchKey;
  cells: { field: string; before: string | null; after: string | null }[];
};

export type ImportPlan = ImportCounts & {
  /** The first hundred of each. */
  creates: { line: number; name: string; cells: { field: string; value: string }[] }[];
  changes: ImportChange[];
  rejects: RejectedRow[];
  warnings: ImportWarning[];
  newFields: string[];
  newTags: number;
  newCompanies: number;
};

export type ImportResult = ImportCounts & {
  importId: number;
  changeSet: number | null;
  /** A CSV of the rejected rows with line and reason, in the file's own dialect; null if there are none. */
  rejects: { file: string; name: string } | null;
  warnings: ImportWarning[];
};

export type ImportRecord = {
  id: number;
  changeSet: number | null;
  noun: ImportNoun;
  fileName: string;
  sha256: string;
  counts: ImportCounts;
  at: number;
};

export type ImportTargetField = {
  /** `phone`; the window adds `_2` and `:work`. */
  key: string;
  /** The owner's own name, only for custom fields. */
  name?: string;
  repeats: boolean;
  labels: string[];
};

export const imports = {
  /** Reads the whole file once: how it is written, what its columns mean. */
  inspect: job(ImportChoices).returns<ImportInspection>(),
  /** What would happen, to the row, without writing anything. */
  plan: job(ImportChoices).returns<ImportPlan>(),
  run: job(ImportChoices).returns<ImportResult>(),
  /** Writes the rejected rows of the last run to a file that the owner chose. */
  saveRejects: job(z.strictObject({ rejects: z.string().max(200), file: FileToken })).returns<{
    rows: number;
  }>(),
  /** The fields that a column can become. */
  targets: query(z.strictObject({ noun: z.enum(importNouns) })).returns<ImportTargetField[]>(),
  get: query(z.strictObject({ id: Id })).returns<ImportRecord>(),
};
