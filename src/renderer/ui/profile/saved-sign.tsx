import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './profile.module.css';

/** For the eye: whoever hears the page is told by the undo notice. */
export function SavedSign() {
  const { t } = useTranslation('profile');
  return (
    <span className={classes.saved} aria-hidden>
      <IconCheck size={14} stroke={2} />
      {t('saved')}
    </span>
  );
}
