import { UnstyledButton } from '@mantine/core';
import { type Icon, IconChevronRight } from '@tabler/icons-react';
import classes from './welcome-page.module.css';

type Props = {
  icon: Icon;
  title: string;
  text: string;
  isFirst?: boolean;
  isDisabled?: boolean;
  onClick: () => void;
};

/** One way on, as a wide button with a title and a sentence. */
export function ChoiceCard({ icon: IconOf, title, text, isFirst, isDisabled, onClick }: Props) {
  return (
    <UnstyledButton
      className={classes.card}
      data-first={isFirst || undefined}
      data-autofocus={isFirst || undefined}
      disabled={isDisabled}
      onClick={onClick}
    >
      <span className={classes.cardIcon}>
        <IconOf size={22} stroke={1.5} aria-hidden />
      </span>
      <span className={classes.cardText}>
        <span className={classes.cardTitle}>{title}</span>
        <span className={classes.quiet}>{text}</span>
      </span>
      <IconChevronRight size={18} stroke={1.6} aria-hidden className={classes.chevron} />
    </UnstyledButton>
  );
}
