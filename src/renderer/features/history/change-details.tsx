import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ChangeSet } from '../../../contract/history.ts';
import { crmQuery } from '../../lib/crm-queries.ts';
import { ChangeLines } from '../../ui/profile/change-lines.tsx';
import classes from './history-page.module.css';
import { ImportLink } from './import-link.tsx';
import { RecordLink } from './record-link.tsx';

/** So many records are named; the list shows them all. */
const namedRecords = 12;
const shownLines = 60;

/** Which records a change touched, and field by field what it made of them. */
export function ChangeDetails({ set }: { set: ChangeSet }) {
  const { t } = useTranslation('history');
  const { data } = useQuery({ ...crmQuery('history.changes', { id: set.id }), throwOnError: false });
  if (!data) return null;
  const { changes, records, recordCount } = data;
  const [first] = records;
  // The record's own row that was added is said by the sentence above.
  const lines = changes.filter(
    ({ table, action }) => !((table === 'contacts' || table === 'companies') && action === 'insert'),
  );
  return (
    <div className={classes.details}>
      {records.length > 0 && (
        <p className={classes.records}>
          {records.slice(0, namedRecords).map((record) => (
            <RecordLink key={`${record.noun} ${record.id}`} {...record} />
          ))}
          {first && recordCount > namedRecords && (
            <Link
              className={classes.link}
              to={first.noun === 'companies' ? '/companies' : '/contacts'}
              search={{ changeSet: set.id }}
            >
              {t('allRecords', { count: recordCount })}
            </Link>
          )}
        </p>
      )}
      {set.importId !== null && <ImportLink set={set} />}
      <ChangeLines
        changes={lines.slice(0, shownLines)}
        customName={typeof set.summary.field === 'string' ? set.summary.field : undefined}
      />
      {lines.length > shownLines && <p className={classes.quiet}>{t('moreLines')}</p>}
      {records.length === 0 && lines.length === 0 && <p className={classes.quiet}>{t('noDetails')}</p>}
    </div>
  );
}
