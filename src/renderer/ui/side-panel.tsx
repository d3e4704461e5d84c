import { ActionIcon, Avatar, Button, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './side-panel.module.css';

type Props = {
  title: string;
  /** Below the title, quiet: role and company. */
  subtitle?: string;
  /** Buttons: call, write. */
  actions?: ReactNode;
  openLabel: string;
  onOpen: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** The chosen record beside a list: what one needs to know without opening it. */
export function SidePanel({ title, subtitle, actions, openLabel, onOpen, onClose, children }: Props) {
  const { t } = useTranslation('app');
  return (
    <aside className={classes.panel} aria-label={title}>
      <header className={classes.head}>
        <Avatar size={42} radius="xl" color="leaf" name={title} aria-hidden />
        <div className={classes.names}>
          <Title order={2} className={classes.title}>
            {title}
          </Title>
          {subtitle && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        <ActionIcon aria-label={t('close')} onClick={onClose}>
          <IconX size={16} stroke={1.8} aria-hidden />
        </ActionIcon>
      </header>
      <div className={classes.actions}>
        {actions}
        <Button size="xs" variant="default" onClick={onOpen}>
          {openLabel}
        </Button>
      </div>
      {children}
    </aside>
  );
}
