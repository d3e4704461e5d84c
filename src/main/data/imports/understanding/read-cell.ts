import type { CustomFieldFacts } from '../../../../contract/exchange-fields.ts';
import { parseBoolean } from '../../../../contract/values/boolean.ts';
import { type DateOrder, parseCalendarDate, parseInstant } from '../../../../contract/values/date.ts';
import { isZeroDate } from '../../../../contract/values/empty.ts';
import { removeFormulaMark } from '../../../../contract/values/formula-mark.ts';
import { makeNameKey } from '../../../../contract/values/name-key.ts';
import { type DecimalSign, normalizeDecimal } from '../../../../contract/values/number.ts';
import { trimText } from '../../../../contract/values/text.ts';
import type { Finding, FindingCode } from './draft.ts';
import { findLanguage, findLifecycleStage, findPreferredChannel } from './known-words.ts';

/** What was decided about a column, by proof or by the owner. */
export interface ColumnFacts {
  dateOrder: DateOrder | null;
  decimal: DecimalSign | null;
  empties: readonly string[];
}

/** The findings of one row, gathered while its cells are read. */
export interface FindingList {
  items: Finding[];
  isRejected: boolean;
}

export function report(
  list: FindingList,
  code: FindingCode,
  column: number,
  value: string,
  isRejecting: boolean,
): void {
  list.items.push({ code, column, value, isRejecting });
  if (isRejecting) list.isRejected = true;
}

/** Reads one column's cell as it is kept: without marks and outer blanks; '' where there is nothing. */
export type CellReader = (record: readonly string[], findings: FindingList) => string;

export interface CellOptions {
  column: number;
  maxLength: number;
  empties: readonly string[];
  /** The program writes an apostrophe in front of digits. */
  hasApostrophes: boolean;
}

export function createCellReader({ column, maxLength, empties, hasApostrophes }: CellOptions): CellReader {
  const empty = empties.length > 0 ? new Set(empties) : null;
  return (record, findings) => {
    const cell = record[column];
    if (cell === undefined || cell === '') return '';
    let text = cell;
    if (cell.charCodeAt(0) === 39) {
      text = removeFormulaMark(cell);
      if (text === cell && hasApostrophes && /^'\+?\d/.test(cell)) text = cell.slice(1);
      if (text !== cell) report(findings, 'mark-removed', column, cell, false);
    }
    text = trimText(text);
    if (empty?.has(text)) return '';
    if (text.length > maxLength) {
      report(findings, 'too-long', column, text, true);
      return '';
    }
    return text;
  };
}

/** Turns the text of a cell into the value that is kept; null means that it can't be read. */
export type ValueReader = (text: string) => string | boolean | null | undefined;

/** How a value reader's null is reported. */
export interface TypedReader {
  read: ValueReader;
  code: FindingCode;
}

function readBirthday(facts: ColumnFacts): ValueReader {
  const order = facts.dateOrder ?? 'ymd';
  const latestYear = new Date().getFullYear();
  return (text) => (isZeroDate(text) ? undefined : parseCalendarDate(text, order, latestYear));
}

function readFullDate(facts: ColumnFacts): ValueReader {
  const order = facts.dateOrder ?? 'ymd';
  return (text) => {
    if (isZeroDate(text)) return undefined;
    const date = parseCalendarDate(text, order);
    return date?.startsWith('--') ? null : date;
  };
}

function readNumber(facts: ColumnFacts): ValueReader {
  const sign = facts.decimal ?? 'dot';
  return (text) => normalizeDecimal(text, sign);
}

function readChoice(choices: readonly string[]): ValueReader {
  const exact = new Set(choices);
  const byKey = new Map(choices.map((choice) => [makeNameKey(choice), choice]));
  return (text) => (exact.has(text) ? text : (byKey.get(makeNameKey(text)) ?? null));
}

/** The reader of a field with one value; null where its text is kept as it is. */
export function createFieldReader(field: string, facts: ColumnFacts): TypedReader | null {
  switch (field) {
    case 'birth_date':
      return { read: readBirthday(facts), code: 'invalid-date' };
    case 'consent_expires_on':
      return { read: readFullDate(facts), code: 'invalid-date' };
    case 'number':
      return { read: (text) => (/^[1-9]\d{0,14}$/.test(text) ? text : null), code: 'invalid-number' };
    case 'do_not_contact':
      return { read: parseBoolean, code: 'invalid-boolean' };
    case 'lifecycle_stage':
      return { read: findLifecycleStage, code: 'invalid-choice' };
    case 'preferred_channel':
      return { read: findPreferredChannel, code: 'invalid-choice' };
    case 'language':
      return { read: (text) => findLanguage(text) ?? text, code: 'invalid-choice' };
    default:
      return null;
  }
}

/** The reader of a custom field; null where its text is kept as it is. */
export function createCustomReader(field: CustomFieldFacts, facts: ColumnFacts): TypedReader | null {
  switch (field.kind) {
    case 'date':
      return { read: readFullDate(facts), code: 'invalid-date' };
    case 'number':
      return { read: readNumber(facts), code: 'invalid-number' };
    case 'boolean':
      return {
        read: (text) => {
          const value = parseBoolean(text);
          return value === null ? null : String(value);
        },
        code: 'invalid-boolean',
      };
    case 'choice':
      return { read: readChoice(field.choices ?? []), code: 'invalid-choice' };
    default:
      return null;
  }
}

/** Reads a point in time; undefined where the cell holds a zero date. */
export function readInstant(text: string, facts: ColumnFacts, zone: string): number | null | undefined {
  return isZeroDate(text) ? undefined : parseInstant(text, facts.dateOrder ?? 'ymd', zone);
}
