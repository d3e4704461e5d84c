import { Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './empty-page.module.css';

type Props = {
  icon?: Icon;
  title: string;
  /** What belongs here. */
  text?: string;
  /** The first step. */
  children?: ReactNode;
};

/** An empty page says what belongs there and offers the first step. */
export function EmptyPage({ icon: IconOf, title, text, children }: Props) {
  return (
    <div className={classes.root}>
      {IconOf && (
        <span className={classes.icon}>
          <IconOf size={24} stroke={1.5} aria-hidden />
        </span>
      )}
      <Title order={2}>{title}</Title>
      {text && <p className={classes.text}>{text}</p>}
      {children && <div className={classes.steps}>{children}</div>}
    </div>
  );
}
