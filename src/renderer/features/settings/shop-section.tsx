import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { listCountries, listCurrencies, listTimeZones } from '../../lib/places.ts';
import { useShop } from '../../lib/shop.tsx';
import { SettingSelect, SettingText } from './setting-fields.tsx';
import classes from './settings-page.module.css';
import { SettingsSection } from './settings-section.tsx';
import { useSaveSettings } from './use-save-settings.ts';

export function ShopSection() {
  const { t } = useTranslation('settings');
  const { shopName, country, currency, timeZone, language } = useShop();
  const save = useSaveSettings();
  const countries = useMemo(() => listCountries(language), [language]);
  const currencies = useMemo(() => listCurrencies(language, currency), [language, currency]);
  const timeZones = useMemo(() => listTimeZones(language, timeZone), [language, timeZone]);
  return (
    <SettingsSection title={t('shop.title')} text={t('shop.text')}>
      <SettingText
        label={t('shop.name')}
        value={shopName}
        placeholder={t('app:myShop')}
        maxLength={200}
        save={(next) => save({ shopName: next })}
      />
      <div className={classes.pair}>
        <SettingSelect
          label={t('shop.country')}
          value={country}
          choices={countries}
          isSearchable
          save={(next) => save({ country: next })}
        />
        <SettingSelect
          label={t('shop.currency')}
          value={currency}
          choices={currencies}
          isSearchable
          save={(next) => save({ currency: next })}
        />
      </div>
      <p className={classes.hint}>{t('shop.countryHint')}</p>
      <SettingSelect
        label={t('shop.timeZone')}
        value={timeZone}
        choices={timeZones}
        isSearchable
        save={(next) => save({ timeZone: next })}
      />
    </SettingsSection>
  );
}
