import { formatTarget } from '../../../contract/exchange-fields.ts';
import type { ImportColumn, ImportInspection } from '../../../contract/imports.ts';
import { registerFunctions } from '../context.ts';
import type { WorkerContext } from '../worker-tasks.ts';
import { type Choices, type FileUnderstanding, understandFile } from './prepare-import.ts';

/** Says what the program understood of a file, for the owner to confirm or correct. */
export async function inspectFile(
  context: WorkerContext,
  input: { path: string; choices: Choices },
): Promise<ImportInspection> {
  const sqlite = context.open({ readonly: true });
  registerFunctions(sqlite);
  const file = await understandFile(
    sqlite,
    input.path,
    input.choices,
    (done, total, rows) => context.progress({ phase: 'reading', done, total, rows }),
    context.stopIfCancelled,
  );
  const { reading } = file.detected;
  return {
    fileName: file.fileName,
    bytes: file.detected.size,
    noun: input.choices.noun,
    encoding: reading.encoding,
    bom: reading.bom,
    encodingCandidates: file.detected.encodings.map(({ encoding, rendering }) => ({
      encoding,
      sample: rendering,
    })),
    delimiter: reading.delimiter,
    quote: reading.quote,
    escape: reading.escape,
    lineEnding: reading.lineEnding,
    preambleLines: reading.preambleLines,
    headerRows: reading.headerRows,
    rowCount: file.rowCount,
    preset: file.understanding.preset,
    rememberedFrom: file.remembered ? { fileName: file.remembered.fileName, at: file.remembered.at } : null,
    columns: describeColumns(file),
    rows: file.rows,
    warnings: file.findings.map(({ code, line, params }) => ({ code, line, parameters: params })),
  };
}

function describeColumns(file: FileUnderstanding): ImportColumn[] {
  return file.detected.columns.map((name, index) => {
    const guess = file.guesses[index]!;
    const target = file.targets[index];
    return {
      index,
      name,
      target: target ? formatTarget(target) : null,
      confidence: guess.confidence,
      reason: file.origins[index]!,
      type: guess.type,
      dateOrder: guess.dateOrder,
      decimal: guess.decimal,
      isProven: guess.proven,
      examples: guess.examples,
      samples: (file.detected.samples[index] ?? []).slice(0, 5),
      suggestedName: name,
    };
  });
}
