import { useSyncExternalStore } from 'react';
import { AppError } from '../../../contract/errors.ts';
import type {
  ColumnChoice,
  ImportChoices,
  ImportInspection,
  ImportNoun,
  ImportPlan,
  ImportResult,
  MatchKey,
  OnMatch,
  ReadingChoices,
} from '../../../contract/imports.ts';
import type { Progress } from '../../../contract/operation.ts';
import type { ChosenFile } from '../../../contract/shell.ts';
import { crm } from '../../lib/crm.ts';

export type ImportStep = 'file' | 'columns' | 'check' | 'running' | 'done';

export type ImportState = {
  step: ImportStep;
  file: ChosenFile | null;
  noun: ImportNoun;
  reading: ReadingChoices;
  columns: Record<string, ColumnChoice>;
  matchBy: MatchKey[];
  onMatch: OnMatch;
  tag: string;
  inspection: ImportInspection | null;
  plan: ImportPlan | null;
  result: ImportResult | null;
  /** A job is under way: reading, planning or importing. */
  isBusy: boolean;
  progress: Progress | null;
  error: AppError | null;
};

const start: ImportState = {
  step: 'file',
  file: null,
  noun: 'contacts',
  reading: {},
  columns: {},
  matchBy: ['uid', 'external_id', 'email', 'phone', 'name'],
  onMatch: 'fill',
  tag: '',
  inspection: null,
  plan: null,
  result: null,
  isBusy: false,
  progress: null,
  error: null,
};

/** The one import under way. It outlives its page: an owner may look something up while it runs. */
let state = start;
let controller: AbortController | undefined;
const listeners = new Set<() => void>();

function set(change: Partial<ImportState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

export function useImportSession(): ImportState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

export function resetImport(): void {
  controller?.abort();
  set(start);
}

export function cancelImport(): void {
  controller?.abort();
}

/** Runs a job of the wizard; a newer one takes the place of one that is still under way. */
async function run<Value>(
  job: (options: { signal: AbortSignal; onProgress: (progress: Progress) => void }) => Promise<Value>,
  done: (value: Value) => void,
  failed: (error: AppError) => void,
): Promise<void> {
  controller?.abort();
  const own = new AbortController();
  controller = own;
  set({ isBusy: true, progress: null, error: null });
  try {
    const value = await job({
      signal: own.signal,
      onProgress: (progress) => {
        if (controller === own) set({ progress });
      },
    });
    if (controller === own) {
      set({ isBusy: false, progress: null });
      done(value);
    }
  } catch (error) {
    if (controller !== own) return;
    set({ isBusy: false, progress: null });
    failed(error instanceof AppError ? error : new AppError('internal', 'internal'));
  }
}

function choices(): ImportChoices {
  const { file, noun, reading, columns, matchBy, onMatch, tag } = state;
  return { file: file!.token, noun, reading, columns, matchBy, onMatch, tag };
}

export async function chooseImportFile(file: ChosenFile): Promise<void> {
  set({ ...start, file, noun: state.noun });
  await inspect();
}

/** Fields of the owner's own in another shop's export are made here too: what comes out goes back in. */
function chooseOwnFields({ columns }: ImportInspection): Record<string, ColumnChoice> {
  const own = columns.filter(({ name, target }) => target === null && name.startsWith('custom_'));
  return Object.fromEntries(
    own.map(({ index, name, type }) => {
      const words = name.slice('custom_'.length).replaceAll('_', ' ').trim();
      const kind = type === 'date' || type === 'number' || type === 'boolean' ? type : 'text';
      return [
        String(index),
        { target: null, newField: { name: words[0]!.toUpperCase() + words.slice(1), kind } },
      ];
    }),
  );
}

async function inspect(): Promise<void> {
  await run(
    (options) => crm.imports.inspect(choices(), options),
    (inspection) =>
      set({ inspection, step: 'columns', columns: { ...chooseOwnFields(inspection), ...state.columns } }),
    (error) => {
      // A correction that can't be read leaves what was understood before on the screen.
      if (error.code !== 'cancelled') set({ error });
      if (!state.inspection) set({ file: null, step: 'file' });
    },
  );
}

/** Another kind of record means other fields: what was chosen for the columns no longer fits. */
export function setImportNoun(noun: ImportNoun): void {
  set({ noun, columns: {}, plan: null });
  if (state.file) void inspect();
}

export function setReading(change: ReadingChoices): void {
  const reading = { ...state.reading, ...change };
  const isOtherTable =
    'delimiter' in change || 'headerRows' in change || 'skip' in change || 'quote' in change;
  set({ reading, plan: null, ...(isOtherTable ? { columns: {} } : {}) });
  void inspect();
}

/** Null: back to what the program understood. */
export function setColumn(index: number, choice: ColumnChoice | null): void {
  const { [String(index)]: _, ...others } = state.columns;
  set({ columns: choice === null ? others : { ...others, [String(index)]: choice }, plan: null });
}

export function setMatching(change: Partial<Pick<ImportState, 'matchBy' | 'onMatch' | 'tag'>>): void {
  set({ ...change, plan: null });
}

export function goToColumns(): void {
  controller?.abort();
  set({ step: 'columns', isBusy: false, error: null });
}

export async function planImport(): Promise<void> {
  set({ step: 'check', plan: null });
  await run(
    (options) => crm.imports.plan(choices(), options),
    (plan) => set({ plan }),
    (error) => set(error.code === 'cancelled' ? { step: 'columns' } : { error }),
  );
}

export async function runImport(): Promise<void> {
  set({ step: 'running' });
  await run(
    (options) => crm.imports.run(choices(), options),
    (result) => set({ result, step: 'done' }),
    (error) => set({ step: 'check', ...(error.code === 'cancelled' ? {} : { error }) }),
  );
}
