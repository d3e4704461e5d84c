import { Alert, Button, Group, Modal, Radio, Stack, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../../contract/errors.ts';
import type { ListNoun } from '../../../contract/lists.ts';
import type { CustomField } from '../../../contract/profile.ts';
import { useCrmCommand } from '../../lib/crm-queries.ts';
import { writeError, writeFieldError } from '../../lib/error-text.ts';

type Props = {
  noun: ListNoun;
  /** Null makes a new one. */
  field: CustomField | null;
  onClose: () => void;
};

const kinds = ['text', 'number', 'date', 'boolean', 'choice'] as const;

/** A field of her own: name, kind (only once, as its values depend on it), choices. */
export function FieldDialog({ noun, field, onClose }: Props) {
  const { t } = useTranslation('settings');
  const [name, setName] = useState(field?.name ?? '');
  const [kind, setKind] = useState<CustomField['kind']>(field?.kind ?? 'text');
  const [choices, setChoices] = useState<string[]>(field?.choices ?? []);
  const [typed, setTyped] = useState('');
  const create = useCrmCommand('customFields.create', { isHandled: true });
  const update = useCrmCommand('customFields.update', { isHandled: true });
  const { error, isPending } = field ? update : create;
  const problems = error instanceof AppError ? (error.report.fields ?? {}) : {};
  const sayProblem = (key: string) => (problems[key] ? writeFieldError(t, problems[key]) : undefined);
  const choiceProblem = Object.entries(problems).find(([key]) => key.startsWith('choices'))?.[1];

  const save = () => {
    // What stands in the field when she presses the button counts as a choice too.
    const all = kind === 'choice' && typed.trim() !== '' ? [...choices, typed.trim()] : choices;
    const wanted = { name, choices: kind === 'choice' ? [...new Set(all)] : [] };
    if (field) update.mutate({ id: field.id, ...wanted }, { onSuccess: onClose });
    else create.mutate({ noun, kind, ...wanted }, { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={field ? t('fields.dialogEdit') : t(`fields.dialogNew.${noun}`)}
      closeButtonProps={{ 'aria-label': t('app:close') }}
      // A dialog's heading is not the window's: one banner is enough for a screen reader.
      attributes={{ header: { role: 'presentation' } }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack gap="lg">
          <TextInput
            label={t('fields.name')}
            value={name}
            maxLength={100}
            data-autofocus
            error={sayProblem('name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {!field && (
            <Radio.Group
              label={t('fields.kind')}
              value={kind}
              onChange={(next) => setKind(next as CustomField['kind'])}
            >
              <Group gap="lg" mt="sm">
                {kinds.map((value) => (
                  <Radio key={value} value={value} label={t(`fields:choice.field_kind.${value}`)} />
                ))}
              </Group>
            </Radio.Group>
          )}
          {kind === 'choice' && (
            <TagsInput
              label={t('fields.choices')}
              description={t('fields.choicesHint')}
              value={choices}
              searchValue={typed}
              onSearchChange={setTyped}
              onChange={setChoices}
              maxTags={500}
              error={choiceProblem && writeFieldError(t, choiceProblem)}
            />
          )}
          {error && Object.keys(problems).length === 0 && (
            <Alert color="red" variant="light" role="alert">
              {writeError(t, error)}
            </Alert>
          )}
          <Group gap="sm" justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('app:cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {field ? t('app:save') : t('fields.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
