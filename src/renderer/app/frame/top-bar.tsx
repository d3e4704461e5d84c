import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAppActions } from '../../lib/app-actions.ts';
import { Keys } from '../../ui/keys.tsx';
import classes from './top-bar.module.css';
import { UndoNotice } from './undo-notice.tsx';

export function TopBar() {
  const { t } = useTranslation('app');
  const { openPalette } = useAppActions();
  return (
    <header className={classes.bar}>
      <UnstyledButton className={classes.search} onClick={() => openPalette()}>
        <IconSearch size={16} stroke={1.8} aria-hidden />
        <span className={classes.hint}>{t('searchHint')}</span>
        <Keys shortcut="mod+k" />
      </UnstyledButton>
      <UndoNotice />
    </header>
  );
}
