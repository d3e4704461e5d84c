import { ActionIcon, Checkbox, Popover, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, ListNoun } from '../../../contract/lists.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import classes from './record-list.module.css';
import { type ListLayoutActions, nameColumn } from './use-list-layout.ts';

type Props = Pick<ListLayoutActions, 'showColumn' | 'moveColumn'> & {
  noun: ListNoun;
  fields: readonly Field[];
  columns: readonly { key: string }[];
};

/** Which columns, in which order. The shown ones come first, as they stand in the table. */
export function ColumnsMenu({ noun, fields, columns, showColumn, moveColumn }: Props) {
  const { t } = useTranslation('lists');
  const [isOpen, setOpen] = useState(false);
  const shown = columns.flatMap(({ key }) => fields.find((field) => field.key === key) ?? []);
  const hidden = fields.filter(({ key }) => !columns.some((column) => column.key === key));
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.quietButton} onClick={() => setOpen(!isOpen)}>
          <IconColumns3 size={16} stroke={1.6} aria-hidden />
          <span>{t('columns.columns')}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.columns}>
        <ul className={classes.columnList}>
          {shown.map((field, at) => {
            const name = writeFieldName(t, field);
            return (
              <li key={field.key} className={classes.columnItem}>
                <Checkbox
                  size="xs"
                  label={name}
                  checked
                  disabled={field.key === nameColumn[noun]}
                  onChange={() => showColumn(field.key, false)}
                />
                <ActionIcon
                  size={24}
                  variant="transparent"
                  aria-label={t('columns.earlier', { name })}
                  disabled={at === 0}
                  onClick={() => moveColumn(field.key, at - 1)}
                >
                  <IconArrowUp size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  size={24}
                  variant="transparent"
                  aria-label={t('columns.later', { name })}
                  disabled={at === shown.length - 1}
                  onClick={() => moveColumn(field.key, at + 1)}
                >
                  <IconArrowDown size={14} aria-hidden />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
        {hidden.length > 0 && (
          <>
            <div className={classes.columnHeading}>{t('columns.more')}</div>
            <ul className={classes.columnList}>
              {hidden.map((field) => (
                <li key={field.key} className={classes.columnItem}>
                  <Checkbox
                    size="xs"
                    label={writeFieldName(t, field)}
                    checked={false}
                    onChange={() => showColumn(field.key, true)}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
