import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAppActions } from '../../lib/app-actions.ts';
import { EmptyPage } from '../../ui/empty-page.tsx';
import { RecordList } from '../../ui/record-list/record-list.tsx';
import { ContactPanel } from './contact-panel.tsx';

export function ContactsPage({ changeSet }: { changeSet?: number }) {
  const { t } = useTranslation('contacts');
  const navigate = useNavigate();
  const { openNewContact } = useAppActions();
  const open = (id: number) => void navigate({ to: '/contacts/$id', params: { id: String(id) } });

  return (
    <RecordList
      noun="contacts"
      title={t('list.title')}
      changeSet={changeSet}
      onForgetChange={() => void navigate({ to: '/contacts' })}
      onOpen={open}
      newLabel={t('list.new')}
      onNew={() => openNewContact()}
      renderPanel={(id, close) => <ContactPanel id={id} onOpen={() => open(id)} onClose={close} />}
      empty={
        <EmptyPage icon={IconUsers} title={t('list.emptyTitle')} text={t('list.emptyText')}>
          <Button variant="default" onClick={() => void navigate({ to: '/import' })}>
            {t('list.import')}
          </Button>
        </EmptyPage>
      }
    />
  );
}
