import { Button, Title } from '@mantine/core';
import { IconBuildingStore, IconFileImport, IconFlask, IconFolderOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ChoiceCard } from './choice-card.tsx';
import { PlaceFields } from './place-fields.tsx';
import type { ShopDraft } from './start-shop.ts';
import classes from './welcome-page.module.css';

type Props = {
  draft: ShopDraft;
  isBusy: boolean;
  onChange: (part: Partial<ShopDraft>) => void;
  onCsv: () => void;
  onEmpty: () => void;
  onDemo: () => void;
  onFile: () => void;
};

export function FirstChoices({ draft, isBusy, onChange, onCsv, onEmpty, onDemo, onFile }: Props) {
  const { t } = useTranslation('welcome');
  return (
    <>
      <header className={classes.header}>
        <span className={classes.mark} aria-hidden>
          R
        </span>
        <Title order={1} className={classes.title}>
          {t('title')}
        </Title>
        <p className={classes.lead}>{t('lead')}</p>
      </header>
      <div className={classes.cards}>
        <ChoiceCard
          icon={IconFileImport}
          title={t('csv.title')}
          text={t('csv.text')}
          isFirst
          isDisabled={isBusy}
          onClick={onCsv}
        />
        <ChoiceCard
          icon={IconBuildingStore}
          title={t('empty.title')}
          text={t('empty.text')}
          isDisabled={isBusy}
          onClick={onEmpty}
        />
        <ChoiceCard
          icon={IconFlask}
          title={t('demo.title')}
          text={t('demo.text')}
          isDisabled={isBusy}
          onClick={onDemo}
        />
      </div>
      <div className={classes.foot}>
        <PlaceFields draft={draft} onChange={onChange} />
        <Button
          variant="subtle"
          className={classes.file}
          disabled={isBusy}
          leftSection={<IconFolderOpen size={16} stroke={1.6} aria-hidden />}
          onClick={onFile}
        >
          {t('openFile')}
        </Button>
      </div>
    </>
  );
}
