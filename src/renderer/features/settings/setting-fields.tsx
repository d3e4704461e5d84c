import { TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showError } from '../../lib/notices.ts';
import type { Choice } from '../../lib/places.ts';
import { LongSelect } from '../../ui/long-select.tsx';
import { useSaving } from '../../ui/profile/use-saving.ts';
import { writeProblem } from '../../ui/profile/write-problem.ts';
import classes from './settings-page.module.css';

type TextProps = {
  label: string;
  description?: string;
  value: string;
  placeholder?: string;
  maxLength: number;
  save: (value: string) => Promise<void>;
};

/** A text that saves as one leaves it or presses Enter; Esc brings the saved one back. */
export function SettingText({ label, description, value, placeholder, maxLength, save }: TextProps) {
  const { t } = useTranslation('settings');
  const [text, setText] = useState(value);
  const { run, error, isSaved, forgetError } = useSaving();
  const latest = useRef({ text, value, save });
  latest.current = { text, value, save };
  const underWay = useRef(value);

  useEffect(() => setText(value), [value]);
  // A page that goes while she types, by a key or the menu, saves what she typed.
  useEffect(
    () => () => {
      const now = latest.current;
      const typed = now.text.trim();
      if (typed !== now.value && typed !== underWay.current) void now.save(typed).catch(showError);
    },
    [],
  );

  const commit = async () => {
    const typed = text.trim();
    setText(typed);
    underWay.current = typed;
    if (typed !== value && !(await run(() => save(typed)))) underWay.current = value;
  };
  return (
    <TextInput
      label={<LabelWithSign isSaved={isSaved}>{label}</LabelWithSign>}
      description={description}
      value={text}
      placeholder={placeholder}
      maxLength={maxLength}
      error={writeProblem(t, error)}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => void commit()}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') void commit();
        if (event.key === 'Escape') {
          setText(value);
          forgetError();
        }
      }}
    />
  );
}

type SelectProps = {
  label: string;
  description?: string;
  value: string;
  choices: Choice[];
  isSearchable?: boolean;
  save: (value: string) => Promise<void>;
};

/** One of several, saved as it is chosen. */
export function SettingSelect({ label, description, value, choices, isSearchable, save }: SelectProps) {
  const { t } = useTranslation('settings');
  const { run, error, isSaved } = useSaving();
  return (
    <LongSelect
      label={<LabelWithSign isSaved={isSaved}>{label}</LabelWithSign>}
      description={description}
      data={choices}
      value={value}
      searchable={isSearchable}
      allowDeselect={false}
      error={writeProblem(t, error)}
      onChange={(next) => next && next !== value && void run(() => save(next))}
    />
  );
}

/** For the eye: whoever hears the page is told by the undo notice. */
export function LabelWithSign({ isSaved, children }: { isSaved: boolean; children: ReactNode }) {
  return (
    <span className={classes.label}>
      {children}
      <SavedSign isSaved={isSaved} />
    </span>
  );
}

export function SavedSign({ isSaved }: { isSaved: boolean }) {
  const { t } = useTranslation('settings');
  if (!isSaved) return null;
  return (
    <span className={classes.saved} aria-hidden>
      <IconCheck size={14} stroke={2} />
      {t('saved')}
    </span>
  );
}
