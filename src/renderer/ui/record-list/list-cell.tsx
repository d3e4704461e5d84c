import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../contract/lists.ts';
import { writeChoice } from '../../lib/field-text.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { Instant } from '../instant.tsx';
import { Label } from '../label.tsx';
import classes from './record-list.module.css';

type Props = { field: Field; value: string | number | null; isName: boolean };

/** A value as a person reads it, by its field's kind. */
export function ListCell({ field, value, isName }: Props) {
  const { t } = useTranslation('lists');
  const { number, decimal, shortDate } = useFormatting();
  if (value === null || value === '') return null;
  if (isName) return <span className={classes.name}>{value}</span>;
  switch (field.kind) {
    case 'instant':
      return <Instant at={Number(value)} />;
    case 'date':
      return <span>{shortDate(String(value))}</span>;
    case 'number':
      return <span>{typeof value === 'number' ? writeNumber(field, value, number) : decimal(value)}</span>;
    case 'boolean':
      return value === 1 || value === 'true' ? (
        <span className={classes.yes}>
          <IconCheck size={16} stroke={1.8} aria-hidden />
          {t('app:yes')}
        </span>
      ) : null;
    case 'choice':
      return <Label>{writeChoice(t, field.key, String(value))}</Label>;
    case 'tags':
      return (
        <span className={classes.tags}>
          {String(value)
            .split(', ')
            .map((tag) => (
              <Label key={tag}>{tag}</Label>
            ))}
        </span>
      );
    default:
      return (
        <span className={field.key === 'company' ? classes.quiet : undefined} title={String(value)}>
          {value}
        </span>
      );
  }
}

/** A customer's number is a name, not an amount: no thousands are marked. */
function writeNumber(field: Field, value: number, write: (value: number) => string): string {
  return field.key === 'number' ? String(value) : write(value);
}
