import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unzipArchive } from '../../scripts/unzip-archive.ts';

// Made by another program: Old/program (deflated, 0755), Old/notes/left-out.txt, Old/notes/plain.txt (stored).
const ARCHIVE = Buffer.from(
  [
    'UEsDBBQAAAAIAAAAIVjBSEJZDAAAACwBAAALAAAAT2xkL3Byb2dyYW3LSM3JyVfIGCWJIAFQSwMEFAAAAAAAAAAhWB8o',
    'qmcCAAAAAgAAABYAAABPbGQvbm90ZXMvbGVmdC1vdXQudHh0bm9QSwMEFAAAAAAAAAAhWLMkTpYIAAAACAAAABMAAABP',
    'bGQvbm90ZXMvcGxhaW4udHh0YXMgaXQgaXNQSwECFAMUAAAACAAAACFYwUhCWQwAAAAsAQAACwAAAAAAAAAAAAAA7YEA',
    'AAAAT2xkL3Byb2dyYW1QSwECFAMUAAAAAAAAACFYHyiqZwIAAAACAAAAFgAAAAAAAAAAAAAApIE1AAAAT2xkL25vdGVz',
    'L2xlZnQtb3V0LnR4dFBLAQIUAxQAAAAAAAAAIVizJE6WCAAAAAgAAAATAAAAAAAAAAAAAACkgWsAAABPbGQvbm90ZXMv',
    'cGxhaW4udHh0UEsFBgAAAAADAAMAvgAAAKQAAAAAAA==',
  ].join(''),
  'base64',
);

function placeFile(name: string): string | undefined {
  return name.includes('left-out') ? undefined : name.replace('Old/', 'new/');
}

it('writes the chosen files under their new paths, with their contents and modes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unzip-'));
  await unzipArchive(ARCHIVE, folder, placeFile);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
    'new',
    'new/notes',
    'new/notes/plain.txt',
    'new/program',
  ]);
  expect(readFileSync(join(folder, 'new/program'), 'utf8')).toBe('hello '.repeat(50));
  expect(readFileSync(join(folder, 'new/notes/plain.txt'), 'utf8')).toBe('as it is');
  expect(statSync(join(folder, 'new/program')).mode & 0o777).toBe(0o755);
});

it('refuses an archive with a changed byte', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unzip-'));
  const damaged = Buffer.from(ARCHIVE);
  damaged.write('X', damaged.indexOf('as it is'));
  await expect(unzipArchive(damaged, folder, placeFile)).rejects.toThrow('plain.txt is damaged');
});
