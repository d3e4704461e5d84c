import { Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showError } from '../../lib/notices.ts';
import classes from './profile.module.css';
import { SavedSign } from './saved-sign.tsx';
import { useSaving } from './use-saving.ts';
import { writeProblem } from './write-problem.ts';

export type EditableTextProps = {
  label: string;
  /** As it is edited. */
  value: string;
  /** As it is shown, where that differs. */
  shown?: ReactNode;
  /** What an empty one says. */
  hint?: string;
  isLong?: boolean;
  isNumber?: boolean;
  /** Gets the text as typed; empty where it shall be emptied. */
  save: (text: string) => Promise<void>;
  startsOpen?: boolean;
  onClosed?: () => void;
};

/** A value that becomes a field by click or Enter, saves as one leaves it, and lets go with Esc. */
export function EditableText(props: EditableTextProps) {
  const { label, value, shown, hint, isLong = false, startsOpen = false } = props;
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
    saving.forgetError();
    setOpen(false);
    props.onClosed?.();
  };

  if (isOpen)
    return (
      <TextEditor
        {...props}
        error={writeProblem(t, saving.error)}
        onSave={(text) => saving.run(() => props.save(text))}
        onClose={close}
      />
    );
  const empty = hint ?? t('empty');
  return (
    <span className={classes.valueLine}>
      <UnstyledButton
        ref={button}
        className={classes.value}
        data-long={isLong || undefined}
        data-empty={value === '' || undefined}
        aria-label={t('edit', { label, value: value || empty })}
        onClick={() => setOpen(true)}
      >
        {value === '' ? empty : (shown ?? value)}
      </UnstyledButton>
      {saving.isSaved && <SavedSign />}
    </span>
  );
}

type EditorProps = Pick<EditableTextProps, 'label' | 'value' | 'isLong' | 'isNumber' | 'save'> & {
  error: string | undefined;
  onSave: (text: string) => Promise<boolean>;
  onClose: (byKey: boolean) => void;
};

function TextEditor({ label, value, isLong, isNumber, save, error, onSave, onClose }: EditorProps) {
  const [text, setText] = useState(value);
  const latest = useRef({ text: value, saved: value, save });
  const isBusy = useRef(false);
  latest.current.save = save;

  // A page that goes while she types (by a key, by the menu) saves what she typed.
  useEffect(
    () => () => {
      const { text: typed, saved, save: write } = latest.current;
      if (typed !== saved) void write(typed).catch(showError);
    },
    [],
  );

  const type = (typed: string) => {
    latest.current.text = typed;
    setText(typed);
  };
  const commit = async (byKey: boolean) => {
    if (isBusy.current) return;
    const { text: typed, saved } = latest.current;
    if (typed === saved) return onClose(byKey);
    isBusy.current = true;
    latest.current.saved = typed;
    const isSaved = await onSave(typed);
    isBusy.current = false;
    if (isSaved) onClose(byKey);
    else latest.current.saved = value;
  };
  const cancel = () => {
    latest.current.saved = latest.current.text;
    onClose(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      cancel();
    }
    if (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void commit(true);
    }
  };
  const common = {
    'aria-label': label,
    value: text,
    error,
    size: 'sm',
    autoFocus: true,
    className: classes.editor,
    onBlur: () => void commit(false),
    onKeyDown,
  } as const;
  return isLong ? (
    <Textarea
      {...common}
      classNames={{ input: classes.longInput }}
      onFocus={({ currentTarget }) => currentTarget.setSelectionRange(text.length, text.length)}
      onChange={(event) => type(event.currentTarget.value)}
    />
  ) : (
    <TextInput
      {...common}
      inputMode={isNumber ? 'decimal' : undefined}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
