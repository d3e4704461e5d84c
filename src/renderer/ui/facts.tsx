import { Fragment, type ReactNode } from 'react';
import classes from './facts.module.css';

export type Fact = { key: string; label: ReactNode; value: ReactNode };

/** Names on the left, values on the right. Empty values are left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const filled = facts.filter(({ value }) => value !== null && value !== undefined && value !== '');
  if (filled.length === 0) return null;
  return (
    <dl className={classes.facts}>
      {filled.map(({ key, label, value }) => (
        <Fragment key={key}>
          <dt className={classes.label}>{label}</dt>
          <dd className={classes.value}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
