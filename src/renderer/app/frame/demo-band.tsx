import { UnstyledButton } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCrmCommand } from '../../lib/crm-queries.ts';
import classes from './frame.module.css';

/** The demo shop can't be taken for her own. */
export function DemoBand() {
  const { t } = useTranslation('app');
  const { mutate: openOwn } = useCrmCommand('shell.openOwn');
  return (
    <aside className={classes.band} aria-label={t('demo.name')}>
      <IconFlask size={16} stroke={1.8} aria-hidden />
      <b>{t('demo.name')}</b>
      <span>{t('demo.text')}</span>
      <UnstyledButton className={classes.back} onClick={() => openOwn({})}>
        {t('demo.back')}
      </UnstyledButton>
    </aside>
  );
}
