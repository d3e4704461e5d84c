import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { FieldsSection } from './fields-section.tsx';
import { FileSection } from './file-section.tsx';
import classes from './settings-page.module.css';
import { ShopSection } from './shop-section.tsx';
import { TagsSection } from './tags-section.tsx';
import { WritingSection } from './writing-section.tsx';

/** What is true for the whole shop. Everything saves as one leaves it, and everything can be undone. */
export function SettingsPage() {
  const { t } = useTranslation('settings');
  return (
    <Page title={t('title')}>
      <div className={classes.sections}>
        <ShopSection />
        <WritingSection />
        <AppearanceSection />
        <FieldsSection />
        <TagsSection />
        <FileSection />
      </div>
    </Page>
  );
}
