import type { TFunction } from 'i18next';
import type { Condition, Field, FieldKind, FilterOperator } from '../../../contract/lists.ts';
import { writeChoice, writeFieldName } from '../../lib/field-text.ts';
import type { Formatting } from '../../lib/formatting.ts';

const textOperators: FilterOperator[] = [
  'contains',
  'is',
  'is_not',
  'starts_with',
  'is_empty',
  'is_not_empty',
];
const orderOperators: FilterOperator[] = [
  'is',
  'after',
  'before',
  'on_or_after',
  'on_or_before',
  'is_empty',
  'is_not_empty',
];

const operatorsOfKind: Record<FieldKind, FilterOperator[]> = {
  text: textOperators,
  long_text: ['contains', 'is_empty', 'is_not_empty'],
  number: orderOperators,
  date: orderOperators,
  instant: ['on_or_after', 'before'],
  boolean: ['is'],
  choice: ['is', 'is_not', 'is_empty', 'is_not_empty'],
  tags: ['is', 'is_not', 'contains', 'is_empty', 'is_not_empty'],
  phone: ['contains', 'starts_with', 'is', 'is_empty', 'is_not_empty'],
  email: textOperators,
};

/** What can be asked of a field, the most likely first. */
export function listOperators(kind: FieldKind): FilterOperator[] {
  return operatorsOfKind[kind];
}

export function needsValue(operator: FilterOperator): boolean {
  return operator !== 'is_empty' && operator !== 'is_not_empty';
}

/** Numbers and dates are compared in words of their own: `more than`, `before`. */
export function writeOperator(t: TFunction, kind: FieldKind, operator: FilterOperator): string {
  const own = kind === 'number' ? 'number' : kind === 'tags' ? 'tags' : 'text';
  const key = `lists:operator.${own}.${operator}`;
  return t([key, `lists:operator.text.${operator}`]);
}

/** What can be asked: a value where there must be one, and a number where it is compared with numbers. */
export function isConditionComplete({ kind }: Field, { operator, value }: Condition): boolean {
  if (!needsValue(operator)) return true;
  return kind === 'number' ? /^-?\d+(\.\d+)?$/.test(value) : value.trim() !== '';
}

export function startCondition(field: Field): Condition {
  return {
    field: field.key,
    operator: listOperators(field.kind)[0]!,
    value: field.kind === 'boolean' ? 'true' : '',
  };
}

/** `City is Berlin`, `Birthday is empty`. */
export function writeCondition(
  t: TFunction,
  formatting: Formatting,
  field: Field,
  { operator, value }: Condition,
): string {
  const name = writeFieldName(t, field);
  const words = writeOperator(t, field.kind, operator);
  return needsValue(operator)
    ? `${name} ${words} ${writeValue(t, formatting, field, value)}`
    : `${name} ${words}`;
}

function writeValue(t: TFunction, formatting: Formatting, field: Field, value: string): string {
  switch (field.kind) {
    case 'choice':
      return writeChoice(t, field.key, value);
    case 'boolean':
      return t(value === 'true' ? 'app:yes' : 'app:no');
    case 'date':
      return formatting.shortDate(value);
    case 'instant':
      return formatting.day(Number(value));
    case 'number':
      return formatting.decimal(value);
    default:
      return t('lists:filter.quoted', { text: value });
  }
}
