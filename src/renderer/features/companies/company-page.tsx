import { ActionIcon, Button, Menu, Title } from '@mantine/core';
import { IconDots, IconMail, IconPhone, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyDetails } from '../../../contract/companies.ts';
import { useRegisterCommands } from '../../lib/commands.ts';
import { crm } from '../../lib/crm.ts';
import { crmQuery, useCrmCommand, useCrmJob } from '../../lib/crm-queries.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { showError } from '../../lib/notices.ts';
import { type ProfileWrites, useProfileWrites } from '../../lib/profile-writes.ts';
import { EditableText } from '../../ui/profile/editable-text.tsx';
import { menuInPage } from '../../ui/profile/in-page.ts';
import { linkOf } from '../../ui/profile/link-of.ts';
import pageClasses from '../../ui/profile/record-page.module.css';
import { RecordPage, Tiles } from '../../ui/profile/record-page.tsx';
import { RecordStory } from '../../ui/profile/record-story.tsx';
import { CompanyFacts } from './company-page-facts.tsx';
import { CompanyPeople } from './company-page-people.tsx';

/** A company: how to reach it, who works there, what happened. */
export function CompanyPage({ id }: { id: number }) {
  const { data } = useQuery(crmQuery('companies.get', { id }));
  const writes = useProfileWrites('companies', id);
  const { mutate: openOutside } = useCrmCommand('shell.openExternal');
  const open = (url: string) => openOutside({ url });
  if (!data) return null;
  return (
    <RecordPage
      deletedAt={data.company.deletedAt}
      writes={writes}
      facts={<CompanyFacts details={data} writes={writes} onOpen={open} />}
      story={
        <>
          <CompanyTiles details={data} />
          <CompanyPeople details={data} writes={writes} />
          <CompanyNotes details={data} writes={writes} onOpen={open} />
          <CompanyHistory id={id} />
        </>
      }
    />
  );
}

function CompanyTiles({ details: { company, contacts, points } }: { details: CompanyDetails }) {
  const { t } = useTranslation('company');
  const { day, number } = useFormatting();
  const phone = points.find(({ kind }) => kind === 'phone');
  return (
    <Tiles
      tiles={[
        {
          key: 'people',
          name: writeFieldName(t, { key: 'contacts' }),
          value: number(contacts.length),
          note: contacts[0]?.displayName,
        },
        {
          key: 'industry',
          name: writeFieldName(t, { key: 'industry' }),
          value: company.industry ?? '–',
          note: phone?.raw,
        },
        {
          key: 'number',
          name: t('number'),
          value: number(company.number),
          note: t('since', { when: day(company.createdAt) }),
        },
      ]}
    />
  );
}

type NotesProps = { details: CompanyDetails; writes: ProfileWrites; onOpen: (url: string) => void };

function CompanyNotes({ details: { company, points }, writes, onOpen }: NotesProps) {
  const { t } = useTranslation('company');
  const { id, notes, deletedAt } = company;
  const phone = points.find((point) => point.kind === 'phone' && linkOf(point));
  const email = points.find((point) => point.kind === 'email');
  const remove = () => void writes.remove().catch(showError);

  const commands = useMemo(
    () =>
      deletedAt === null
        ? [
            {
              id: 'company.remove',
              label: 'company:command.remove',
              icon: IconTrash,
              run: () => void writes.remove().catch(showError),
            },
          ]
        : [],
    [deletedAt, writes],
  );
  useRegisterCommands(commands);

  return (
    <>
      <div className={pageClasses.bar}>
        <Title order={2}>{writeFieldName(t, { key: 'notes' })}</Title>
        {phone && (
          <Button
            variant="default"
            leftSection={<IconPhone size={16} stroke={1.6} aria-hidden />}
            onClick={() => onOpen(linkOf(phone)!)}
          >
            {t('call')}
          </Button>
        )}
        {email && (
          <Button
            variant="default"
            leftSection={<IconMail size={16} stroke={1.6} aria-hidden />}
            onClick={() => onOpen(linkOf(email)!)}
          >
            {t('write')}
          </Button>
        )}
        {deletedAt === null && (
          <Menu position="bottom-end" {...menuInPage}>
            <Menu.Target>
              <ActionIcon size="lg" aria-label={t('more')}>
                <IconDots size={18} stroke={1.8} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconTrash size={16} stroke={1.6} aria-hidden />} onClick={remove}>
                {t('remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <div className={pageClasses.notes}>
        <EditableText
          label={writeFieldName(t, { key: 'notes' })}
          isLong
          value={notes ?? ''}
          hint={t('notesHint')}
          save={(text) => writes.settle(crm.companies.update({ id, fields: { notes: text } }))}
        />
      </div>
    </>
  );
}

/** How far back the page knows whether a change was taken back already. */
const knownSets = 300;

function CompanyHistory({ id }: { id: number }) {
  const { t } = useTranslation('profile');
  const { data: changes } = useQuery(crmQuery('history.ofRecord', { table: 'companies', id }));
  const { data: sets } = useQuery(crmQuery('history.list', { offset: 0, limit: knownSets }));
  const { start, isRunning, result, error } = useCrmJob('history.undo', { outlivesScreen: true });
  if (!changes || !sets) return null;
  return (
    <>
      <div className={pageClasses.bar}>
        <Title order={2}>{t('story.title')}</Title>
      </div>
      <RecordStory
        table="companies"
        changes={changes}
        sets={sets}
        isBusy={isRunning}
        answer={result}
        error={error}
        onUndo={(changeSet) => void start({ id: changeSet })}
      />
    </>
  );
}
