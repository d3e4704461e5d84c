import type Database from 'better-sqlite3';
import { AppError } from '../../../contract/errors.ts';
import type { Condition, ListFilter, ListNoun } from '../../../contract/lists.ts';
import { normalizeEmail } from '../../../contract/values/email.ts';
import { foldText } from '../../../contract/values/name-key.ts';
import { normalizePhone, searchDigits } from '../../../contract/values/phone.ts';
import { readSettings } from '../settings/settings.ts';
import { findField } from './field-catalogue.ts';
import { folded, type ListField, type Sql, sql } from './list-field.ts';

/** A list's WHERE, over the noun's table as `r`. Free text is the caller's: it needs the search. */
export function compileFilter(sqlite: Database.Database, noun: ListNoun, filter: ListFilter): Sql {
  const tests: Sql[] = [sql(filter.isTrash ? 'r.deleted_at IS NOT NULL' : 'r.deleted_at IS NULL')];
  for (const condition of filter.conditions) {
    const field = findField(sqlite, noun, condition.field);
    tests.push(compileCondition(sqlite, noun, field, condition));
  }
  if (filter.changeSet !== undefined) tests.push(touchedBy(noun, filter.changeSet));
  return join(tests, ' AND ');
}

export function join(parts: Sql[], separator: string): Sql {
  return {
    text: parts.map((part) => part.text).join(separator),
    parameters: parts.flatMap((part) => part.parameters),
  };
}

function touchedBy(noun: ListNoun, changeSet: number): Sql {
  return sql(
    `(r.id IN (SELECT record_id FROM changes WHERE change_set_id = ? AND record_table = '${noun}')
      OR EXISTS (SELECT 1 FROM change_ranges g WHERE g.change_set_id = ? AND g.table_name = '${noun}' AND r.id BETWEEN g.first_id AND g.last_id))`,
    changeSet,
    changeSet,
  );
}

function compileCondition(
  sqlite: Database.Database,
  noun: ListNoun,
  field: ListField,
  condition: Condition,
): Sql {
  if (condition.operator === 'is_empty' || condition.operator === 'is_not_empty') {
    const isEmpty = field.several
      ? sql(
          `NOT EXISTS (SELECT 1 FROM ${field.several.from.text} AND ${field.several.value} <> '')`,
          ...field.several.from.parameters,
        )
      : sql(`coalesce(${field.cell.text}, '') = ''`, ...field.cell.parameters);
    return condition.operator === 'is_empty' ? isEmpty : sql(`NOT (${isEmpty.text})`, ...isEmpty.parameters);
  }
  if (condition.operator === 'is_not') {
    const is = compileCondition(sqlite, noun, field, { ...condition, operator: 'is' });
    return sql(`NOT coalesce((${is.text}), 0)`, ...is.parameters);
  }
  const direct =
    field.kind === 'tags'
      ? findByTag(sqlite, noun, compareText(condition.operator, 'fold(name)', condition.value))
      : findByPoint(sqlite, noun, field, condition);
  if (direct) return direct;
  if (!field.several) {
    const test = compare(field, condition, field.cell.text, field.folded);
    return repeatParameters(test, field.cell);
  }
  const { from, value, digits, owners } = field.several;
  const test = digits ? compareDigits(condition, value, digits) : compare(field, condition, value);
  if (owners) return sql(`r.id IN (${owners} AND (${test.text}))`, ...test.parameters);
  return sql(
    `EXISTS (SELECT 1 FROM ${from.text} AND (${test.text}))`,
    ...from.parameters,
    ...test.parameters,
  );
}

/** With more people than this one looks at each of them; with fewer, at those who have the tag. */
const fewTagged = 20_000;

/** By the tags that fit, of which there are few. */
function findByTag(sqlite: Database.Database, noun: ListNoun, test: Sql): Sql {
  const [table, owner] =
    noun === 'contacts' ? ['contact_tags', 'contact_id'] : ['company_tags', 'company_id'];
  const ids = sqlite
    .prepare<Sql['parameters'], number>(`SELECT id FROM tags WHERE ${test.text}`)
    .pluck()
    .all(...test.parameters);
  if (ids.length === 0) return sql('0');
  const places = ids.map(() => '?').join(', ');
  const count = sqlite
    .prepare<number[], number>(
      `SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE tag_id IN (${places}) LIMIT ${fewTagged})`,
    )
    .pluck()
    .get(...ids)!;
  return count < fewTagged
    ? sql(`r.id IN (SELECT ${owner} FROM ${table} WHERE tag_id IN (${places}))`, ...ids)
    : sql(`EXISTS (SELECT 1 FROM ${table} x WHERE x.${owner} = r.id AND x.tag_id IN (${places}))`, ...ids);
}

/** A whole phone or e-mail is found as an import finds it: by what it is matched by, which has an index. */
function findByPoint(
  sqlite: Database.Database,
  noun: ListNoun,
  { kind }: ListField,
  { operator, value }: Condition,
): Sql | undefined {
  if (operator !== 'is' || (kind !== 'phone' && kind !== 'email')) return undefined;
  const key =
    kind === 'email' ? normalizeEmail(value).key : normalizePhone(value, readSettings(sqlite).country).e164;
  if (key === null) return undefined;
  const owner = noun === 'contacts' ? 'contact_id' : 'company_id';
  return sql(
    `r.id IN (SELECT ${owner} FROM contact_points WHERE normalized = ? AND kind = '${kind}' AND ${owner} IS NOT NULL)`,
    key,
  );
}

/** An expression's own parameters come before those of the comparison, as often as it stands in it. */
function repeatParameters(test: Sql, cell: Sql): Sql {
  return cell.parameters.length === 0 ? test : sql(test.text, ...cell.parameters, ...test.parameters);
}

function compare(field: ListField, { operator, value }: Condition, expression: string, key?: string): Sql {
  switch (field.kind) {
    case 'number':
      return sql(`CAST(${expression} AS REAL) ${comparison(operator)} ?`, asNumber(field, value));
    case 'instant':
      return sql(`${expression} ${comparison(operator)} ?`, asNumber(field, value));
    case 'date':
      if (operator === 'contains' || operator === 'starts_with')
        return compareText(operator, expression, value);
      return sql(`${expression} ${comparison(operator)} ?`, value);
    case 'boolean':
      return sql(
        `coalesce(${expression}, 0) IN (?, ?)`,
        value === 'true' ? 1 : 0,
        value === 'true' ? 'true' : 'false',
      );
    case 'choice':
      return sql(`${expression} = ?`, value);
    default:
      return compareText(operator, key ?? foldedValue(expression), value);
  }
}

function compareText(operator: Condition['operator'], expression: string, value: string): Sql {
  const text = foldText(value.trim());
  if (operator === 'is') return sql(`${expression} = ?`, text);
  if (operator === 'contains') return sql(`instr(${expression}, ?) > 0`, text);
  if (operator === 'starts_with') return sql(`substr(${expression}, 1, ${[...text].length}) = ?`, text);
  return sql(`${expression} ${comparison(operator)} ?`, text);
}

/** A plain column may stand in the SQL several times, a subquery should not. */
const foldedValue = (expression: string) =>
  /^\w+\.\w+$/.test(expression) ? folded(expression) : `fold(${expression})`;

/** Phones are alike by their digits, however they are written. */
function compareDigits({ operator, value }: Condition, raw: string, normalized: string): Sql {
  const digits = searchDigits(value);
  if (digits === '') return compareText(operator, `fold(${raw})`, value);
  if (operator === 'is')
    return sql(`digits(${normalized}) = ? OR digits(${raw}) = ?`, digits, value.replace(/\D+/g, ''));
  if (operator === 'starts_with')
    return sql(
      `substr(${raw}, 1, ${value.length}) = ? OR instr(${normalized}, ?) BETWEEN 1 AND 2`,
      value,
      `+${digits}`,
    );
  return sql(`instr(${normalized}, ?) > 0 OR instr(digits(${raw}), ?) > 0`, digits, digits);
}

function comparison(operator: Condition['operator']): string {
  const signs: Partial<Record<Condition['operator'], string>> = {
    is: '=',
    before: '<',
    after: '>',
    on_or_before: '<=',
    on_or_after: '>=',
  };
  const sign = signs[operator];
  if (!sign) throw new AppError('invalid', 'filter_does_not_fit', { operator });
  return sign;
}

function asNumber(field: ListField, value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number))
    throw new AppError('invalid', 'filter_not_a_number', { field: field.name ?? field.key, value });
  return number;
}
