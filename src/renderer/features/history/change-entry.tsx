import { Button, UnstyledButton } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronRight,
  IconDownload,
  IconPencil,
  IconPlus,
  IconSettings,
  IconTag,
  IconTrash,
} from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeSet } from '../../../contract/history.ts';
import { writeChange } from '../../lib/change-text.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { ChangeDetails } from './change-details.tsx';
import classes from './history-page.module.css';
import type { UndoOf } from './history-page.tsx';
import { ImportLink } from './import-link.tsx';

type Props = {
  set: ChangeSet;
  /** The undo of it that stands. */
  undoneBy: ChangeSet | undefined;
  undo: UndoOf;
};

/** One change in a sentence; opens to its records and fields. */
export function ChangeEntry({ set, undoneBy, undo }: Props) {
  const { t } = useTranslation('history');
  const { time, exactInstant } = useTimes();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const isUndo = set.undoes !== null;
  const IconOf = iconOf(set);
  const sentence = writeChange(t, set);
  const fields = useFieldNames(set);
  const redo = set.isUndone && undoneBy && !isUndo ? undoneBy : undefined;

  return (
    <li className={classes.entry} data-undone={set.isUndone || undefined}>
      <div className={classes.head}>
        <UnstyledButton
          className={classes.open}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen((now) => !now)}
        >
          <IconChevronRight size={16} stroke={1.8} className={classes.chevron} aria-hidden />
          <span className={classes.icon}>
            <IconOf size={16} stroke={1.6} aria-hidden />
          </span>
          <span className={classes.sentence}>{sentence}</span>
          {fields && <span className={classes.sign}>{fields}</span>}
          {set.isUndone && <span className={classes.sign}>{t(isUndo ? 'putBack' : 'undone')}</span>}
          {set.source === 'cli' && <span className={classes.sign}>{t('byCommandLine')}</span>}
        </UnstyledButton>
        <time className={classes.time} dateTime={new Date(set.at).toISOString()} title={exactInstant(set.at)}>
          {time(set.at)}
        </time>
        <span className={classes.action}>
          {redo ? (
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconArrowForwardUp size={16} stroke={1.8} aria-hidden />}
              disabled={undo.isRunning}
              aria-label={t('redoWhat', { what: sentence })}
              onClick={() => undo.run(set.id, redo.id)}
            >
              {t('redo')}
            </Button>
          ) : (
            !set.isUndone &&
            !isUndo && (
              <Button
                size="xs"
                variant="subtle"
                leftSection={<IconArrowBackUp size={16} stroke={1.8} aria-hidden />}
                disabled={undo.isRunning}
                aria-label={t('undoWhat', { what: sentence })}
                onClick={() => undo.run(set.id, set.id)}
              >
                {t('undo')}
              </Button>
            )
          )}
        </span>
      </div>
      <div className={classes.below}>
        {undo.renderAnswer(set.id)}
        {isOpen && (
          <div id={id}>
            <ChangeDetails set={set} />
          </div>
        )}
        {!isOpen && set.importId !== null && <ImportLink set={set} />}
      </div>
    </li>
  );
}

/** Which fields of one record, in words. */
function useFieldNames({ summary }: ChangeSet): string {
  const { t } = useTranslation('history');
  if (typeof summary.fields !== 'string') return '';
  return summary.fields
    .split(',')
    .filter(Boolean)
    .map((name) =>
      name
        .replace(/^is/, '')
        .replace(/(?<!^)[A-Z]/g, '_$&')
        .toLowerCase(),
    )
    .map((key) => writeFieldName(t, { key }))
    .join(', ');
}

function useTimes() {
  const { instant, exactInstant, day } = useFormatting();
  // The day stands above: only the hour is left.
  const time = (at: number) => {
    const whole = instant(at);
    const dayName = day(at);
    return whole.startsWith(dayName) ? whole.slice(dayName.length).trim() || whole : whole;
  };
  return { time, exactInstant };
}

function iconOf({ operation, undoes, summary }: ChangeSet) {
  if (undoes !== null) return summary.direction === 'redo' ? IconArrowForwardUp : IconArrowBackUp;
  if (operation.startsWith('imports.')) return IconDownload;
  if (operation.startsWith('settings.')) return IconSettings;
  if (/\.(create|restore|add)$/.test(operation)) return IconPlus;
  if (/\.(tag|untag|removeFrom)$/.test(operation) || operation.startsWith('tags.')) return IconTag;
  if (/\.remove/.test(operation)) return IconTrash;
  return IconPencil;
}
