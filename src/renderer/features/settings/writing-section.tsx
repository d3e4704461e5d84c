import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '../../../contract/settings.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { listRegions, nameLanguage } from '../../lib/places.ts';
import { useShop } from '../../lib/shop.tsx';
import { Facts } from '../../ui/facts.tsx';
import { SettingSelect } from './setting-fields.tsx';
import classes from './settings-page.module.css';
import { SettingsSection } from './settings-section.tsx';
import { useSaveSettings } from './use-save-settings.ts';

/** Language of the words, region of dates and numbers, and at once how that looks. */
export function WritingSection() {
  const { t } = useTranslation('settings');
  const { language, region } = useShop();
  const save = useSaveSettings();
  const { shortDate, exactInstant, decimal, money, today } = useFormatting();
  const regions = useMemo(() => listRegions(language, region), [language, region]);
  return (
    <SettingsSection title={t('writing.title')} text={t('writing.text')}>
      <div className={classes.pair}>
        <SettingSelect
          label={t('writing.language')}
          value={language}
          choices={languages.map((code) => ({ value: code, label: nameLanguage(code) }))}
          save={(next) => save({ language: next as Language })}
        />
        <SettingSelect
          label={t('writing.region')}
          value={region}
          choices={regions}
          isSearchable
          save={(next) => save({ region: next })}
        />
      </div>
      <section className={classes.example} aria-label={t('writing.example')}>
        <Facts
          facts={[
            { key: 'now', label: t('writing.now'), value: exactInstant(Date.now()) },
            { key: 'date', label: t('writing.date'), value: shortDate(today().toString()) },
            { key: 'number', label: t('writing.number'), value: decimal('12345.67') },
            { key: 'money', label: t('writing.money'), value: money(123450) },
          ]}
        />
      </section>
    </SettingsSection>
  );
}
