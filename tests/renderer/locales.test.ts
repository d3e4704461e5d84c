import { describe, expect, test } from 'vitest';
import { contract } from '../../src/contract/contract.ts';
import { texts } from '../../src/renderer/lib/i18n.ts';

/** `list.title` → text, for every text of a language and feature. */
function flatten(node: unknown, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]]);
  const entries = Object.entries(node as Record<string, unknown>).flatMap(([key, value]) => [
    ...flatten(value, path ? `${path}.${key}` : key),
  ]);
  return new Map(entries);
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*([^},\s]+)[^}]*\}\}/g)].map(([, name]) => name).sort();

describe('texts', () => {
  test('English and German have the same features', () => {
    expect(Object.keys(texts.de!).sort()).toEqual(Object.keys(texts.en!).sort());
  });

  for (const feature of Object.keys(texts.en!)) {
    test(`${feature}: English and German have the same keys`, () => {
      const [en, de] = [flatten(texts.en![feature]), flatten(texts.de![feature])];
      expect([...de.keys()].sort()).toEqual([...en.keys()].sort());
    });

    test(`${feature}: a text names the same values in both languages`, () => {
      const de = flatten(texts.de![feature]);
      for (const [key, text] of flatten(texts.en![feature])) {
        expect(`${key} ${placeholders(de.get(key) ?? '')}`).toBe(`${key} ${placeholders(text)}`);
      }
    });

    test(`${feature}: no text shouts or is empty`, () => {
      for (const language of ['en', 'de']) {
        for (const [key, text] of flatten(texts[language]![feature])) {
          expect(text.trim(), `${language} ${feature}:${key}`).not.toBe('');
          expect(text, `${language} ${feature}:${key}`).not.toMatch(/!/);
        }
      }
    });
  }
});

/** The program's own sources, in which errors are thrown by the key of their text. */
const sources = import.meta.glob<string>(['../../src/main/**/*.ts', '../../src/contract/**/*.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

describe('errors', () => {
  test('each that the window can get has a text', () => {
    const known = flatten(texts.en!.errors);
    const thrown = Object.values(sources).flatMap((source) =>
      [...source.matchAll(/new AppError\(\s*'[a-z-]+',\s*'([\w.]+)'/g)].map(([, key]) => key!),
    );
    expect(thrown.length).toBeGreaterThan(20);
    expect([...new Set(thrown)].filter((key) => !known.has(key))).toEqual([]);
  });
});

describe('changes', () => {
  test('each command is said in a sentence of its own', () => {
    const known = flatten(texts.en!.changes);
    const commands = Object.entries(contract).flatMap(([feature, operations]) =>
      Object.entries(operations)
        .filter(([, { kind }]) => kind === 'command')
        .map(([verb]) => `${feature}.${verb}`),
    );
    const isSaid = (name: string) => known.has(name) || known.has(`${name}_other`);
    // How a list looks is not in the history.
    expect(commands.filter((name) => !isSaid(name))).toEqual(['preferences.setLayout']);
  });
});
