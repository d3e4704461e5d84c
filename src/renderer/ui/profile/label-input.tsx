import { Autocomplete } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { normalizeLabel } from '../../../contract/values/label.ts';
import { writeChoice } from '../../lib/field-text.ts';

const knownLabels = ['mobile', 'work', 'home', 'fax', 'billing', 'shipping', 'other'];

export function writeLabel(t: TFunction, label: string | null): string {
  return label === null ? '' : writeChoice(t, 'label', label);
}

/** `Mobile` and `Handy` are stored as one; a word of her own stays as typed. */
export function readLabel(text: string): string | null {
  return normalizeLabel(text);
}

type Props = { value: string; labels?: readonly string[]; onChange: (text: string) => void };

export function LabelInput({ value, labels = knownLabels, onChange }: Props) {
  const { t } = useTranslation('profile');
  return (
    <Autocomplete
      aria-label={t('label')}
      placeholder={t('label')}
      data={labels.map((label) => writeLabel(t, label))}
      // All of them while it holds one: else the list would only offer what is there already.
      filter={({ options }) => options}
      comboboxProps={{ withinPortal: false }}
      value={value}
      onChange={onChange}
    />
  );
}
