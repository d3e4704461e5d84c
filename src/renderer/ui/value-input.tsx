import { Select, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../contract/lists.ts';
import { writeChoice } from '../lib/field-text.ts';
import { useFormatting } from '../lib/formatting.ts';

type Props = {
  field: Pick<Field, 'key' | 'kind' | 'choices'>;
  /** As stored: a decimal with a dot, `YYYY-MM-DD`, `true`/`false`, an instant in milliseconds, a choice. */
  value: string;
  onChange: (value: string) => void;
  label?: string;
  /** For those who hear it, where no label is shown. */
  name?: string;
  error?: string;
  hasFocus?: boolean;
  /** Known values to choose from while typing. */
  suggestions?: string[];
};

/** The right editor for a field's kind; what it gives is always in the stored form, or empty. */
export function ValueInput({ field, value, onChange, label, name, error, hasFocus, suggestions }: Props) {
  const { t } = useTranslation('app');
  const common = { label, error, 'aria-label': label ? undefined : name, 'data-autofocus': hasFocus };
  const select = { ...common, allowDeselect: false, comboboxProps: { withinPortal: false } };
  switch (field.kind) {
    case 'boolean':
      return (
        <Select
          {...select}
          value={value || null}
          onChange={(next) => onChange(next ?? '')}
          data={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
        />
      );
    case 'choice':
      return (
        <Select
          {...select}
          searchable={(field.choices?.length ?? 0) > 8}
          value={value || null}
          onChange={(next) => onChange(next ?? '')}
          data={(field.choices ?? []).map((choice) => ({
            value: choice,
            label: writeChoice(t, field.key, choice),
          }))}
        />
      );
    case 'tags':
      return (
        <Select
          {...select}
          searchable
          value={value || null}
          onChange={(next) => onChange(next ?? '')}
          data={suggestions ?? []}
        />
      );
    case 'date':
    case 'instant':
      return <DayInput {...common} isInstant={field.kind === 'instant'} value={value} onChange={onChange} />;
    case 'number':
      return <DecimalInput {...common} value={value} onChange={onChange} />;
    case 'long_text':
      return (
        <Textarea
          {...common}
          autosize
          minRows={3}
          maxRows={10}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput {...common} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
      );
  }
}

type InputProps = { label?: string; error?: string; value: string; onChange: (value: string) => void };

function DayInput({ isInstant, value, onChange, ...input }: InputProps & { isInstant: boolean }) {
  const { shortDate, parseDate, startOfDay, dateOf } = useFormatting();
  const date = value === '' ? null : isInstant ? dateOf(Number(value)) : value;
  return (
    <DateInput
      {...input}
      value={date}
      valueFormat={(text) => shortDate(text.slice(0, 10))}
      dateParser={(text) => parseDate(text)}
      onChange={(next) => onChange(next === null ? '' : isInstant ? String(startOfDay(next)) : next)}
      popoverProps={{ withinPortal: false }}
      clearable
    />
  );
}

function DecimalInput({ value, onChange, ...input }: InputProps) {
  const { editDecimal, parseDecimal } = useFormatting();
  const [text, setText] = useState(() => editDecimal(value));
  return (
    <TextInput
      {...input}
      inputMode="decimal"
      value={text}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        // What is not a number (yet) goes on as typed: whoever saves it says so.
        onChange(typed.trim() === '' ? '' : (parseDecimal(typed) ?? typed));
      }}
    />
  );
}
