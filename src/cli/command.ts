import type { ParseArgsOptionsConfig } from 'node:util';

export type Values = Record<string, string | boolean | string[] | undefined>;

/** What a command says at the end: the document of `--json`, and the same for a person. */
export type Outcome = { json: unknown; text: string; exitCode?: number };

export type CommandInput = {
  values: Values;
  positionals: string[];
  /** A path as it was typed, from where the command was called. */
  resolve: (path: string) => string;
  /** Ends with Ctrl+C. */
  signal: AbortSignal;
};

export type Command = {
  options: ParseArgsOptionsConfig;
  run: (input: CommandInput) => Promise<Outcome>;
};

/** The command line was typed wrongly; `message` is a key of `cli.usage`. */
export class UsageError extends Error {
  readonly parameters: Record<string, string | number>;

  constructor(message: string, parameters: Record<string, string | number> = {}) {
    super(message);
    this.name = 'UsageError';
    this.parameters = parameters;
  }
}

/** An option's text, undefined where it was not given. */
export function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  if (value === '') throw new UsageError('empty_option', { option: name });
  return typeof value === 'string' ? value : undefined;
}

export function countOf(
  values: Values,
  name: string,
  limits: { from: number; to: number },
): number | undefined {
  const text = textOf(values, name);
  if (text === undefined) return undefined;
  const count = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!(count >= limits.from && count <= limits.to))
    throw new UsageError('not_a_count', { option: name, value: text, ...limits });
  return count;
}

export function choiceOf<Choice extends string>(
  values: Values,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const text = textOf(values, name);
  if (text === undefined || choices.includes(text as Choice)) return text as Choice | undefined;
  throw new UsageError('not_a_choice', { option: name, value: text, choices: choices.join(', ') });
}

/** Exactly these arguments, by name, or it is wrong usage. */
export function takeArguments(positionals: string[], ...names: string[]): string[] {
  if (positionals.length < names.length)
    throw new UsageError('missing_argument', { name: names[positionals.length]! });
  if (positionals.length > names.length)
    throw new UsageError('extra_argument', { value: positionals[names.length]! });
  return positionals;
}

export function takeNoun(text: string): 'contacts' | 'companies' {
  if (text === 'contacts' || text === 'companies') return text;
  throw new UsageError('not_a_noun', { value: text });
}
