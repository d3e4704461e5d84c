import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './duplicate-warning.module.css';

export type Duplicate = { id: number; link: ReactNode; detail: string | null; reason: string };

/** Somebody like that is there already: a hint with a way there, never a hindrance. */
export function DuplicateWarning({ duplicates }: { duplicates: readonly Duplicate[] }) {
  const { t } = useTranslation('profile');
  return (
    <div aria-live="polite">
      {duplicates.length > 0 && (
        <div className={classes.warning}>
          <IconAlertTriangle size={16} stroke={1.8} aria-hidden />
          <div className={classes.body}>
            <span>{t('duplicate.title')}</span>
            <ul className={classes.list}>
              {duplicates.map(({ id, link, detail, reason }) => (
                <li key={id}>
                  {link}
                  {detail && `, ${detail}`} ({t(`duplicate.${reason}`)})
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </div>
  );
}
