import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './settings-page.module.css';
import { SettingsSection } from './settings-section.tsx';

const schemes = ['auto', 'light', 'dark'] as const;

/** Belongs to this computer and its window, not to the shop's file. */
export function AppearanceSection() {
  const { t } = useTranslation('settings');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const id = useId();
  return (
    <SettingsSection title={t('appearance.title')} text={t('appearance.text')}>
      <div>
        <div className={classes.label} id={id}>
          {t('appearance.theme')}
        </div>
        <SegmentedControl
          aria-labelledby={id}
          value={colorScheme}
          data={schemes.map((value) => ({ value, label: t(`appearance.${value}`) }))}
          onChange={(value) => setColorScheme(value as (typeof schemes)[number])}
        />
      </div>
    </SettingsSection>
  );
}
