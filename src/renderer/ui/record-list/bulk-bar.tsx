import { Autocomplete, Button, Group, Menu, Popover, Select, Stack, UnstyledButton } from '@mantine/core';
import {
  type Icon,
  IconArrowBackUp,
  IconEdit,
  IconShare2,
  IconTag,
  IconTagOff,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, ListNoun, Selection } from '../../../contract/lists.ts';
import { crmQuery, useCrmCommand } from '../../lib/crm-queries.ts';
import { writeError, writeFieldError } from '../../lib/error-text.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { ValueInput } from '../value-input.tsx';
import classes from './record-list.module.css';

type Props = {
  noun: ListNoun;
  fields: readonly Field[];
  selection: Selection;
  count: number;
  isTrash: boolean;
  onClear: () => void;
  onExport: () => void;
  /** To the trash, or back from it. */
  onMove: () => void;
};

/** What can be done with the ticked rows. Nothing asks first: everything can be undone. */
export function BulkBar({ noun, fields, selection, count, isTrash, onClear, onExport, onMove }: Props) {
  const { t } = useTranslation('lists');
  const { number } = useFormatting();
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t('bulk.bulk')}>
      <b className={classes.bulkCount}>{t('bulk.chosen', { count, number: number(count) })}</b>
      {isTrash ? (
        <BarButton icon={IconArrowBackUp} onClick={onMove}>
          {t('bulk.restore')}
        </BarButton>
      ) : (
        <>
          <EditMany noun={noun} fields={fields} selection={selection} />
          <TagMany noun={noun} selection={selection} />
          <UntagMany noun={noun} selection={selection} />
          <BarButton icon={IconShare2} onClick={onExport}>
            {t('bulk.export')}
          </BarButton>
          <BarButton icon={IconTrash} onClick={onMove}>
            {t('bulk.remove')}
          </BarButton>
        </>
      )}
      <span className={classes.rest} />
      <UnstyledButton className={classes.quietButton} onClick={onClear}>
        {t('bulk.clear')}
      </UnstyledButton>
    </div>
  );
}

type BarButtonProps = ComponentProps<typeof Button<'button'>> & { icon: Icon };

function BarButton({ icon: IconOf, ...button }: BarButtonProps) {
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconOf size={16} stroke={1.6} aria-hidden />}
      {...button}
    />
  );
}

type DropProps = { icon: Icon; title: string; children: (close: () => void) => ReactNode };

function DropForm({ icon, title, children }: DropProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus>
      <Popover.Target>
        <BarButton icon={icon} onClick={() => setOpen(!isOpen)}>
          {title}
        </BarButton>
      </Popover.Target>
      <Popover.Dropdown>{children(() => setOpen(false))}</Popover.Dropdown>
    </Popover>
  );
}

function EditMany({ noun, fields, selection }: Pick<Props, 'noun' | 'fields' | 'selection'>) {
  const { t } = useTranslation('lists');
  return (
    <DropForm icon={IconEdit} title={t('bulk.edit')}>
      {(close) => <EditForm noun={noun} fields={fields} selection={selection} onDone={close} />}
    </DropForm>
  );
}

function EditForm(props: Pick<Props, 'noun' | 'fields' | 'selection'> & { onDone: () => void }) {
  const { noun, fields, selection, onDone } = props;
  const { t } = useTranslation('lists');
  const [key, setKey] = useState<string | null>(null);
  const [value, setValue] = useState('');
  const { mutate, isPending, error } = useCrmCommand(`${noun}.bulkEdit`, { isHandled: true });
  const field = fields.find((each) => each.key === key);
  const problem = error?.report.fields?.value;

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (key) mutate({ selection, field: key, value: value === '' ? null : value }, { onSuccess: onDone });
  };

  return (
    <form onSubmit={save}>
      <Stack gap="sm" w={280}>
        <Select
          label={t('bulk.field')}
          data-autofocus
          searchable
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          data={fields
            .filter(({ isBulkEditable }) => isBulkEditable)
            .map((each) => ({ value: each.key, label: writeFieldName(t, each) }))}
          value={key}
          onChange={(next) => {
            setKey(next);
            setValue('');
          }}
        />
        {field && (
          <ValueInput
            key={field.key}
            field={field}
            label={t('bulk.value')}
            value={value}
            onChange={setValue}
            error={problem ? writeFieldError(t, problem) : error ? writeError(t, error) : undefined}
          />
        )}
        {field && value === '' && <p className={classes.hint}>{t('bulk.empties')}</p>}
        <Group justify="flex-end">
          <Button type="submit" disabled={!field} loading={isPending}>
            {t('bulk.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function TagMany({ noun, selection }: Pick<Props, 'noun' | 'selection'>) {
  const { t } = useTranslation('lists');
  return (
    <DropForm icon={IconTag} title={t('bulk.tag')}>
      {(close) => <TagForm noun={noun} selection={selection} onDone={close} />}
    </DropForm>
  );
}

function TagForm({ noun, selection, onDone }: Pick<Props, 'noun' | 'selection'> & { onDone: () => void }) {
  const { t } = useTranslation('lists');
  const [name, setName] = useState('');
  const { data: tags } = useQuery(crmQuery('tags.list', {}));
  const { mutate, isPending, error } = useCrmCommand(`${noun}.tag`, { isHandled: true });

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') mutate({ selection, name }, { onSuccess: onDone });
  };

  return (
    <form onSubmit={save}>
      <Stack gap="sm" w={260}>
        <Autocomplete
          label={t('bulk.tagName')}
          data-autofocus
          comboboxProps={{ withinPortal: false }}
          data={tags?.map((tag) => tag.name) ?? []}
          value={name}
          onChange={setName}
          error={error ? writeFieldError(t, error.report.fields?.name ?? 'invalid') : undefined}
        />
        <Group justify="flex-end">
          <Button type="submit" disabled={name.trim() === ''} loading={isPending}>
            {t('bulk.addTag')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function UntagMany({ noun, selection }: Pick<Props, 'noun' | 'selection'>) {
  const { t } = useTranslation('lists');
  const { data: tags } = useQuery(crmQuery('tags.list', {}));
  const { mutate } = useCrmCommand(`${noun}.untag`);
  if (!tags || tags.length === 0) return null;
  return (
    <Menu>
      <Menu.Target>
        <BarButton icon={IconTagOff}>{t('bulk.untag')}</BarButton>
      </Menu.Target>
      <Menu.Dropdown mah={300} style={{ overflowY: 'auto' }}>
        {tags.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => mutate({ selection, tagId: id })}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
