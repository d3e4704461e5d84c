import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { cacheFolder, fillCache } from '../../scripts/setup-cache.ts';

beforeEach(() => {
  vi.stubEnv('XDG_CACHE_HOME', mkdtempSync(join(tmpdir(), 'cache-')));
});

it('shows nothing under the final name before everything is there', async () => {
  const folder = await fillCache('thing', async (work) => {
    writeFileSync(join(work, 'part'), 'done');
    expect(existsSync(join(cacheFolder(), 'thing'))).toBe(false);
  });
  expect(folder).toBe(join(cacheFolder(), 'thing'));
  expect(readFileSync(join(folder, 'part'), 'utf8')).toBe('done');
});

it('leaves nothing behind when it fails', async () => {
  const failing = fillCache('thing', async (work) => {
    writeFileSync(join(work, 'part'), 'half');
    throw new Error('interrupted');
  });
  await expect(failing).rejects.toThrow('interrupted');
  expect(readdirSync(cacheFolder())).toEqual([]);
});

it('takes what another set-up finished first', async () => {
  const folder = await fillCache('thing', async (work) => {
    writeFileSync(join(work, 'part'), 'second');
    await fillCache('thing', async (other) => writeFileSync(join(other, 'part'), 'first'));
  });
  expect(readFileSync(join(folder, 'part'), 'utf8')).toBe('first');
  expect(readdirSync(cacheFolder())).toEqual(['thing']);
});
