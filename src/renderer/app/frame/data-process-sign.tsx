import { Loader } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listenTo } from '../../lib/bridge.ts';
import classes from './frame.module.css';

/** The data process was lost and is starting again. Shown only when that takes long enough to notice. */
export function DataProcessSign() {
  const { t } = useTranslation('app');
  const [isAway, setAway] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(
    () =>
      listenTo('data-process', ({ state }) => {
        clearTimeout(timer.current);
        if (state === 'ready') setAway(false);
        else timer.current = setTimeout(() => setAway(true), state === 'crashed' ? 0 : 300);
      }),
    [],
  );

  if (!isAway) return null;
  return (
    <div className={classes.away} role="alert">
      <Loader size="sm" />
      <div>
        <b>{t('away.title')}</b>
        <div>{t('away.text')}</div>
      </div>
    </div>
  );
}
