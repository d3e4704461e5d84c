import { Autocomplete, UnstyledButton } from '@mantine/core';
import { IconPlus, IconTag, IconX } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { makeNameKey } from '../../../contract/values/name-key.ts';
import { showError } from '../../lib/notices.ts';
import { inPage } from './in-page.ts';
import classes from './profile.module.css';
import { useSaving } from './use-saving.ts';
import { writeProblem } from './write-problem.ts';

type Props = {
  tags: readonly { id: number; name: string }[];
  /** The names of all tags of the shop. */
  known: readonly string[];
  onAdd: (name: string) => Promise<void>;
  onRemove: (id: number) => Promise<void>;
  /** Signs in front: the stage. */
  children?: ReactNode;
};

/** Tags as chips: type to add one, the cross takes it off. */
export function TagRow({ tags, known, onAdd, onRemove, children }: Props) {
  const { t } = useTranslation('profile');
  const addButton = useRef<HTMLButtonElement>(null);
  const remove = (id: number) => {
    addButton.current?.focus();
    void onRemove(id).catch(showError);
  };
  const [isAdding, setAdding] = useState(false);
  const taken = new Set(tags.map(({ name }) => makeNameKey(name)));
  return (
    <div className={classes.tags}>
      {children}
      {tags.map(({ id, name }) => (
        <span key={id} className={classes.tag}>
          <IconTag size={14} stroke={1.6} aria-hidden />
          <span className={classes.tagName}>{name}</span>
          <UnstyledButton
            className={classes.tagRemove}
            aria-label={t('tags.remove', { name })}
            onClick={() => remove(id)}
          >
            <IconX size={12} stroke={2} aria-hidden />
          </UnstyledButton>
        </span>
      ))}
      {isAdding ? (
        <TagInput
          known={known.filter((name) => !taken.has(makeNameKey(name)))}
          onAdd={onAdd}
          onClose={(byKey) => {
            setAdding(false);
            if (byKey) requestAnimationFrame(() => addButton.current?.focus());
          }}
        />
      ) : (
        <UnstyledButton ref={addButton} className={classes.addTag} onClick={() => setAdding(true)}>
          <IconPlus size={14} stroke={1.8} aria-hidden />
          {t('tags.add')}
        </UnstyledButton>
      )}
    </div>
  );
}

type InputProps = {
  known: readonly string[];
  onAdd: (name: string) => Promise<void>;
  onClose: (byKey: boolean) => void;
};

function TagInput({ known, onAdd, onClose }: InputProps) {
  const { t } = useTranslation('profile');
  const { run, error } = useSaving();
  const [text, setText] = useState('');
  const isChosen = useRef(false);
  const add = async (name: string) => {
    const isAdded = await run(() => onAdd(name.trim()));
    if (isAdded) setText('');
    return isAdded;
  };
  return (
    <Autocomplete
      className={classes.tagInput}
      size="xs"
      aria-label={t('tags.name')}
      placeholder={t('tags.name')}
      autoFocus
      data={[...known]}
      limit={8}
      comboboxProps={{ ...inPage, width: 'max-content', position: 'bottom-start' }}
      value={text}
      error={writeProblem(t, error)}
      onChange={(value) => {
        // Choosing from the list writes the name into the field a moment after it was added.
        if (isChosen.current) isChosen.current = false;
        else setText(value);
      }}
      onOptionSubmit={(name) => {
        isChosen.current = true;
        void add(name).finally(() => setText(''));
      }}
      onBlur={() =>
        text.trim() === '' ? onClose(false) : void add(text).then((isAdded) => isAdded && onClose(false))
      }
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose(true);
        }
        const isListOpen = event.currentTarget.getAttribute('aria-activedescendant');
        if (event.key === 'Enter' && !isListOpen && !event.nativeEvent.isComposing) {
          event.preventDefault();
          if (text.trim() === '') onClose(true);
          else void add(text);
        }
      }}
    />
  );
}
