import type { ReactNode } from 'react';
import classes from './label.module.css';

/** A word in a frame: a tag, a stage. */
export function Label({ children }: { children: ReactNode }) {
  return <span className={classes.label}>{children}</span>;
}
