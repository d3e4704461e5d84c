import type { ImportNoun } from '../../../../contract/exchange-fields.ts';

/** A program whose files we know by several of their headings. */
export interface PresetDefinition {
  id: string;
  name: string;
  nouns: readonly ImportNoun[];
  /** Sets of headings; a file with all headings of one set is this program's. */
  signatures: readonly (readonly string[])[];
  /** A heading that this program's files never have. */
  without?: readonly string[];
  /** Headings and their targets; `-` is ours to leave to the owner, `ignore` is never worth keeping. */
  columns: Readonly<Record<string, string>>;
  /** Headings whose target follows from a number in them. */
  patterns?: readonly [RegExp, (match: RegExpExecArray) => string][];
  /** The program writes an apostrophe in front of ids and phones. */
  hasApostrophes?: boolean;
  /** Targets by position, for a program whose heading texts are free. */
  positions?: readonly string[];
}
