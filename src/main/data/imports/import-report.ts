import type {
  ImportChange,
  ImportCounts,
  ImportPlan,
  ImportWarning,
  RejectedRow,
} from '../../../contract/imports.ts';
import type { FileUnderstanding } from './prepare-import.ts';
import type { DataRecord } from './reading/read-records.ts';
import type { RejectsFile } from './rejects-file.ts';
import type { RowOutcome } from './row-writer.ts';
import type { Finding, ImportDraft, UnderstoodRow } from './understanding/draft.ts';

/** How many rows of each kind are shown; all are counted. */
const shown = 100;

/** Counts what became of every row and keeps the first ones to show. */
export class ImportReport {
  readonly counts: ImportCounts = { read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 };
  private readonly creates: ImportPlan['creates'] = [];
  private readonly changes: ImportChange[] = [];
  private readonly rejected: RejectedRow[] = [];
  private readonly found: ImportWarning[] = [];
  private readonly moreFound = new Map<string, number>();
  private readonly columns: string[];
  private readonly newFields: string[];
  private readonly rejects: RejectsFile | null;
  private made = { tags: 0, companies: 0 };

  constructor(file: FileUnderstanding, newFields: string[], rejects: RejectsFile | null) {
    this.columns = file.detected.columns;
    this.newFields = newFields;
    this.rejects = rejects;
    this.found = [
      ...file.findings.map(({ code, line, params }) => ({ code, line, parameters: params })),
      ...listLeftOut(file).map((name) => ({ code: 'column-left-out', line: 0, parameters: { name } })),
    ];
  }

  addRow(record: DataRecord, row: UnderstoodRow, outcome: RowOutcome | null): void {
    this.counts.read++;
    for (const finding of row.findings) if (!finding.isRejecting) this.warn(record.line, finding);
    if (outcome === null) {
      this.reject(record, row.findings);
      return;
    }
    this.counts[outcome.kind]++;
    if (outcome.kind === 'created' && this.creates.length < shown)
      this.creates.push({ line: record.line, name: nameOf(row.draft), cells: describeDraft(row.draft) });
    if (outcome.kind === 'updated' && this.changes.length < shown)
      this.changes.push({
        line: record.line,
        id: outcome.id,
        name: nameOf(row.draft),
        matchedBy: outcome.by,
        cells: outcome.cells,
      });
  }

  private reject(record: DataRecord, findings: readonly Finding[]): void {
    this.counts.rejected++;
    const reasons = findings.filter((finding) => finding.isRejecting);
    const first = reasons[0]!;
    if (this.rejected.length < shown)
      this.rejected.push({
        line: record.line,
        column: first.column < 0 ? null : this.columns[first.column]!,
        reason: first.code,
        parameters: { value: first.value.slice(0, 200) },
        cells: record.cells,
      });
    const text = reasons
      .map(({ code, column, value }) =>
        [
          column < 0 ? '' : `${this.columns[column]}: `,
          code,
          value === '' ? '' : ` (${value.slice(0, 200)})`,
        ].join(''),
      )
      .join('; ');
    this.rejects?.add(
      [...record.cells, ...(record.extra ?? [])].slice(0, this.columns.length),
      record.line,
      text,
    );
  }

  private warn(line: number, { code, column, value }: Finding): void {
    const count = (this.moreFound.get(code) ?? 0) + 1;
    this.moreFound.set(code, count);
    if (count > shown) return;
    this.found.push({
      code,
      line,
      parameters: { column: column < 0 ? '' : this.columns[column]!, value: value.slice(0, 200) },
    });
  }

  setMade(made: { tags: number; companies: number }): void {
    this.made = made;
  }

  /** The first hundred of each code; then one that says how many more there are. */
  get warnings(): ImportWarning[] {
    const more = [...this.moreFound]
      .filter(([, count]) => count > shown)
      .map(([code, count]) => ({ code, line: 0, parameters: { more: count - shown } }));
    return [...this.found, ...more];
  }

  toPlan(): ImportPlan {
    return {
      ...this.counts,
      creates: this.creates,
      changes: this.changes,
      rejects: this.rejected,
      warnings: this.warnings,
      newFields: this.newFields,
      newTags: this.made.tags,
      newCompanies: this.made.companies,
    };
  }
}

/** Columns that hold something and become nothing: never dropped silently. */
function listLeftOut(file: FileUnderstanding): string[] {
  return file.detected.columns.filter(
    (_, index) =>
      !file.targets[index] && (file.detected.samples[index] ?? []).some((cell) => cell.trim() !== ''),
  );
}

function nameOf({ fields }: ImportDraft): string {
  return fields.display_name ?? fields.name ?? '';
}

function describeDraft(draft: ImportDraft): { field: string; value: string }[] {
  const cells = Object.entries(draft.fields)
    .filter(([field]) => field !== 'uid')
    .map(([field, value]) => ({ field, value: String(value) }));
  for (const { raw } of draft.emails) cells.push({ field: 'email', value: raw });
  for (const { raw } of draft.phones) cells.push({ field: 'phone', value: raw });
  for (const { street, postal_code, city, country } of draft.addresses)
    cells.push({
      field: 'address',
      value: [street, [postal_code, city].filter(Boolean).join(' '), country].filter(Boolean).join(', '),
    });
  for (const { name } of draft.companies) cells.push({ field: 'company', value: name });
  for (const tag of draft.tags) cells.push({ field: 'tags', value: tag });
  for (const [key, value] of Object.entries(draft.custom)) cells.push({ field: `custom:${key}`, value });
  return cells;
}
