import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page.module.css';

type Props = {
  title: ReactNode;
  /** Beside the title, quiet: a count. */
  aside?: ReactNode;
  /** On the right: at most one primary button. */
  actions?: ReactNode;
  /** As wide as the window; else as wide as one reads. */
  isWide?: boolean;
  children?: ReactNode;
};

/** A page with a heading that scrolls as a whole: settings, history, backups. */
export function Page({ title, aside, actions, isWide = false, children }: Props) {
  return (
    <div className={classes.scroll}>
      <div className={classes.page} data-wide={isWide || undefined}>
        <PageHeading title={title} aside={aside} actions={actions} />
        {children}
      </div>
    </div>
  );
}

export function PageHeading({ title, aside, actions }: Pick<Props, 'title' | 'aside' | 'actions'>) {
  return (
    <header className={classes.heading}>
      <Title order={1}>{title}</Title>
      {aside !== undefined && <span className={classes.aside}>{aside}</span>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
