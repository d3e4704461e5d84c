import { IconCheck } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { Field } from '../../../contract/lists.ts';
import { writeChoice } from '../../lib/field-text.ts';
import type { Formatting } from '../../lib/formatting.ts';
import { Instant } from '../instant.tsx';
import { Label } from '../label.tsx';
import classes from './record-list.module.css';

export type CellWriter = { t: TFunction; formatting: Formatting };

/**
 * A value as a person reads it, by its field's kind. A function, not a component with hooks of its own:
 * hundreds of cells come into sight with one turn of the wheel.
 */
export function drawListCell(
  { t, formatting }: CellWriter,
  field: Field,
  value: string | number | null,
): ReactNode {
  if (value === null || value === '') return null;
  const text = String(value);
  switch (field.kind) {
    case 'instant':
      return <Instant at={Number(value)} />;
    case 'date':
      return formatting.shortDate(text);
    case 'number':
      return typeof value === 'number' ? writeNumber(formatting, field, value) : formatting.decimal(text);
    case 'boolean':
      return value === 1 || value === 'true' ? (
        <span className={classes.yes}>
          <IconCheck size={16} stroke={1.8} aria-hidden />
          {t('app:yes')}
        </span>
      ) : null;
    case 'choice':
      return <Label>{writeChoice(t, field.key, text)}</Label>;
    case 'tags':
      return (
        <span className={classes.tags}>
          {text.split(', ').map((tag) => (
            <Label key={tag}>{tag}</Label>
          ))}
        </span>
      );
    default:
      return (
        <span className={field.key === 'company' ? classes.quiet : undefined} title={text}>
          {text}
        </span>
      );
  }
}

/** A customer's number is a name, not an amount: no thousands are marked. */
function writeNumber(formatting: Formatting, field: Field, value: number): string {
  return field.key === 'number' ? String(value) : formatting.number(value);
}
