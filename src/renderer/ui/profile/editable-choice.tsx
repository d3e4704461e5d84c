import { Select, UnstyledButton } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inPage } from './in-page.ts';
import classes from './profile.module.css';
import { SavedSign } from './saved-sign.tsx';
import { useSaving } from './use-saving.ts';
import { writeProblem } from './write-problem.ts';

type Props = {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  shown?: ReactNode;
  /** Empty where it shall be emptied. */
  save: (value: string) => Promise<void>;
  startsOpen?: boolean;
  onClosed?: () => void;
};

/** The option that empties; Select takes an empty value for none chosen. */
const none = ' ';

/** A value chosen from a list; saved when chosen. */
export function EditableChoice({ label, value, options, shown, save, startsOpen = false, onClosed }: Props) {
  const { t } = useTranslation('profile');
  const [isOpen, setOpen] = useState(startsOpen);
  const saving = useSaving();
  const button = useRef<HTMLButtonElement>(null);
  const returnsFocus = useRef(false);
  useEffect(() => {
    if (!isOpen && returnsFocus.current) button.current?.focus();
    returnsFocus.current = false;
  }, [isOpen]);

  const close = (byKey: boolean) => {
    returnsFocus.current = byKey;
    setOpen(false);
    saving.forgetError();
    onClosed?.();
  };
  const choose = async (next: string) => {
    const chosen = next === none ? '' : next;
    if (chosen === value || (await saving.run(() => save(chosen)))) close(true);
  };
  const name = options.find((option) => option.value === value)?.label ?? value;

  if (isOpen)
    return (
      <Select
        aria-label={label}
        className={classes.editor}
        autoFocus
        defaultDropdownOpened
        allowDeselect={false}
        searchable={options.length > 10}
        data={value === '' ? options : [...options, { value: none, label: t('none') }]}
        value={value || null}
        error={writeProblem(t, saving.error)}
        withScrollArea={false}
        styles={{ options: { maxHeight: '22rem', overflowY: 'auto' } }}
        comboboxProps={inPage}
        onChange={(next) => next !== null && void choose(next)}
        onBlur={() => saving.error === undefined && close(false)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          close(true);
        }}
      />
    );
  return (
    <span className={classes.valueLine}>
      <UnstyledButton
        ref={button}
        className={classes.value}
        data-empty={value === '' || undefined}
        aria-label={t('edit', { label, value: name || t('empty') })}
        onClick={() => setOpen(true)}
      >
        {value === '' ? t('empty') : (shown ?? name)}
      </UnstyledButton>
      {saving.isSaved && <SavedSign />}
    </span>
  );
}
