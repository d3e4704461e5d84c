import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { KeptItem, UndoAnswer } from '../../../contract/history.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import classes from './history-page.module.css';
import { RecordLink } from './record-link.tsx';

/** What went back, what stayed, and why. */
export function UndoResult({ answer }: { answer: UndoAnswer }) {
  const { t } = useTranslation('history');
  const { changed, kept, keptCount } = answer;
  return (
    <div className={classes.answer} data-kept={keptCount > 0 || undefined} role="status">
      <p className={classes.answerHead}>
        {keptCount > 0 ? (
          <IconAlertTriangle size={16} stroke={1.8} aria-hidden />
        ) : (
          <IconCheck size={16} stroke={2} aria-hidden />
        )}
        <span>
          {changed === 0
            ? t('answer.nothing')
            : keptCount === 0
              ? t('answer.all')
              : t('answer.some', { count: keptCount })}
        </span>
      </p>
      {kept.length > 0 && (
        <ul className={classes.kept}>
          {kept.map((item) => (
            <li key={`${item.noun} ${item.id} ${item.reason}`}>
              <RecordLink noun={item.noun} id={item.id} name={item.name || t('answer.unnamed')} />:{' '}
              {t(`kept.${item.reason}`)}
              <KeptFields item={item} />
            </li>
          ))}
          {keptCount > kept.length && <li>{t('answer.more', { count: keptCount - kept.length })}</li>}
        </ul>
      )}
    </div>
  );
}

function KeptFields({ item: { noun, columns } }: { item: KeptItem }) {
  const { t } = useTranslation('history');
  const names = columns
    .filter((column) => i18next.exists(`fields:field.${column}`))
    // The name on screen is made of the other two.
    .filter((column) => column !== 'display_name' || columns.length === 1 || noun !== 'contacts')
    .map((column) => writeFieldName(t, { key: column }));
  if (names.length === 0) return null;
  return ` (${[...new Set(names)].join(', ')})`;
}
