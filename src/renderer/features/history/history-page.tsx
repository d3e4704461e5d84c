import { Button, Progress, UnstyledButton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeSet, UndoAnswer } from '../../../contract/history.ts';
import { crm } from '../../lib/crm.ts';
import { crmQuery, useCrmJob } from '../../lib/crm-queries.ts';
import { writeError } from '../../lib/error-text.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { EmptyPage } from '../../ui/empty-page.tsx';
import { Page } from '../../ui/page.tsx';
import { ChangeEntry } from './change-entry.tsx';
import classes from './history-page.module.css';
import { UndoResult } from './undo-result.tsx';

const pageSize = 100;

/** Everything that was changed, newest first; each can be taken back, and put back again. */
export function HistoryPage() {
  const { t } = useTranslation('history');
  const { number } = useFormatting();
  const { data: count } = useQuery(crmQuery('history.count', {}));
  const pages = useInfiniteQuery({
    queryKey: ['history.list', 'pages'],
    queryFn: ({ pageParam }) => crm.history.list({ offset: pageParam, limit: pageSize }),
    initialPageParam: 0,
    getNextPageParam: (last: ChangeSet[], all: ChangeSet[][]) =>
      last.length < pageSize ? undefined : all.length * pageSize,
  });
  const sets = useMemo(() => pages.data?.pages.flat() ?? [], [pages.data]);
  const undo = useUndoOf();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;

  if (!pages.data) return null;
  if (sets.length === 0)
    return <EmptyPage icon={IconHistory} title={t('emptyTitle')} text={t('emptyText')} />;
  return (
    <Page title={t('title')} aside={count === undefined ? undefined : number(count)}>
      <DayGroups sets={sets} undo={undo} />
      {hasNextPage && <Earlier isLoading={isFetchingNextPage} onLoad={() => void fetchNextPage()} />}
    </Page>
  );
}

export type UndoOf = ReturnType<typeof useUndoOf>;

/** One undo or redo at a time, with its answer beside the entry that it was asked of. */
function useUndoOf() {
  const { t } = useTranslation('history');
  const job = useCrmJob('history.undo', { outlivesScreen: true });
  const [asked, setAsked] = useState<number>();
  const { start, isRunning, progress, result, error, cancel } = job;
  return {
    isRunning,
    /** `shown` is the entry that was clicked; `id` the change set that is taken back. */
    run: (shown: number, id: number) => {
      setAsked(shown);
      void start({ id });
    },
    renderAnswer: (shown: number) => {
      if (shown !== asked) return null;
      if (isRunning)
        return progress && progress.total > 0 ? (
          <div className={classes.progress}>
            <Progress
              value={(progress.done / progress.total) * 100}
              aria-label={t('undoing')}
              className={classes.progressBar}
            />
            <Button size="xs" variant="default" onClick={cancel}>
              {t('app:cancel')}
            </Button>
          </div>
        ) : null;
      if (error)
        return (
          <p className={classes.problem} role="alert">
            {writeError(t, error)}
          </p>
        );
      return result ? <UndoResult answer={result as UndoAnswer} /> : null;
    },
  };
}

function DayGroups({ sets, undo }: { sets: readonly ChangeSet[]; undo: UndoOf }) {
  const { day, dateOf } = useFormatting();
  // The undo that stands, by what it took back: the way to put it back again.
  const undoneBy = useMemo(
    () => new Map(sets.flatMap((set) => (set.undoes !== null && !set.isUndone ? [[set.undoes, set]] : []))),
    [sets],
  );
  const days = new Map<string, ChangeSet[]>();
  for (const set of sets) {
    const date = dateOf(set.at);
    days.set(date, [...(days.get(date) ?? []), set]);
  }
  return [...days].map(([date, ofDay]) => (
    <section key={date} aria-labelledby={`day-${date}`} className={classes.day}>
      <h2 id={`day-${date}`} className={classes.dayName}>
        {day(ofDay[0]!.at)}
      </h2>
      <ol className={classes.list}>
        {ofDay.map((set) => (
          <ChangeEntry key={set.id} set={set} undoneBy={undoneBy.get(set.id)} undo={undo} />
        ))}
      </ol>
    </section>
  ));
}

/** Comes by itself as she scrolls there, or by a click. */
function Earlier({ isLoading, onLoad }: { isLoading: boolean; onLoad: () => void }) {
  const { t } = useTranslation('history');
  const button = useRef<HTMLButtonElement>(null);
  const latest = useRef(onLoad);
  latest.current = onLoad;
  useEffect(() => {
    if (!button.current || isLoading) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && latest.current(),
      { rootMargin: '600px' },
    );
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [isLoading]);
  return (
    <UnstyledButton ref={button} className={classes.earlier} disabled={isLoading} onClick={onLoad}>
      {t('earlier')}
    </UnstyledButton>
  );
}
