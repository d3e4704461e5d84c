import { Menu, UnstyledButton } from '@mantine/core';
import { type Icon, IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { menuInPage } from './in-page.ts';
import classes from './profile.module.css';

export type Addition = { key: string; label: string; icon?: Icon };

type Props = { contact: readonly Addition[]; facts: readonly Addition[]; onAdd: (key: string) => void };

/** Everything that could still be noted about somebody, without a page full of empty lines. */
export function AddMenu({ contact, facts, onAdd }: Props) {
  const { t } = useTranslation('profile');
  const button = useRef<HTMLButtonElement>(null);
  const items = (additions: readonly Addition[]) =>
    additions.map(({ key, label, icon: IconOf }) => (
      <Menu.Item
        key={key}
        leftSection={IconOf && <IconOf size={16} stroke={1.6} aria-hidden />}
        onClick={() => onAdd(key)}
      >
        {label}
      </Menu.Item>
    ));
  return (
    // The focus goes to the field that opens, not back to the button.
    <Menu returnFocus={false} position="bottom-start" {...menuInPage}>
      <Menu.Target>
        <UnstyledButton ref={button} className={classes.addFact}>
          <IconPlus size={14} stroke={1.8} aria-hidden />
          {t('add')}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown
        className={classes.addList}
        onKeyDown={({ key }) => key === 'Escape' && button.current?.focus()}
      >
        {items(contact)}
        {facts.length > 0 && <Menu.Divider />}
        {items(facts)}
      </Menu.Dropdown>
    </Menu>
  );
}
