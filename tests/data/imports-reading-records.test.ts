import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatRecord } from '../../src/main/data/files/write-csv.ts';
import { convertFile } from '../../src/main/data/imports/reading/convert.ts';
import { detectReading } from '../../src/main/data/imports/reading/detect-reading.ts';
import { encodeText } from '../../src/main/data/imports/reading/encodings.ts';
import { type DataRecord, readRecords } from '../../src/main/data/imports/reading/read-records.ts';
import type { Finding, ReadingOverrides } from '../../src/main/data/imports/reading/reading.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regulars-records-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const place = (name: string): string => join(folder, name);

async function readAll(path: string, overrides: ReadingOverrides = {}) {
  const detected = await detectReading(path, overrides);
  const records: DataRecord[] = [];
  const findings: Finding[] = [...detected.findings];
  for await (const batch of readRecords(path, detected.reading)) {
    for (const record of batch.records) records.push(record);
    findings.push(...batch.findings);
  }
  return { ...detected, records, findings };
}

/** Rows with everything that makes windows hard to cut: long and short, line breaks, quotes, wide characters. */
function nastyRows(count: number, letters: string): string[][] {
  return Array.from({ length: count }, (_, index) => [
    `K-${index}`,
    letters.repeat(index % 5),
    index % 7 === 0 ? `line one, "${index}"\r\nline ${letters}\nthree` : `plain ${index}`,
    index % 997 === 0 ? `${letters}long `.repeat(4000) : '',
    `p${index}@example.org`,
  ]);
}

describe('files of many windows', () => {
  for (const [encoding, letters] of [
    ['utf-8', 'Öл漢🌷'],
    ['utf-16le', 'Öл漢🌷'],
    ['utf-16be', 'Öл漢'],
    ['windows-1252', 'Öß'],
    ['shift_jis', '表漢'],
    ['gb18030', '玫瑰'],
  ] as const) {
    for (const end of ['\n', '\r\n']) {
      it(`are read whole in ${encoding}, lines ending in ${JSON.stringify(end)}`, async () => {
        const rows = nastyRows(12_000, letters);
        const texts = rows.map((row) => formatRecord(row, ';', end));
        const heading = `\ufeff${formatRecord(['Nr', 'Name', 'Notiz', 'Lang', 'E-Mail'], ';', end)}`;
        const head = encodeText(encoding.startsWith('utf') ? heading : heading.slice(1), encoding);
        const parts = texts.map((text) => encodeText(text, encoding));
        const path = place('windows.csv');
        await writeFile(path, Buffer.concat([head, ...parts]));
        const { records, findings } = await readAll(path, encoding.startsWith('utf') ? {} : { encoding });
        expect(records.map(({ cells }) => cells)).toEqual(rows);
        expect(findings.filter(({ code }) => code !== 'encoding-guess')).toEqual([]);
        let [offset, line] = [head.length, 2];
        for (const [index, record] of records.entries()) {
          if (record.offset !== offset || record.line !== line)
            expect([index, record.line, record.offset]).toEqual([index, line, offset]);
          offset = record.end;
          line += texts[index]?.match(/\r\n|\n/g)?.length ?? 0;
        }
        expect(offset).toBe(head.length + parts.reduce((sum, part) => sum + part.length, 0));
      }, 30_000);
    }
  }

  it('come in batches that tell how far they are', async () => {
    const path = place('progress.csv');
    await writeFile(
      path,
      ['a;b', ...Array.from({ length: 80_000 }, (_, index) => `${index};Person ${index}`)].join('\n'),
    );
    const { reading, size } = await detectReading(path);
    let [before, records, batches] = [0, 0, 0];
    for await (const batch of readRecords(path, reading, { batchSize: 500 })) {
      expect(batch.bytesRead).toBeGreaterThanOrEqual(before);
      expect(batch.size).toBe(size);
      before = batch.bytesRead;
      records += batch.records.length;
      batches += 1;
    }
    expect([before, records]).toEqual([size, 80_000]);
    expect(batches).toBeGreaterThan(100);
  });

  it('stop when they are cancelled', async () => {
    const path = place('progress.csv');
    const { reading } = await detectReading(path);
    const controller = new AbortController();
    const read = (async () => {
      for await (const batch of readRecords(path, reading, { signal: controller.signal }))
        if (batch.records.length > 0) controller.abort();
    })();
    await expect(read).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('what goes beyond every table', () => {
  async function writeLong(name: string, start: string, megabytes: number): Promise<string> {
    const path = place(name);
    const file = await open(path, 'w');
    await file.write(start);
    const block = Buffer.alloc(1024 * 1024, 'x');
    for (let step = 0; step < megabytes; step += 1) await file.write(block);
    await file.close();
    return path;
  }

  for (const [name, start] of [
    ['quoted.csv', 'name,note\nAnna,"'],
    ['bare.csv', 'name,note\nAnna,'],
    ['first.csv', ''],
  ] as const) {
    it(`a field of 200 MB is refused at once and in little memory: ${name}`, async () => {
      const path = await writeLong(name, start, 200);
      const before = process.memoryUsage.rss();
      const began = performance.now();
      await expect(readAll(path)).rejects.toMatchObject({
        name: 'ReadingError',
        code: expect.stringMatching(/^(?:cell|record)-too-long$/),
      });
      expect(performance.now() - began).toBeLessThan(10_000);
      expect(process.memoryUsage.rss() - before).toBeLessThan(200e6);
      await rm(path);
    }, 30_000);
  }

  it('100,000 columns are refused', async () => {
    const path = place('wide.csv');
    const cells = Array.from({ length: 100_000 }, (_, index) => `c${index}`).join(',');
    await writeFile(path, `${cells}\n${cells}\n`);
    const began = performance.now();
    await expect(readAll(path)).rejects.toMatchObject({ code: 'too-many-columns', params: { line: 1 } });
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('17,000 columns are read', async () => {
    const path = place('wide-fine.csv');
    const row = (from: number) =>
      Array.from({ length: 17_000 }, (_, index) => (from === 0 ? `c${index}` : String(from * index))).join(
        ',',
      );
    await writeFile(path, [row(0), row(1), row(2), row(3)].join('\n'));
    const { reading, records } = await readAll(path);
    expect([reading.columnCount, reading.headerRows, records.length]).toEqual([17_000, 1, 3]);
  });

  it('a file in which every line opens a quote takes no time either', async () => {
    const path = place('quotes.csv');
    await writeFile(
      path,
      `id,name,city\n${Array.from({ length: 20_000 }, (_, index) => `${index},"Person ${index},Bonn\n`).join('')}`,
    );
    const began = performance.now();
    const { records } = await readAll(path);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(records).toHaveLength(20_000);
  });

  it('a megabyte of quotes takes no time either', async () => {
    const path = place('only-quotes.csv');
    await writeFile(path, `a,b\n${'"'.repeat(1_000_000)}\n`);
    const began = performance.now();
    await readAll(path).catch(() => undefined);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

describe('what the owner corrects', () => {
  it('a delimiter, a heading and lines above are taken as said', async () => {
    const path = place('said.csv');
    await writeFile(path, 'x;y\nName|City\nAnna;B|Cork\nTom|Bonn\n');
    const { reading, records } = await readAll(path, { delimiter: '|', skip: 1, headerRows: 1 });
    expect(reading).toMatchObject({
      delimiter: '|',
      preambleLines: 1,
      headerRows: 1,
      heading: ['Name', 'City'],
    });
    expect(records.map(({ cells }) => cells)).toEqual([
      ['Anna;B', 'Cork'],
      ['Tom', 'Bonn'],
    ]);
  });

  it('no heading where one was seen', async () => {
    const path = place('no-heading.csv');
    await writeFile(path, 'Name,Email\nAnna,anna@example.org\nTom,tom@example.org\n');
    const { columns, records } = await readAll(path, { headerRows: 0 });
    expect(columns).toEqual(['Column 1', 'Column 2']);
    expect(records[0]?.cells).toEqual(['Name', 'Email']);
  });

  it('an encoding, by any of its names, and not one that is none', async () => {
    const path = place('latin.csv');
    await writeFile(path, encodeText('Name;Ort\nJürgen;Köln\nTom;Bonn\n', 'windows-1252'));
    const { records } = await readAll(path, { encoding: 'ISO-8859-1' });
    expect(records[0]?.cells).toEqual(['Jürgen', 'Köln']);
    await expect(readAll(path, { encoding: 'klingon' })).rejects.toMatchObject({ code: 'unknown-encoding' });
  });

  it('quotes that are none', async () => {
    const path = place('no-quotes.csv');
    await writeFile(path, 'name,size\nPot,"5\nVase,"12\n');
    const { records } = await readAll(path, { quote: null });
    expect(records.map(({ cells }) => cells)).toEqual([
      ['Pot', '"5'],
      ['Vase', '"12'],
    ]);
  });
});

describe('converting', () => {
  it('keeps cells beyond the columns at the end of their row', async () => {
    const path = place('beyond.csv');
    await writeFile(path, 'a;b\n1;2\n3;4;5;6\n7;8\n');
    const out = place('beyond-out.csv');
    const { records, findings } = await convertFile(path, out);
    expect(await readFileText(out)).toBe('a,b\n1,2\n3,4,5,6\n7,8\n');
    expect(records).toBe(3);
    expect(findings).toContainEqual({ code: 'long-row', line: 3, params: { cells: 4, columns: 2 } });
  });

  it('makes an empty file of an empty file', async () => {
    await writeFile(place('empty.csv'), '');
    expect(await convertFile(place('empty.csv'), place('empty-out.csv'))).toMatchObject({
      reading: null,
      records: 0,
    });
    expect(await readFileText(place('empty-out.csv'))).toBe('');
  });

  it('says what it can not read', async () => {
    await expect(convertFile(place('absent.csv'), place('out.csv'))).rejects.toMatchObject({
      code: 'missing',
    });
    await expect(convertFile(folder, place('out.csv'))).rejects.toMatchObject({ code: 'directory' });
  });
});

async function readFileText(path: string): Promise<string> {
  const file = await open(path);
  try {
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}
