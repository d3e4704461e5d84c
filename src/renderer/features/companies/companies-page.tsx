import { Button } from '@mantine/core';
import { IconBuildingStore } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAppActions } from '../../lib/app-actions.ts';
import { EmptyPage } from '../../ui/empty-page.tsx';
import { RecordList } from '../../ui/record-list/record-list.tsx';
import { CompanyPanel } from './company-panel.tsx';

export function CompaniesPage({ changeSet }: { changeSet?: number }) {
  const { t } = useTranslation('companies');
  const navigate = useNavigate();
  const { openNewCompany } = useAppActions();
  const open = (id: number) => void navigate({ to: '/companies/$id', params: { id: String(id) } });

  return (
    <RecordList
      noun="companies"
      title={t('list.title')}
      changeSet={changeSet}
      onForgetChange={() => void navigate({ to: '/companies' })}
      onOpen={open}
      newLabel={t('list.new')}
      onNew={() => openNewCompany()}
      renderPanel={(id, close) => <CompanyPanel id={id} onOpen={() => open(id)} onClose={close} />}
      empty={
        <EmptyPage icon={IconBuildingStore} title={t('list.emptyTitle')} text={t('list.emptyText')}>
          <Button variant="default" onClick={() => void navigate({ to: '/import' })}>
            {t('list.import')}
          </Button>
        </EmptyPage>
      }
    />
  );
}
