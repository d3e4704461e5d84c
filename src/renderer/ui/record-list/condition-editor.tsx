import { Button, Group, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition, Field, FilterOperator } from '../../../contract/lists.ts';
import { crmQuery } from '../../lib/crm-queries.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import { ValueInput } from '../value-input.tsx';
import {
  isConditionComplete,
  listOperators,
  needsValue,
  startCondition,
  writeOperator,
} from './conditions.ts';

type Props = {
  fields: readonly Field[];
  /** The one to change; none for a new one. */
  condition?: Condition;
  onSave: (condition: Condition) => void;
};

/** Field, operator, value: one condition of a list. */
export function ConditionEditor({ fields, condition, onSave }: Props) {
  const { t } = useTranslation('lists');
  const [draft, setDraft] = useState(condition);
  const field = fields.find(({ key }) => key === draft?.field);
  const { data: tags } = useQuery({ ...crmQuery('tags.list', {}), enabled: field?.kind === 'tags' });
  const isComplete = field && draft && isConditionComplete(field, draft);
  const combobox = { withinPortal: false };

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete) onSave(needsValue(draft.operator) ? draft : { ...draft, value: '' });
  };

  return (
    <form onSubmit={save}>
      <Stack gap="sm" w={260}>
        <Select
          aria-label={t('filter.field')}
          placeholder={t('filter.chooseField')}
          data-autofocus={!draft}
          searchable
          allowDeselect={false}
          comboboxProps={combobox}
          nothingFoundMessage={t('filter.noField')}
          data={fields.map((each) => ({ value: each.key, label: writeFieldName(t, each) }))}
          value={draft?.field ?? null}
          onChange={(key) => {
            const chosen = fields.find((each) => each.key === key);
            if (chosen) setDraft(startCondition(chosen));
          }}
        />
        {field && draft && (
          <>
            <Select
              aria-label={t('filter.operator')}
              allowDeselect={false}
              comboboxProps={combobox}
              data={listOperators(field.kind).map((operator) => ({
                value: operator,
                label: writeOperator(t, field.kind, operator),
              }))}
              value={draft.operator}
              onChange={(operator) =>
                operator && setDraft({ ...draft, operator: operator as FilterOperator })
              }
            />
            {needsValue(draft.operator) && (
              <ValueInput
                key={`${draft.field} ${draft.operator}`}
                field={draft.operator === 'contains' ? { ...field, kind: 'text' } : field}
                value={draft.value}
                onChange={(value) => setDraft({ ...draft, value })}
                name={t('filter.value')}
                suggestions={tags?.map(({ name }) => name)}
                hasFocus
              />
            )}
          </>
        )}
        <Group justify="flex-end">
          <Button type="submit" disabled={!isComplete}>
            {t(condition ? 'filter.change' : 'filter.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
