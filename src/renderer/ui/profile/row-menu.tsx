import { ActionIcon, Menu } from '@mantine/core';
import { type Icon, IconDots } from '@tabler/icons-react';
import { menuInPage } from './in-page.ts';
import classes from './profile.module.css';

export type RowAction = { label: string; icon: Icon; run: () => void };

/** What can be done with one row; quiet until the row is pointed at or reached by key. */
export function RowMenu({ label, actions }: { label: string; actions: readonly RowAction[] }) {
  return (
    <Menu position="bottom-end" {...menuInPage}>
      <Menu.Target>
        <ActionIcon className={classes.rowMenu} size="sm" aria-label={label}>
          <IconDots size={16} stroke={1.8} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ label: text, icon: IconOf, run }) => (
          <Menu.Item key={text} leftSection={<IconOf size={16} stroke={1.6} aria-hidden />} onClick={run}>
            {text}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
