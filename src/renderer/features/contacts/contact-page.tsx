import { ActionIcon, Button, Menu, Title } from '@mantine/core';
import { IconBan, IconDots, IconMail, IconPhone, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactDetails } from '../../../contract/contacts.ts';
import { useRegisterCommands } from '../../lib/commands.ts';
import { crm } from '../../lib/crm.ts';
import { crmQuery, useCrmCommand, useCrmJob } from '../../lib/crm-queries.ts';
import { writeChoice, writeFieldName } from '../../lib/field-text.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { showError } from '../../lib/notices.ts';
import { type ProfileWrites, useProfileWrites } from '../../lib/profile-writes.ts';
import { EditableText } from '../../ui/profile/editable-text.tsx';
import { menuInPage } from '../../ui/profile/in-page.ts';
import { linkOf } from '../../ui/profile/link-of.ts';
import pageClasses from '../../ui/profile/record-page.module.css';
import { RecordPage, Tiles } from '../../ui/profile/record-page.tsx';
import { RecordStory } from '../../ui/profile/record-story.tsx';
import { ContactFacts } from './contact-page-facts.tsx';

/** Everything about one person; each value is edited where it stands. */
export function ContactPage({ id }: { id: number }) {
  const { data } = useQuery(crmQuery('contacts.get', { id }));
  const writes = useProfileWrites('contacts', id);
  const { mutate: openOutside } = useCrmCommand('shell.openExternal');
  const open = (url: string) => openOutside({ url });
  if (!data) return null;
  return (
    <RecordPage
      deletedAt={data.contact.deletedAt}
      writes={writes}
      facts={<ContactFacts details={data} writes={writes} onOpen={open} />}
      story={
        <>
          <ContactTiles details={data} />
          <ContactNotes details={data} writes={writes} onOpen={open} />
          <ContactHistory id={id} />
        </>
      }
    />
  );
}

function ContactTiles({ details: { contact, points } }: { details: ContactDetails }) {
  const { t } = useTranslation('contact');
  const { day, number } = useFormatting();
  const { lifecycleStage, leadSource, preferredChannel, createdAt } = contact;
  const kind = preferredChannel === 'email' ? 'email' : 'phone';
  const reach = points.find((point) => point.kind === kind) ?? points[0];
  return (
    <Tiles
      tiles={[
        {
          key: 'stage',
          name: writeFieldName(t, { key: 'lifecycle_stage' }),
          value: lifecycleStage ? writeChoice(t, 'lifecycle_stage', lifecycleStage) : '–',
          note: leadSource,
        },
        {
          key: 'channel',
          name: writeFieldName(t, { key: 'preferred_channel' }),
          value: preferredChannel ? writeChoice(t, 'preferred_channel', preferredChannel) : '–',
          note: reach?.raw,
        },
        {
          key: 'number',
          name: t('number'),
          value: number(contact.number),
          note: t('since', { when: day(createdAt) }),
        },
      ]}
    />
  );
}

type NotesProps = { details: ContactDetails; writes: ProfileWrites; onOpen: (url: string) => void };

function ContactNotes({ details: { contact, points }, writes, onOpen }: NotesProps) {
  const { t } = useTranslation('contact');
  const { id, notes, deletedAt } = contact;
  const phone = points.find((point) => point.kind === 'phone' && linkOf(point));
  const email = points.find((point) => point.kind === 'email');
  const remove = () => void writes.remove().catch(showError);

  const commands = useMemo(
    () => [
      ...(phone
        ? [
            {
              id: 'contact.call',
              label: 'contact:command.call',
              icon: IconPhone,
              run: () => onOpen(linkOf(phone)!),
            },
          ]
        : []),
      ...(email
        ? [
            {
              id: 'contact.write',
              label: 'contact:command.write',
              icon: IconMail,
              run: () => onOpen(linkOf(email)!),
            },
          ]
        : []),
      ...(deletedAt === null
        ? [
            {
              id: 'contact.remove',
              label: 'contact:command.remove',
              icon: IconTrash,
              run: () => void writes.remove().catch(showError),
            },
          ]
        : []),
    ],
    [phone, email, deletedAt, writes, onOpen],
  );
  useRegisterCommands(commands);

  return (
    <>
      <div className={pageClasses.bar}>
        <Title order={2}>{writeFieldName(t, { key: 'notes' })}</Title>
        {contact.isDoNotContact ? (
          <span className={pageClasses.stop}>
            <IconBan size={16} stroke={1.8} aria-hidden />
            {t('doNotContact')}
          </span>
        ) : (
          <>
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
          </>
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
          save={(text) => writes.settle(crm.contacts.update({ id, fields: { notes: text } }))}
        />
      </div>
    </>
  );
}

/** How far back the page knows whether a change was taken back already. */
const knownSets = 300;

function ContactHistory({ id }: { id: number }) {
  const { t } = useTranslation('profile');
  const { data: changes } = useQuery(crmQuery('history.ofRecord', { table: 'contacts', id }));
  const { data: sets } = useQuery(crmQuery('history.list', { offset: 0, limit: knownSets }));
  const { start, isRunning, result, error } = useCrmJob('history.undo', { outlivesScreen: true });
  if (!changes || !sets) return null;
  return (
    <>
      <div className={pageClasses.bar}>
        <Title order={2}>{t('story.title')}</Title>
      </div>
      <RecordStory
        table="contacts"
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
