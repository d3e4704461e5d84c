import { readFileSync } from 'node:fs';

type Tree = { [key: string]: string | Tree };
export type Parameters = Record<string, string | number>;

/** Read when first needed: most runs say nothing but their result. */
const files = new Map<string, Tree>();

function readFile(name: string): Tree {
  const known = files.get(name);
  if (known) return known;
  const text = readFileSync(new URL(`../../resources/locales/en/${name}.json`, import.meta.url), 'utf8');
  const tree = JSON.parse(text) as Tree;
  files.set(name, tree);
  return tree;
}

/** A sentence of `cli.json`, with one form for one and one for several where a count is given. */
export function say(key: string, parameters: Parameters = {}): string {
  return fill(find(readFile('cli'), key, parameters) ?? key, parameters);
}

/** What went wrong, in the words of the window where it has them. */
export function sayError(key: string, parameters: Parameters = {}): string | undefined {
  const text =
    find(readFile('errors'), key, parameters) ?? find(readFile('cli'), `errors.${key}`, parameters);
  return text === undefined ? undefined : fill(text, parameters);
}

/** What came up while reading: in detail where this program says it so, else in the window's words. */
export function sayWarning(code: string, parameters: Parameters): string | undefined {
  const detailed = find(readFile('cli'), `warnings.${code.replaceAll('-', '_')}`, parameters);
  const text = detailed ?? find(readFile('import'), `warning.${code}`, parameters);
  return text === undefined ? undefined : fill(text, parameters);
}

export function sayIfKnown(key: string, parameters: Parameters = {}): string | undefined {
  const text = find(readFile('cli'), key, parameters);
  return text === undefined ? undefined : fill(text, parameters);
}

function find(tree: Tree, key: string, parameters: Parameters): string | undefined {
  const path = key.split('.');
  const name = path.pop()!;
  let branch: string | Tree | undefined = tree;
  for (const part of path) branch = typeof branch === 'object' ? branch[part] : undefined;
  if (typeof branch !== 'object') return undefined;
  const form = parameters.count === 1 ? 'one' : 'other';
  const text = branch[name] ?? branch[`${name}_${form}`];
  return typeof text === 'string' ? text : undefined;
}

function fill(text: string, parameters: Parameters): string {
  return text.replace(/\{\{(\w+)(?:, number)?\}\}/g, (whole, name: string) => {
    const value = parameters[name];
    return value === undefined ? whole : typeof value === 'number' ? value.toLocaleString('en') : value;
  });
}
