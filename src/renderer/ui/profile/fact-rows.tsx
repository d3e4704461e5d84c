import type { ReactNode } from 'react';
import { EditableField, type EditableFieldProps } from './editable-field.tsx';
import classes from './profile.module.css';

/** Names on the left, values on the right; the rows may come from several places. */
export function FactRows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <dl className={classes.rows} aria-label={label}>
      {children}
    </dl>
  );
}

export function FactRow({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.row}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.cell}>{children}</dd>
    </div>
  );
}

export type EditableFact = Omit<EditableFieldProps, 'startsOpen' | 'onClosed'> & { key: string };

type Props = {
  facts: readonly EditableFact[];
  /** The empty one that she has chosen to fill in. */
  added: string | null;
  onAdded: () => void;
};

/** The filled facts, and the one being filled in. Empty ones wait in the "Add" menu. */
export function EditableFacts({ facts, added, onAdded }: Props) {
  return facts
    .filter(({ key, value }) => value !== '' || key === added)
    .map(({ key, ...fact }) => (
      <FactRow key={key} label={fact.label}>
        <EditableField {...fact} startsOpen={key === added} onClosed={key === added ? onAdded : undefined} />
      </FactRow>
    ));
}
