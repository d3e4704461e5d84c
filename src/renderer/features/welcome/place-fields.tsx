import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '../../../contract/settings.ts';
import { listCountries, nameLanguage } from '../../lib/places.ts';
import { LongSelect } from '../../ui/long-select.tsx';
import type { ShopDraft } from './start-shop.ts';

type Props = { draft: ShopDraft; onChange: (part: Partial<ShopDraft>) => void };

export function PlaceFields({ draft, onChange }: Props) {
  const { t } = useTranslation('welcome');
  const countries = useMemo(() => listCountries(draft.language), [draft.language]);
  return (
    <>
      <LongSelect
        label={t('country')}
        data={countries}
        value={draft.country}
        searchable
        allowDeselect={false}
        onChange={(country) => country && onChange({ country })}
      />
      <LongSelect
        label={t('language')}
        data={languages.map((code) => ({ value: code, label: nameLanguage(code) }))}
        value={draft.language}
        allowDeselect={false}
        onChange={(language) => language && onChange({ language: language as Language })}
      />
    </>
  );
}
