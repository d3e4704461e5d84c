import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListNoun } from '../../../contract/lists.ts';
import type { CustomField } from '../../../contract/profile.ts';
import { crmQuery, useCrmCommand } from '../../lib/crm-queries.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { FieldDialog } from './field-dialog.tsx';
import classes from './settings-page.module.css';
import { SettingsSection } from './settings-section.tsx';

type Open = { noun: ListNoun; field: CustomField | null };

export function FieldsSection() {
  const { t } = useTranslation('settings');
  const [open, setOpen] = useState<Open>();
  return (
    <SettingsSection title={t('fields.title')} text={t('fields.text')}>
      <FieldList noun="contacts" onOpen={setOpen} />
      <FieldList noun="companies" onOpen={setOpen} />
      {open && <FieldDialog {...open} onClose={() => setOpen(undefined)} />}
    </SettingsSection>
  );
}

function FieldList({ noun, onOpen }: { noun: ListNoun; onOpen: (open: Open) => void }) {
  const { t } = useTranslation('settings');
  const { number } = useFormatting();
  const { data: fields = [] } = useQuery(crmQuery('customFields.list', { noun }));
  const { mutate: remove } = useCrmCommand('customFields.remove');
  const describe = (field: CustomField & { count: number }) =>
    [
      field.kind === 'choice'
        ? (field.choices ?? []).join(', ')
        : t(`fields:choice.field_kind.${field.kind}`),
      field.count === 0
        ? t('fields.unused')
        : t(`fields.used.${noun}`, { count: field.count, number: number(field.count) }),
    ].join(' · ');
  return (
    <div className={classes.group}>
      <h3 className={classes.groupTitle}>{t(`fields.of.${noun}`)}</h3>
      {fields.length > 0 && (
        <ul className={classes.list}>
          {fields.map((field) => (
            <li key={field.id} className={classes.row}>
              <span className={classes.rowText}>
                <span className={classes.rowName}>{field.name}</span>
                <span className={classes.rowFacts}>{describe(field)}</span>
              </span>
              <Tooltip label={t('fields.edit')} withinPortal={false} floatingStrategy="fixed">
                <ActionIcon
                  aria-label={t('fields.editNamed', { name: field.name })}
                  onClick={() => onOpen({ noun, field })}
                >
                  <IconPencil size={16} stroke={1.6} aria-hidden />
                </ActionIcon>
              </Tooltip>
              <Tooltip label={t('fields.remove')} withinPortal={false} floatingStrategy="fixed">
                <ActionIcon
                  aria-label={t('fields.removeNamed', { name: field.name })}
                  onClick={() => remove({ id: field.id })}
                >
                  <IconTrash size={16} stroke={1.6} aria-hidden />
                </ActionIcon>
              </Tooltip>
            </li>
          ))}
        </ul>
      )}
      <Button
        variant="default"
        className={classes.start}
        leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
        onClick={() => onOpen({ noun, field: null })}
      >
        {t(`fields.add.${noun}`)}
      </Button>
    </div>
  );
}
