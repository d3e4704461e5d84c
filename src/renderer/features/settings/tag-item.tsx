import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconPencil, IconTag, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tag } from '../../../contract/profile.ts';
import { crm } from '../../lib/crm.ts';
import { useCrmCommand } from '../../lib/crm-queries.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { useSaving } from '../../ui/profile/use-saving.ts';
import { writeProblem } from '../../ui/profile/write-problem.ts';
import { SavedSign } from './setting-fields.tsx';
import classes from './settings-page.module.css';

/** A tag with how often it is used; its name becomes a field by the pencil. */
export function TagItem({ tag }: { tag: Tag }) {
  const { t } = useTranslation('settings');
  const { number } = useFormatting();
  const { mutate: remove } = useCrmCommand('tags.remove');
  const { run, error, isSaved, forgetError } = useSaving();
  const [text, setText] = useState<string | null>(null);
  const pencil = useRef<HTMLButtonElement>(null);
  const returnsFocus = useRef(false);
  const isOpen = text !== null;

  useEffect(() => {
    if (!isOpen && returnsFocus.current) pencil.current?.focus();
    returnsFocus.current = false;
  }, [isOpen]);

  const close = (byKey: boolean) => {
    returnsFocus.current = byKey;
    forgetError();
    setText(null);
  };
  const commit = async (byKey: boolean) => {
    const name = (text ?? '').trim();
    const isDone = name === tag.name || (await run(() => crm.tags.rename({ id: tag.id, name })));
    if (isDone) close(byKey);
  };

  return (
    <li className={classes.row}>
      <IconTag size={16} stroke={1.6} aria-hidden className={classes.rowIcon} />
      {isOpen ? (
        <TextInput
          className={classes.rowText}
          aria-label={t('tags.nameOf', { name: tag.name })}
          value={text}
          maxLength={100}
          autoFocus
          error={writeProblem(t, error)}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={() => void commit(false)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') void commit(true);
            if (event.key === 'Escape') close(true);
          }}
        />
      ) : (
        <span className={classes.rowText} data-line>
          <span className={classes.rowName}>{tag.name}</span>
          <SavedSign isSaved={isSaved} />
        </span>
      )}
      <span className={classes.count}>
        {tag.count === 0 ? t('tags.unused') : t('tags.used', { count: tag.count, number: number(tag.count) })}
      </span>
      <Tooltip label={t('tags.rename')} withinPortal={false} floatingStrategy="fixed">
        <ActionIcon
          ref={pencil}
          aria-label={t('tags.renameNamed', { name: tag.name })}
          onClick={() => setText(tag.name)}
        >
          <IconPencil size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('tags.remove')} withinPortal={false} floatingStrategy="fixed">
        <ActionIcon
          aria-label={t('tags.removeNamed', { name: tag.name })}
          onClick={() => remove({ id: tag.id })}
        >
          <IconTrash size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
