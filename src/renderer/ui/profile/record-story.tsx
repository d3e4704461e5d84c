import { UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconDownload, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeSet, FieldChange, UndoAnswer } from '../../../contract/history.ts';
import { writeChange } from '../../lib/change-text.ts';
import { writeError } from '../../lib/error-text.ts';
import { Instant } from '../instant.tsx';
import { ChangeLines } from './change-lines.tsx';
import classes from './profile.module.css';

type Props = {
  changes: readonly FieldChange[];
  /** What is known of the latest change sets: the file of an import, and what is taken back already. */
  sets: readonly ChangeSet[];
  table: 'contacts' | 'companies';
  isBusy: boolean;
  /** What the last undo of this page answered, or why it did nothing. */
  answer: UndoAnswer | undefined;
  error: unknown;
  onUndo: (changeSet: number) => void;
};

/** So many are shown at first; more come by a click. */
const shownAtFirst = 25;

/** What happened to a record, newest first. */
export function RecordStory({ changes, sets, table, isBusy, answer, error, onUndo }: Props) {
  const { t } = useTranslation('profile');
  const [shown, setShown] = useState(shownAtFirst);
  const groups = useMemo(() => groupBySet(changes), [changes]);
  const known = useMemo(() => new Map(sets.map((set) => [set.id, set])), [sets]);
  if (groups.length === 0) return <p className={classes.quiet}>{t('story.empty')}</p>;
  return (
    <>
      {error !== undefined && (
        <p className={classes.problem} role="alert">
          {writeError(t, error)}
        </p>
      )}
      {answer !== undefined && answer.keptCount > 0 && (
        <p className={classes.odd} role="status">
          {t('app:undo.kept', { count: answer.keptCount, names: listNames(answer) })}
        </p>
      )}
      <ol className={classes.story}>
        {groups.slice(0, shown).map((group) => (
          <StoryEntry
            key={group.changeSet}
            group={group}
            set={known.get(group.changeSet)}
            table={table}
            isBusy={isBusy}
            onUndo={onUndo}
          />
        ))}
      </ol>
      {groups.length > shown && (
        <UnstyledButton className={classes.textButton} onClick={() => setShown((now) => now + 100)}>
          {t('story.more', { count: groups.length - shown })}
        </UnstyledButton>
      )}
    </>
  );
}

function listNames({ kept }: UndoAnswer): string {
  return [...new Set(kept.map(({ name }) => name))].slice(0, 3).join(', ');
}

type Group = Pick<FieldChange, 'changeSet' | 'at' | 'operation' | 'source'> & { changes: FieldChange[] };

function groupBySet(changes: readonly FieldChange[]): Group[] {
  const groups = new Map<number, Group>();
  for (const change of changes) {
    const { changeSet, at, operation, source } = change;
    const group = groups.get(changeSet) ?? { changeSet, at, operation, source, changes: [] };
    group.changes.push(change);
    groups.set(changeSet, group);
  }
  return [...groups.values()];
}

type EntryProps = {
  group: Group;
  set: ChangeSet | undefined;
  table: Props['table'];
  isBusy: boolean;
  onUndo: Props['onUndo'];
};

function StoryEntry({ group, set, table, isBusy, onUndo }: EntryProps) {
  const { t } = useTranslation('profile');
  const { operation, source, at, changeSet } = group;
  const isMade = group.changes.some((change) => change.table === table && change.action === 'insert');
  const isUndo = operation.startsWith('history.');
  const isImport = operation.startsWith('imports.');
  const IconOf = isUndo ? IconArrowBackUp : isImport ? IconDownload : isMade ? IconPlus : iconOf(group);
  // The record's own row was added: the line of that is the entry's heading.
  const lines = group.changes.filter((change) => !(change.table === table && change.action === 'insert'));
  const isUndone = set?.isUndone ?? false;
  const title = writeTitle(t, { set, isMade, isImport, isUndo });
  return (
    <li className={classes.entry} data-undone={isUndone || undefined}>
      <span className={classes.entryIcon}>
        <IconOf size={16} stroke={1.6} aria-hidden />
      </span>
      <div className={classes.entryBody}>
        {title && (
          <div className={classes.entryTitle}>
            {title}
            {source === 'cli' && <span className={classes.quiet}> {t('story.byCommandLine')}</span>}
          </div>
        )}
        <ChangeLines changes={lines} customName={findFieldName(set)} />
      </div>
      <div className={classes.entryEnd}>
        {isUndone ? (
          <span className={classes.quiet}>{t('story.undone')}</span>
        ) : (
          !isUndo && (
            <UnstyledButton
              className={classes.textButton}
              disabled={isBusy}
              onClick={() => onUndo(changeSet)}
            >
              {t(isImport ? 'story.undoAll' : 'story.undo')}
            </UnstyledButton>
          )
        )}
        <span className={classes.when}>
          <Instant at={at} />
        </span>
      </div>
    </li>
  );
}

function iconOf({ changes }: Group) {
  return changes.some(({ column, after }) => column === 'deleted_at' && after !== null)
    ? IconTrash
    : IconPencil;
}

type Title = { set: ChangeSet | undefined; isMade: boolean; isImport: boolean; isUndo: boolean };

/** Null where the lines say it all. */
function writeTitle(
  t: ReturnType<typeof useTranslation>['t'],
  { set, isMade, isImport, isUndo }: Title,
): string | null {
  if (isUndo) return set ? writeChange(t, set) : t('profile:story.takenBack');
  if (isImport) {
    const file = set?.summary.file;
    const way = isMade ? 'addedBy' : 'changedBy';
    return typeof file === 'string'
      ? t(`profile:story.${way}File`, { file })
      : t(`profile:story.${way}Import`);
  }
  if (isMade) return t('profile:story.added');
  return set?.operation.endsWith('.bulkEdit') || set?.operation.endsWith('.tag') ? writeChange(t, set) : null;
}

/** The owner's own field that was changed. */
function findFieldName(set: ChangeSet | undefined): string | undefined {
  return typeof set?.summary.field === 'string' ? set.summary.field : undefined;
}
