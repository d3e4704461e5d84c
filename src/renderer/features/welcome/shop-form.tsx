import { Button, TextInput, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currencyOfCountry } from '../../lib/places.ts';
import { PlaceFields } from './place-fields.tsx';
import type { ShopDraft } from './start-shop.ts';
import classes from './welcome-page.module.css';

type Props = {
  draft: ShopDraft;
  isBusy: boolean;
  onChange: (part: Partial<ShopDraft>) => void;
  onBack: () => void;
  onStart: () => void;
};

/** The little that is asked before the first customer; all of it can be changed later. */
export function ShopForm({ draft, isBusy, onChange, onBack, onStart }: Props) {
  const { t } = useTranslation('welcome');
  const currency = useMemo(() => {
    const code = currencyOfCountry(draft.country);
    return new Intl.DisplayNames([draft.language], { type: 'currency' }).of(code) ?? code;
  }, [draft.country, draft.language]);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onStart();
      }}
    >
      <header className={classes.formHeader}>
        <Title order={1} className={classes.title}>
          {t('shop.title')}
        </Title>
        <p className={classes.lead}>{t('shop.lead')}</p>
      </header>
      <TextInput
        label={t('shop.name')}
        value={draft.shopName}
        maxLength={200}
        autoFocus
        onChange={(event) => onChange({ shopName: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <PlaceFields draft={draft} onChange={onChange} />
      </div>
      <p className={classes.quiet}>{t('shop.currency', { currency })}</p>
      <div className={classes.buttons}>
        <Button type="submit" loading={isBusy}>
          {t('shop.start')}
        </Button>
        <Button variant="default" onClick={onBack} disabled={isBusy}>
          {t('shop.back')}
        </Button>
      </div>
    </form>
  );
}
