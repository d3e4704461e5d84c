import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ChangeSet } from '../../../contract/history.ts';
import classes from './history-page.module.css';

/** The rows that an import brought, as a list that can be filtered and sorted. */
export function ImportLink({ set }: { set: ChangeSet }) {
  const { t } = useTranslation('history');
  const isCompanies = set.summary.noun === 'companies';
  return (
    <Link
      className={classes.link}
      to={isCompanies ? '/companies' : '/contacts'}
      search={{ changeSet: set.id }}
    >
      {t('showRows', { count: Number(set.summary.count ?? set.rows) })}
    </Link>
  );
}
