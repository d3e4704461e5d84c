import { type FocusEvent, type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { showError } from '../../lib/notices.ts';
import classes from './profile.module.css';

type Props = {
  label: string;
  isDirty: boolean;
  /** False where it failed: the fields stay with what was typed. */
  onSave: () => Promise<boolean>;
  /** What to do with typed text when the page goes. */
  write: () => Promise<void>;
  onClose: (byKey: boolean) => void;
  /** As wide as the pane, not in the column of values. */
  isWide?: boolean;
  children: ReactNode;
};

/** Several fields that are one value (an address): saved as one leaves them all, or by Enter; Esc lets go. */
export function EditGroup({ label, isDirty, onSave, write, onClose, isWide, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const isBusy = useRef(false);
  const unsaved = useRef({ isDirty, write });
  unsaved.current = { isDirty, write };
  const isDone = useRef(false);

  useEffect(() => {
    isDone.current = false;
    return () => {
      const { isDirty: isLost, write: rescue } = unsaved.current;
      if (!isDone.current && isLost) void rescue().catch(showError);
    };
  }, []);

  const close = (byKey: boolean) => {
    isDone.current = true;
    onClose(byKey);
  };
  const finish = async (byKey: boolean) => {
    if (isBusy.current || isDone.current) return;
    if (!isDirty) return close(byKey);
    isBusy.current = true;
    const isSaved = await onSave();
    isBusy.current = false;
    if (isSaved) close(byKey);
  };
  const leave = (event: FocusEvent) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    // Another window in front is no leaving; nor is a click on a list that belongs to a field.
    setTimeout(() => {
      if (form.current && !form.current.contains(document.activeElement)) void finish(false);
    }, 0);
  };

  return (
    <form
      ref={form}
      className={classes.group}
      aria-label={label}
      data-wide={isWide || undefined}
      noValidate
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        close(true);
      }}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void finish(true);
      }}
    >
      {children}
      <button type="submit" hidden aria-hidden tabIndex={-1} />
    </form>
  );
}
