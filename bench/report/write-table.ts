import { isAimMet, type Pair, ratioOf, type Unit } from './pair.ts';

const columns = ['', 'measured', 'limit', 'ratio', 'aim', 'met'] as const;

/** For the terminal. */
export function toText(pairs: readonly Pair[]): string {
  const rows = [[...columns], ...pairs.map(toCells)];
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, at) => (at === 0 || at === 4 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
  const notes = pairs.filter(({ note }) => note).map(({ name, note }) => `  ${name}: ${note}`);
  const rule = '-'.repeat(Math.max(...lines.map((line) => line.length)));
  return [lines[0], rule, ...lines.slice(1), ...(notes.length > 0 ? ['', 'Notes', ...notes] : [])].join('\n');
}

/** For the report. */
export function toMarkdown(pairs: readonly Pair[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = pairs.map((pair) => {
    const [name, measured, limit, ratio, aim, met] = toCells(pair) as [string, ...string[]];
    const against = pair.against && pair.limit !== undefined ? ` (${pair.against})` : '';
    return line([name, measured!, `${limit}${against}`, ratio!, aim!, met!]);
  });
  const notes = pairs.filter(({ note }) => note).map(({ name, note }) => `- ${name}: ${note}`);
  return [
    line(columns),
    '|---|---:|---:|---:|---|---|',
    ...rows,
    ...(notes.length > 0 ? ['', 'Notes', '', ...notes] : []),
  ].join('\n');
}

function toCells(pair: Pair): string[] {
  const ratio = ratioOf(pair);
  const met = isAimMet(pair);
  return [
    pair.name,
    write(pair.measured, pair.unit),
    pair.limit === undefined ? '–' : write(pair.limit, pair.unit),
    ratio === undefined ? '–' : `${ratio.toFixed(ratio < 10 ? 2 : 1)}×`,
    writeAim(pair),
    met === undefined ? '' : met ? 'yes' : 'NO',
  ];
}

function write(value: number, unit: Unit): string {
  const digits = unit === 'rows/s' || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const number = value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${number} ${unit}`;
}

function writeAim({ aim, unit }: Pair): string {
  if (!aim) return '';
  const parts = [
    ...(aim.atMost === undefined ? [] : [`≤ ${aim.atMost} ${unit}`]),
    ...(aim.ratio === undefined ? [] : [`≤ ${aim.ratio}×`]),
  ];
  return parts.join(', ');
}
