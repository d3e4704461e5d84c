import { Modal } from '@mantine/core';
import { IconBuildingStore, IconSearch, IconUser, IconUserPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../contract/search.ts';
import { foldText } from '../../../contract/values/name-key.ts';
import { useAppActions } from '../../lib/app-actions.ts';
import { useCommands } from '../../lib/commands.ts';
import { crmQuery } from '../../lib/crm-queries.ts';
import { useFormatting } from '../../lib/formatting.ts';
import classes from './search-palette.module.css';
import { type Choice, SearchResults } from './search-results.tsx';

/** How many people and companies are shown; more words find the rest. */
const limit = 20;
const shownCompanies = 6;
const noHits: readonly SearchHit[] = [];

/** One field for everything: people, companies, commands. */
export function SearchPalette({ text: initial, onClose }: { text: string; onClose: () => void }) {
  const { t } = useTranslation('search');
  const { percent } = useFormatting();
  const [text, setText] = useState(initial);
  const query = text.trim();
  // What was found before stays until the new answer is there: nothing flickers while she types.
  const { data, isPlaceholderData, isFetching } = useQuery({
    ...crmQuery('search.find', { text: query, limit }),
    enabled: query !== '',
    placeholderData: keepPreviousData,
    throwOnError: false,
  });
  const groups = useGroups(query, query === '' ? noHits : (data?.hits ?? noHits));
  const choices = groups.flatMap((group) => group.choices);
  const [activeKey, setActiveKey] = useState<string>();
  const found = choices.findIndex(({ key }) => key === activeKey);
  const at = Math.max(0, found);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  // Enter before the answer is there means the first of what will be found.
  const [isWaiting, setWaiting] = useState(false);
  const isLate = query !== '' && (isPlaceholderData || (isFetching && data === undefined));

  const run = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    choice.run();
  };
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (!isWaiting || isLate) return;
    setWaiting(false);
    latest.current(choices[0]);
  }, [isWaiting, isLate, choices]);

  const active = choices[at]?.key;
  useEffect(() => {
    if (active === undefined) return;
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      const next = Math.abs(step) === 1 ? (at + step + choices.length) % choices.length : at + step;
      setActiveKey(choices[Math.min(choices.length - 1, Math.max(0, next))]!.key);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      if (isLate && found === -1) setWaiting(true);
      else run(choices[at]);
    }
  };

  const writeStatus = () => {
    if (query === '' || !data || isLate) return '';
    if (data.hits.length === 0) return t('nothing', { text: query });
    return data.indexed < 1 ? t('catchingUp', { share: percent(data.indexed) }) : '';
  };

  return (
    <Modal.Root opened onClose={onClose} size="40rem" yOffset="10vh" padding={0}>
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content radius="lg" aria-label={t('title')}>
        <div className={classes.palette}>
          <div className={classes.field}>
            <IconSearch size={18} stroke={1.8} aria-hidden />
            <input
              className={classes.input}
              role="combobox"
              aria-label={t('title')}
              aria-expanded
              aria-controls={`${id}-list`}
              aria-activedescendant={active === undefined ? undefined : `${id}-${active}`}
              aria-autocomplete="list"
              autoComplete="off"
              spellCheck={false}
              data-autofocus
              placeholder={t('app:searchHint')}
              value={text}
              onChange={({ currentTarget: { value } }) => {
                setText(value);
                setActiveKey(undefined);
              }}
              onKeyDown={onKeyDown}
            />
          </div>
          <div ref={list}>
            <SearchResults
              id={id}
              groups={groups}
              query={query}
              active={active}
              onRun={run}
              onPoint={setActiveKey}
            />
          </div>
          <div className={classes.foot}>
            <span role="status" className={classes.status}>
              {writeStatus()}
            </span>
            <span>{t('keys')}</span>
          </div>
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

export type Group = { key: string; name: string; choices: Choice[] };

function useGroups(query: string, hits: readonly SearchHit[]): Group[] {
  const { t } = useTranslation('search');
  const navigate = useNavigate();
  const { openNewContact } = useAppActions();
  const commands = useCommands();

  return useMemo(() => {
    const people = hits.filter(({ noun }) => noun === 'contacts');
    const companies = hits.filter(({ noun }) => noun === 'companies').slice(0, shownCompanies);
    const toChoice = (hit: SearchHit): Choice => ({
      key: `${hit.noun}-${hit.id}`,
      icon: hit.noun === 'contacts' ? IconUser : IconBuildingStore,
      title: hit.title,
      subtitle: hit.subtitle,
      // The line below the name says it already.
      found:
        hit.excerpt !== null && hit.excerpt !== hit.subtitle
          ? { field: hit.field, text: hit.excerpt }
          : undefined,
      run: () =>
        void navigate({
          to: hit.noun === 'contacts' ? '/contacts/$id' : '/companies/$id',
          params: { id: String(hit.id) },
        }),
    });
    const words = foldText(query).split(/\s+/).filter(Boolean);
    const fitting = commands
      .filter(({ id }) => id !== 'search')
      .map((command) => ({ command, title: t(command.label) }))
      .filter(({ title }) => words.every((word) => foldText(title).includes(word)));
    const make: Choice[] =
      query === ''
        ? []
        : [
            {
              key: 'make-contact',
              icon: IconUserPlus,
              title: t('newContact', { name: query }),
              // After this palette has gone: both are dialogs of the same place.
              run: () => openNewContact(query),
            },
          ];
    return [
      { key: 'people', name: t('app:section.contacts'), choices: people.map(toChoice) },
      { key: 'companies', name: t('app:section.companies'), choices: companies.map(toChoice) },
      {
        key: 'commands',
        name: t('commands'),
        choices: [
          ...fitting.map(({ command, title }) => ({
            key: `command-${command.id.replaceAll('.', '-')}`,
            icon: command.icon,
            title,
            shortcut: command.shortcut,
            run: command.run,
          })),
          ...make,
        ],
      },
    ].filter(({ choices }) => choices.length > 0);
  }, [query, hits, commands, t, navigate, openNewContact]);
}
