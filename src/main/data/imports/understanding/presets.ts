import type { ColumnTarget, ImportNoun } from '../../../../contract/exchange-fields.ts';
import { fitToNoun, normalizeHeading, readTargetWord } from './aliases.ts';
import type { PresetDefinition } from './preset-definition.ts';
import { PRESET_DEFINITIONS } from './preset-definitions.ts';

export interface Preset {
  id: string;
  name: string;
}

interface CompiledPreset {
  definition: PresetDefinition;
  signatures: readonly (readonly string[])[];
  without: readonly string[];
  columns: ReadonlyMap<string, string>;
}

const compiled: readonly CompiledPreset[] = PRESET_DEFINITIONS.map((definition) => ({
  definition,
  signatures: definition.signatures.map((headings) => headings.map(normalizeHeading)),
  without: (definition.without ?? []).map(normalizeHeading),
  columns: new Map(
    Object.entries(definition.columns).map(([heading, word]) => [normalizeHeading(heading), word]),
  ),
}));

export const OWN_PRESET: Preset = { id: 'regulars', name: 'Regulars' };

export function listPresets(noun: ImportNoun): Preset[] {
  const others = compiled.filter(({ definition }) => definition.nouns.includes(noun));
  return [OWN_PRESET, ...others.map(({ definition: { id, name } }) => ({ id, name }))];
}

/** The program that wrote a file, by its headings: the one of which most headings are recognised. */
export function findPreset(headers: readonly string[], noun: ImportNoun): Preset | null {
  if (
    headers.includes('uid') &&
    headers.some((heading) => heading === 'display_name' || heading === 'name')
  ) {
    return OWN_PRESET;
  }
  const present = new Set(headers.map(normalizeHeading));
  let best: CompiledPreset | null = null;
  let bestSize = 0;
  for (const preset of compiled) {
    if (!preset.definition.nouns.includes(noun)) continue;
    if (preset.without.some((heading) => present.has(heading))) continue;
    for (const signature of preset.signatures) {
      const isWhole = signature.every((heading) => present.has(heading));
      if (isWhole && signature.length > bestSize) {
        best = preset;
        bestSize = signature.length;
      }
    }
  }
  return best && { id: best.definition.id, name: best.definition.name };
}

function getCompiled(id: string, noun: ImportNoun): CompiledPreset | null {
  return compiled.find(({ definition }) => definition.id === id && definition.nouns.includes(noun)) ?? null;
}

export function hasApostrophes(presetId: string | null, noun: ImportNoun): boolean {
  return presetId !== null && getCompiled(presetId, noun)?.definition.hasApostrophes === true;
}

/** What a preset says about one column: a target, null to leave it to the owner, undefined where it is silent. */
export type PresetAnswer = ColumnTarget | null | undefined;

/** The answers of a preset for a row of headings. */
export function applyPreset(id: string, headers: readonly string[], noun: ImportNoun): PresetAnswer[] {
  const preset = getCompiled(id, noun);
  if (!preset) return headers.map(() => undefined);
  const seen = new Map<string, number>();
  const answers = headers.map((heading) => {
    const key = normalizeHeading(heading);
    const repeats = (seen.get(key) ?? 0) + 1;
    seen.set(key, repeats);
    // A heading that stands twice, as it is or with the reader's number behind it.
    const word = preset.columns.get(repeats > 1 ? `${key}${repeats}` : key) ?? preset.columns.get(key);
    return readAnswer(word ?? matchPattern(preset.definition, heading), noun);
  });
  const { positions } = preset.definition;
  if (
    positions &&
    answers.filter((answer) => answer !== undefined).length * 2 < Math.min(headers.length, positions.length)
  ) {
    return headers.map((_, index) => readAnswer(positions[index], noun));
  }
  return answers;
}

function matchPattern(definition: PresetDefinition, heading: string): string | undefined {
  for (const [pattern, makeWord] of definition.patterns ?? []) {
    const match = pattern.exec(heading.trim());
    if (match) return makeWord(match);
  }
  return undefined;
}

function readAnswer(word: string | undefined, noun: ImportNoun): PresetAnswer {
  if (word === undefined) return undefined;
  if (word === '-') return null;
  const target = readTargetWord(word);
  return target && fitToNoun(target, noun);
}
