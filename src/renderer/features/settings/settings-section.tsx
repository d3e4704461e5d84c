import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './settings-page.module.css';

type Props = { title: string; text?: string; children: ReactNode };

/** What it is about on the left, the fields on the right. */
export function SettingsSection({ title, text, children }: Props) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.about}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {text && <p className={classes.quiet}>{text}</p>}
      </div>
      <div className={classes.fields}>{children}</div>
    </section>
  );
}
