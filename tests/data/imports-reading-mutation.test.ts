import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatRecord } from '../../src/main/data/files/write-csv.ts';
import { convertFile } from '../../src/main/data/imports/reading/convert.ts';
import type { Finding } from '../../src/main/data/imports/reading/reading.ts';

/**
 * Clean tables, damaged in one known way each, at several places. What comes out is compared with the clean table:
 * `exact`; `reported`: not quite the same, but a finding names the line (or the whole file, where the damage is of
 * the whole file); `silent`: wrong without a word. Silent must never happen.
 */
type Table = { name: string; heading: string[]; rows: string[][] };
type Outcome = 'exact' | 'reported' | 'silent';
type Damage = {
  kind: string;
  /** `text` in latin1 carries bytes; `also` lists further tables that are as right as the clean one. */
  make: (
    table: Table,
  ) => { place: string; bytes: Buffer; clean?: string[][]; also?: string[][][]; lines?: number[] }[];
  /** Share of the cases that must come out exactly. */
  exact: number;
};

const COLOURS = ['red', 'white', 'deep purple', 'yellow', 'pale pink'];
const FLOWERS = ['Tulip', 'Ranunculus', 'Peony', 'Sweet pea', 'Rose', 'Aster', 'Lily of the valley'];

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const two = (value: number): string => String(value).padStart(2, '0');

const sales: Table = {
  name: 'sales',
  heading: [
    'Date',
    'Time',
    'Quantity',
    'Article no',
    'Unit price',
    'Article',
    'Description',
    'Link',
    'Remark',
  ],
  rows: Array.from({ length: 84 }, (_, index) => [
    `${two(1 + (index % 28))}/0${1 + Math.floor(index / 28)}/2023`,
    `${two(8 + (index % 11))}:${two((index * 7) % 60)}`,
    String(1 + (index % 12)),
    `${pick(['TU', 'RO', 'PE'], index)}-${1000 + index * 13}`,
    index % 9 === 0 ? `$1,${two(index)}9.50` : `$${10 + index}.${two((index * 3) % 100)}`,
    `${pick(FLOWERS, index)}, ${pick(COLOURS, index)}`.replace(index % 3 === 0 ? ', ' : ' ', ' '),
    `Sold by the bunch, ${pick(COLOURS, index + 2)} or mixed; keeps ${3 + (index % 9)} days in fresh water, longer when cut.`,
    `https://shop.example.com/p/${pick(['tu', 'ro', 'pe'], index)}_${1000 + index * 13}.html`,
    '',
  ]),
};

const contacts: Table = {
  name: 'contacts',
  heading: [
    'Customer ID',
    'First Name',
    'Last Name',
    'Email',
    'Phone',
    'City',
    'Birthday',
    'Total Spent',
    'Notes',
  ],
  rows: Array.from({ length: 60 }, (_, index) => [
    `C-${10_000 + index}`,
    pick(['Anna', 'Jürgen', 'Zoë', 'Paul', 'Márta', 'Ömer', 'Siân'], index),
    pick(['Müller', 'O’Neill', 'Kovács', 'van Dyke', 'Çelik', 'Weiß'], index),
    `${pick(['anna', 'jurgen', 'zoe', 'paul', 'marta', 'omer', 'sian'], index)}${index}@example.org`,
    `+49 30 ${5_550_000 + index * 37}`,
    pick(['Köln', 'Bonn', 'Trier', 'Mainz'], index),
    `19${50 + (index % 45)}-${two(1 + (index % 12))}-${two(1 + (index % 28))}`,
    `${index * 17}.${two(index)}`,
    index % 4 === 0
      ? `Prefers "white" roses, never lilies`
      : index % 7 === 0
        ? `Ring twice.\nThe bell is broken`
        : `Regular since ${2001 + (index % 20)}`,
  ]),
};

const till: Table = {
  name: 'till',
  heading: ['Beleg', 'Datum', 'Artikel', 'Menge', 'Betrag', 'Kunde'],
  rows: Array.from({ length: 40 }, (_, index) => [
    String(4001 + index),
    `${two(1 + (index % 28))}.03.2024`,
    `${pick(['Rosen', 'Tulpen', 'Grüne Bündel'], index)} ${pick(['rot', 'weiß'], index)}`,
    String(1 + (index % 6)),
    `${index % 8 === 0 ? '1.' : ''}${100 + index},${two((index * 7) % 100)}`,
    pick(['Müller', 'Schmidt, Ina', 'Öztürk', ''], index),
  ]),
};

const TABLES = [sales, contacts, till];

type Form = {
  delimiter?: string;
  quote?: '"' | "'";
  ending?: string;
  escape?: 'doubled' | 'backslash';
  all?: boolean;
};

function formatCells(
  cells: readonly string[],
  { delimiter = ',', quote = '"', escape: cover = 'doubled', all = false }: Form = {},
): string[] {
  return cells.map((cell) => {
    if (
      !all &&
      !cell.includes(delimiter) &&
      !/["'\r\n]/.test(cell) &&
      !(delimiter === ', ' && cell.includes(','))
    )
      return cell;
    const covered =
      cover === 'doubled'
        ? cell.replaceAll(quote, quote + quote)
        : cell.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
    return `${quote}${covered}${quote}`;
  });
}

function write(rows: readonly (readonly string[])[], form: Form = {}): string {
  return rows
    .map((row) => formatCells(row, form).join(form.delimiter ?? ',') + (form.ending ?? '\r\n'))
    .join('');
}

const all = ({ heading, rows }: Table): string[][] => [heading, ...rows];
const places = ({ rows }: Table): number[] => [0, 1, Math.floor(rows.length / 2), rows.length];

/** Lines of the file before a record, in which quoted cells may hold line breaks. */
function lineOf(table: Table, record: number): number {
  return all(table)
    .slice(0, record)
    .reduce((line, row) => line + 1 + row.join('').split('\n').length - 1, 1);
}

function inRow(table: Table, record: number, change: (cells: string[]) => string): string {
  return all(table)
    .map((row, index) => `${index === record ? change(formatCells(row)) : formatCells(row).join(',')}\r\n`)
    .join('');
}

const wholeFile = (kind: string, form: Form): Damage => ({
  kind,
  exact: 1,
  make: (table) => [{ place: kind, bytes: Buffer.from(write(all(table), form)) }],
});

const DAMAGES: Damage[] = [
  { kind: 'nothing', exact: 1, make: (table) => [{ place: '', bytes: Buffer.from(write(all(table))) }] },
  ...[';', '\t', '|', ':', '~', '^', ' ', ', '].map((delimiter) =>
    wholeFile(`delimiter ${JSON.stringify(delimiter)}`, { delimiter }),
  ),
  wholeFile('every cell quoted', { all: true }),
  wholeFile('single quotes', { quote: "'" }),
  wholeFile('single quotes, semicolon', { quote: "'", delimiter: ';' }),
  wholeFile('escape by backslash', { escape: 'backslash' }),
  wholeFile('escape by backslash, every cell quoted', { escape: 'backslash', all: true }),
  wholeFile('LF', { ending: '\n' }),
  wholeFile('CR', { ending: '\r' }),
  {
    kind: 'mixed line ends',
    exact: 1,
    make: (table) => [
      {
        place: 'turns',
        bytes: Buffer.from(
          all(table)
            .map((row, index) => formatCells(row).join(',') + pick(['\r\n', '\n', '\r'], index))
            .join(''),
        ),
      },
    ],
  },
  {
    kind: 'one record with another line end',
    exact: 1,
    make: (table) =>
      places(table).map((place) => ({
        place: `row ${place}`,
        bytes: Buffer.from(
          all(table)
            .map((row, index) => formatCells(row).join(',') + (index === place ? '\n' : '\r\n'))
            .join(''),
        ),
      })),
  },
  {
    kind: 'no trailing newline',
    exact: 1,
    make: (table) => [{ place: 'end', bytes: Buffer.from(write(all(table)).slice(0, -2)) }],
  },
  {
    kind: 'double trailing newline',
    exact: 1,
    make: (table) => [{ place: 'end', bytes: Buffer.from(`${write(all(table))}\r\n`) }],
  },
  {
    kind: 'no heading',
    exact: 1,
    make: (table) => [{ place: 'top', bytes: Buffer.from(write(table.rows)), clean: table.rows }],
  },
  {
    kind: 'no rows',
    exact: 1,
    make: (table) => [
      { place: 'heading only', bytes: Buffer.from(write([table.heading])), clean: [table.heading] },
    ],
  },
  {
    kind: 'one row',
    exact: 1,
    make: (table) => [
      {
        place: 'one',
        bytes: Buffer.from(write([table.heading, table.rows[1] as string[]])),
        clean: [table.heading, table.rows[1] as string[]],
      },
    ],
  },
  {
    kind: 'heading twice or three times',
    exact: 1,
    make: (table) =>
      [2, 3].map((times) => ({
        place: String(times),
        bytes: Buffer.from(write([...Array.from({ length: times }, () => table.heading), ...table.rows])),
      })),
  },
  {
    kind: 'lines above',
    exact: 1,
    make: (table) =>
      [
        'Exported by the till',
        'Sales report\r\nFrom 1 to 31 March, all branches\r\n',
        'PREAMBLE\r\nPREAMBLE\r\nPREAMBLE',
        `Report${','.repeat(table.heading.length - 1)}\r\n${','.repeat(table.heading.length - 1)}`,
        'Name of the shop "Flower & Co\r\n',
      ].map((text) => ({
        place: text.split('\r')[0] as string,
        bytes: Buffer.from(`${text}\r\n${write(all(table))}`),
      })),
  },
  {
    kind: 'lines below',
    exact: 1,
    make: (table) =>
      [
        '\r\nSource: the till, branch 3\r\n',
        'FOOTNOTE\r\nFOOTNOTE\r\n',
        `FOOTNOTE${','.repeat(table.heading.length - 1)}\r\n`,
        `\r\n\r\nAll sales of March\r\nCopyright (c) 2024 Flower & Co, all rights reserved\r\nGenerated By: Anna 31/03/2024 18:00\r\n`,
        `Total${','.repeat(table.heading.length - 2)},\r\n`,
      ].map((text) => ({ place: JSON.stringify(text), bytes: Buffer.from(write(all(table)) + text) })),
  },
  {
    kind: 'heading repeated inside',
    exact: 1,
    make: (table) =>
      [10, 25].map((at) => ({
        place: `row ${at}`,
        bytes: Buffer.from(
          write([table.heading, ...table.rows.slice(0, at), table.heading, ...table.rows.slice(at)]),
        ),
      })),
  },
  {
    kind: 'second table',
    exact: 1,
    make: (table) => {
      const copy = all(table).slice(0, 30);
      const fewer = copy.map((row) => row.slice(0, -1));
      const more = copy.map((row, index) => [...row, index === 0 ? 'Col1' : (row.at(-1) as string)]);
      const other = [
        ['Branch', 'City', 'Opened'],
        ['1', 'Bonn', '1999'],
        ['2', 'Köln', '2004'],
        ['3', 'Trier', '2011'],
      ];
      return [
        ['same columns', write(copy)],
        ['fewer columns', write(fewer)],
        ['more columns', write(more)],
        ['same columns, set apart', `\r\n${write(copy)}`],
        ['fewer columns, set apart', `\r\n${write(fewer)}`],
        ['more columns, set apart', `\r\n${write(more)}`],
        ['another, set apart', `\r\n${write(other)}`],
        ['another, with a title', `\r\nOur branches\r\n${write(other)}`],
      ].map(([place, text]) => ({
        place: place as string,
        bytes: Buffer.from(write(all(table)) + (text as string)),
      }));
    },
  },
  {
    kind: 'blank lines between rows',
    exact: 1,
    make: (table) => [
      {
        place: 'every tenth',
        bytes: Buffer.from(
          all(table)
            .map((row, index) => write([row]) + (index % 10 === 5 ? '\r\n' : ''))
            .join(''),
        ),
      },
    ],
  },
  {
    kind: 'a delimiter too many',
    exact: 0.75,
    make: (table) =>
      places(table).flatMap((place) =>
        table.heading.map((_, column) => ({
          place: `row ${place} column ${column + 1}`,
          bytes: Buffer.from(
            inRow(table, place, (cells) =>
              [...cells.slice(0, column), `,${cells[column]}`, ...cells.slice(column + 1)].join(','),
            ),
          ),
          lines: [lineOf(table, place)],
        })),
      ),
  },
  {
    kind: 'a delimiter too few',
    exact: 0.6,
    make: (table) =>
      places(table).flatMap((place) =>
        table.heading.slice(1).map((_, column) => ({
          place: `row ${place} after column ${column + 1}`,
          bytes: Buffer.from(
            inRow(table, place, (cells) =>
              [
                ...cells.slice(0, column),
                `${cells[column]}${cells[column + 1]}`,
                ...cells.slice(column + 2),
              ].join(','),
            ),
          ),
          lines: [lineOf(table, place)],
        })),
      ),
  },
  {
    kind: 'a delimiter too few in the heading',
    exact: 0,
    make: (table) =>
      [0, 3].map((column) => ({
        place: `after column ${column + 1}`,
        bytes: Buffer.from(
          inRow(table, 0, (cells) =>
            [
              ...cells.slice(0, column),
              `${cells[column]}${cells[column + 1]}`,
              ...cells.slice(column + 2),
            ].join(','),
          ),
        ),
      })),
  },
  {
    kind: 'a delimiter too many in the heading',
    exact: 1,
    make: (table) =>
      [0, 3].map((column) => ({
        place: `before column ${column + 1}`,
        bytes: Buffer.from(
          inRow(table, 0, (cells) =>
            [...cells.slice(0, column), `,${cells[column]}`, ...cells.slice(column + 1)].join(','),
          ),
        ),
      })),
  },
  ...(['before', 'after', 'inside'] as const).map(
    (where): Damage => ({
      kind: `a quote too many, ${where} the cell's text`,
      exact: 0.9,
      make: (table) =>
        places(table).flatMap((place) =>
          table.heading.map((_, column) => {
            const clean = all(table);
            const text = clean[place]?.[column] as string;
            const middle = Math.floor(text.length / 2);
            const change = (cell: string): string => {
              if (where === 'before') return `"${cell}`;
              if (where === 'after') return `${cell}"`;
              return `${cell.slice(0, middle)}"${cell.slice(middle)}`;
            };
            const isQuoted = formatCells([text])[0] !== text;
            const damaged = (cells: string[]): string => {
              const cell = cells[column] as string;
              const inner = isQuoted ? `"${change(cell.slice(1, -1))}"` : change(cell);
              return [...cells.slice(0, column), inner, ...cells.slice(column + 1)].join(',');
            };
            const literal = clean.map((row, index) =>
              index === place ? row.map((value, at) => (at === column ? change(value) : value)) : row,
            );
            return {
              place: `row ${place} column ${column + 1}`,
              bytes: Buffer.from(inRow(table, place, damaged)),
              also: [literal],
              lines: [lineOf(table, place)],
            };
          }),
        ),
    }),
  ),
  {
    kind: 'one row with another delimiter',
    exact: 0.9,
    make: (table) =>
      places(table).flatMap((place) =>
        [';', '\t', '|'].map((delimiter) => ({
          place: `row ${place} ${JSON.stringify(delimiter)}`,
          bytes: Buffer.from(
            inRow(table, place, () =>
              formatCells(all(table)[place] as string[], { delimiter }).join(delimiter),
            ),
          ),
          lines: [lineOf(table, place)],
        })),
      ),
  },
  {
    kind: 'an unquoted line break inside a cell',
    exact: 0.5,
    make: (table) =>
      places(table).flatMap((place) =>
        (table === sales ? [5, 6] : table === till ? [2] : [1, 5]).map((column) => {
          const clean = all(table).map((row, index) =>
            index === place ? row.map((cell, at) => (at === column ? `${cell}\nmore` : cell)) : row,
          );
          return {
            place: `row ${place} column ${column + 1}`,
            bytes: Buffer.from(
              inRow(table, place, (cells) =>
                [...cells.slice(0, column), `${cells[column]}\nmore`, ...cells.slice(column + 1)].join(','),
              ),
            ),
            clean,
            lines: [lineOf(table, place), lineOf(table, place) + 1],
          };
        }),
      ),
  },
  {
    kind: 'a quote that nothing closes',
    exact: 0.9,
    make: (table) =>
      places(table).flatMap((place) =>
        [0, 3].map((column) => ({
          place: `row ${place} column ${column + 1}`,
          bytes: Buffer.from(
            inRow(table, place, (cells) =>
              cells.map((cell, at) => (at === column ? `"${cell.replaceAll('"', '')}` : cell)).join(','),
            ),
          ),
          also: [
            all(table).map((row, index) =>
              index === place ? row.map((cell, at) => (at === column ? `"${cell}` : cell)) : row,
            ),
          ],
          lines: [lineOf(table, place)],
        })),
      ),
  },
  {
    kind: 'NUL bytes',
    exact: 1,
    make: (table) =>
      places(table).map((place) => ({
        place: `row ${place}`,
        bytes: Buffer.from(inRow(table, place, (cells) => cells.join(',').replace(',', '\0\0,'))),
        lines: [lineOf(table, place)],
      })),
  },
  {
    kind: 'UTF-8 with BOM',
    exact: 1,
    make: (table) => [{ place: '', bytes: Buffer.from(`\ufeff${write(all(table))}`) }],
  },
  {
    kind: 'UTF-16',
    exact: 1,
    make: (table) => [
      { place: 'LE, BOM', bytes: Buffer.from(`\ufeff${write(all(table))}`, 'utf16le') },
      { place: 'BE, BOM', bytes: Buffer.from(`\ufeff${write(all(table))}`, 'utf16le').swap16() },
      { place: 'LE', bytes: Buffer.from(write(all(table)), 'utf16le') },
      { place: 'BE', bytes: Buffer.from(write(all(table)), 'utf16le').swap16() },
    ],
  },
  {
    kind: 'sep= in the first line',
    exact: 1,
    make: (table) =>
      [';', ','].map((delimiter) => ({
        place: delimiter,
        bytes: Buffer.from(`sep=${delimiter}\r\n${write(all(table), { delimiter })}`),
      })),
  },
  {
    kind: 'very many columns',
    exact: 1,
    make: (table) => {
      const wide = all(table)
        .slice(0, 12)
        .map((row, index) => [
          ...row,
          ...Array.from({ length: 1015 }, (_, column) =>
            index === 0 ? `col${column}` : String(index * column),
          ),
        ]);
      return [{ place: '1,024', bytes: Buffer.from(write(wide)), clean: wide }];
    },
  },
];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regulars-mutation-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function outcomeOf(damaged: ReturnType<Damage['make']>[number], table: Table): Promise<Outcome> {
  const path = join(folder, 'damaged.csv');
  const out = join(folder, 'converted.csv');
  await writeFile(path, damaged.bytes);
  const { findings } = await convertFile(path, out);
  const got = await readFile(out, 'utf8');
  const right = [damaged.clean ?? all(table), ...(damaged.also ?? [])].map((rows) =>
    rows.map((row) => formatRecord(row)).join(''),
  );
  if (right.includes(got)) return 'exact';
  if (process.env.SHOW_MUTATIONS) showDifference(damaged.place, got, right[0] as string, findings);
  const lines = damaged.lines;
  const isReported = findings.some(({ line, code }) =>
    lines ? lines.includes(line) : !code.startsWith('blank'),
  );
  return isReported ? 'reported' : 'silent';
}

function showDifference(place: string, got: string, right: string, findings: readonly Finding[]): void {
  const [gotLines, rightLines] = [got.split('\n'), right.split('\n')];
  const at = rightLines.findIndex((line, index) => line !== gotLines[index]);
  console.log(
    `${place}\n  want ${rightLines[at]}\n  got  ${gotLines[at]}\n  ${JSON.stringify(findings.slice(0, 3))} ${gotLines.length}/${rightLines.length}`,
  );
}

describe('damaged files', () => {
  for (const table of TABLES) {
    for (const damage of DAMAGES) {
      it(`${table.name}: ${damage.kind}: nothing is silently wrong`, async () => {
        const counts: Record<Outcome, number> = { exact: 0, reported: 0, silent: 0 };
        const silent: string[] = [];
        for (const damaged of damage.make(table)) {
          const outcome = await outcomeOf(damaged, table);
          counts[outcome] += 1;
          if (outcome === 'silent') silent.push(damaged.place);
        }
        const total = counts.exact + counts.reported + counts.silent;
        if (process.env.SHOW_MUTATIONS)
          console.log(
            `${table.name} | ${damage.kind} | ${counts.exact}/${total} exact | ${counts.reported} reported | ${counts.silent} silent`,
          );
        expect(silent).toEqual([]);
        expect(counts.exact / total).toBeGreaterThanOrEqual(damage.exact);
      });
    }
  }
});
