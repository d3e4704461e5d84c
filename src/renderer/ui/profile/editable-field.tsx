import { useTranslation } from 'react-i18next';
import type { Field } from '../../../contract/lists.ts';
import { writeChoice } from '../../lib/field-text.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { EditableChoice } from './editable-choice.tsx';
import { EditableText } from './editable-text.tsx';
import { makeFieldProblem } from './write-problem.ts';

export type EditableFieldProps = {
  field: Pick<Field, 'key' | 'choices'> & {
    kind: 'text' | 'long_text' | 'number' | 'date' | 'boolean' | 'choice';
    /** Where the locales don't name the choices: languages. */
    nameChoice?: (choice: string) => string;
  };
  label: string;
  /** As stored: `12.5`, `YYYY-MM-DD`, `true`, a choice; empty where there is none. */
  value: string;
  /** A birthday may be a day without a year. */
  isYearOptional?: boolean;
  /** Gets the stored form; null where it shall be emptied. */
  save: (value: string | null) => Promise<void>;
  startsOpen?: boolean;
  onClosed?: () => void;
};

/** The editor for a field's kind; typed in this region's way, saved in the stored one. */
export function EditableField({ field, label, value, isYearOptional, save, ...rest }: EditableFieldProps) {
  const { t } = useTranslation('profile');
  const { date, parseDate, decimal, editDecimal, parseDecimal } = useFormatting();
  const common = { label, ...rest };
  const store = (text: string) => save(text.trim() === '' ? null : text);
  const read = (readText: (text: string) => string | null, problem: string) => async (text: string) => {
    if (text.trim() === '') return save(null);
    const stored = readText(text.trim());
    if (stored === null) throw makeFieldProblem(problem);
    return save(stored);
  };

  switch (field.kind) {
    case 'number':
      return (
        <EditableText
          {...common}
          isNumber
          value={editDecimal(value)}
          shown={decimal(value)}
          save={read(parseDecimal, 'invalid_number')}
        />
      );
    case 'date': {
      const readDate = (text: string) => {
        const stored = parseDate(text);
        return stored?.startsWith('--') && !isYearOptional ? null : stored;
      };
      return <EditableText {...common} value={value && date(value)} save={read(readDate, 'invalid_date')} />;
    }
    case 'boolean': {
      const options = [
        { value: 'true', label: t('app:yes') },
        { value: 'false', label: t('app:no') },
      ];
      return <EditableChoice {...common} value={value} options={options} save={store} />;
    }
    case 'choice': {
      const options = (field.choices ?? []).map((choice) => ({
        value: choice,
        label: field.nameChoice?.(choice) ?? writeChoice(t, field.key, choice),
      }));
      return <EditableChoice {...common} value={value} options={options} save={store} />;
    }
    default:
      return <EditableText {...common} isLong={field.kind === 'long_text'} value={value} save={store} />;
  }
}
