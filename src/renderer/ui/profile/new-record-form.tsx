import { Button, Modal, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './new-record.module.css';

type Props = {
  title: string;
  /** The first few fields. */
  children: ReactNode;
  /** The rest, one click away. */
  more: ReactNode;
  warning: ReactNode;
  /** A failure that belongs to no field. */
  problem: string | undefined;
  isBusy: boolean;
  /** Gives the name of what was saved, or nothing where it failed. */
  onSave: (isLast: boolean) => Promise<string | undefined>;
  onClose: () => void;
};

/** A new record in a dialog: Enter saves, Ctrl+Enter saves and goes on with the next. */
export function NewRecordForm({ title, children, more, warning, problem, isBusy, onSave, onClose }: Props) {
  const { t } = useTranslation('profile');
  const [isWhole, setWhole] = useState(false);
  const [added, setAdded] = useState<string>();
  const form = useRef<HTMLFormElement>(null);

  const save = async (isLast: boolean) => {
    const name = await onSave(isLast);
    if (name === undefined) {
      // The field that is wrong, once it is marked.
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 0);
      return;
    }
    if (isLast) return;
    setAdded(name);
    form.current?.querySelector<HTMLElement>('input')?.focus();
  };

  return (
    // What she has typed must not vanish by a click beside it.
    <Modal.Root opened onClose={onClose} size="34rem" closeOnClickOutside={false}>
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content radius="lg">
        {/* No Modal.Header: a second banner beside the window's own. */}
        <div className={classes.title}>
          <Modal.Title fw="bold">{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('app:close')} />
        </div>
        <form
          ref={form}
          className={classes.form}
          noValidate
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void save(true);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void save(false);
          }}
        >
          {children}
          {warning}
          {isWhole ? (
            more
          ) : (
            <UnstyledButton className={classes.more} onClick={() => setWhole(true)}>
              <IconChevronDown size={16} stroke={1.8} aria-hidden />
              {t('new.more')}
            </UnstyledButton>
          )}
          {problem && (
            <p className={classes.problem} role="alert">
              {problem}
            </p>
          )}
          <div className={classes.buttons}>
            <span className={classes.status} role="status">
              {added && (
                <>
                  <IconCheck size={14} stroke={2} aria-hidden />
                  {t('new.added', { name: added })}
                </>
              )}
            </span>
            <Button variant="default" disabled={isBusy} onClick={() => void save(false)}>
              {t('new.saveAndNext')}
            </Button>
            <Button type="submit" disabled={isBusy}>
              {t('app:save')}
            </Button>
          </div>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
