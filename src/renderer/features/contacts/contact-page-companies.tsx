import { Autocomplete, TextInput } from '@mantine/core';
import { IconBuildingStore, IconPencil, IconTrash } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactCompany } from '../../../contract/contacts.ts';
import { crm } from '../../lib/crm.ts';
import { crmQuery } from '../../lib/crm-queries.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import { showError } from '../../lib/notices.ts';
import type { ProfileWrites } from '../../lib/profile-writes.ts';
import { EditGroup } from '../../ui/profile/edit-group.tsx';
import { FactRow } from '../../ui/profile/fact-rows.tsx';
import classes from '../../ui/profile/profile.module.css';
import { RowMenu } from '../../ui/profile/row-menu.tsx';
import { SavedSign } from '../../ui/profile/saved-sign.tsx';
import { useSaving } from '../../ui/profile/use-saving.ts';
import { writeProblem } from '../../ui/profile/write-problem.ts';

type Props = {
  contactId: number;
  companies: readonly ContactCompany[];
  writes: ProfileWrites;
  isAdding: boolean;
  onAdded: () => void;
};

/** Where she works, and as what. */
export function ContactCompanies({ contactId, companies, writes, isAdding, onAdded }: Props) {
  const { t } = useTranslation('contact');
  return (
    <>
      {companies.map((link) => (
        <CompanyRow key={link.id} contactId={contactId} link={link} writes={writes} />
      ))}
      {isAdding && (
        <FactRow label={writeFieldName(t, { key: 'company' })}>
          <CompanyEditor contactId={contactId} writes={writes} onClose={onAdded} />
        </FactRow>
      )}
    </>
  );
}

type RowProps = { contactId: number; link: ContactCompany; writes: ProfileWrites };

function CompanyRow({ contactId, link, writes }: RowProps) {
  const { t } = useTranslation('profile');
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const params = { id: String(link.companyId) };
  return (
    <FactRow label={writeFieldName(t, { key: 'company' })}>
      {isOpen ? (
        <CompanyEditor
          contactId={contactId}
          link={link}
          writes={writes}
          onClose={(isDone) => {
            setSaved(isDone);
            setOpen(false);
          }}
        />
      ) : (
        <span className={classes.valueLine}>
          <span className={classes.linked}>
            <Link to="/companies/$id" params={params} className={classes.link}>
              {link.name}
            </Link>
            {link.role && <span className={classes.role}>{link.role}</span>}
          </span>
          {isSaved && <SavedSign />}
          <RowMenu
            label={t('more', { name: link.name })}
            actions={[
              {
                label: t('open.company'),
                icon: IconBuildingStore,
                run: () => void navigate({ to: '/companies/$id', params }),
              },
              { label: t('change'), icon: IconPencil, run: () => setOpen(true) },
              {
                label: t('remove'),
                icon: IconTrash,
                run: () => void writes.settle(crm.contacts.removeCompany({ id: link.id })).catch(showError),
              },
            ]}
          />
        </span>
      )}
    </FactRow>
  );
}

type EditorProps = {
  contactId: number;
  link?: ContactCompany;
  writes: ProfileWrites;
  onClose: (isDone: boolean) => void;
};

function CompanyEditor({ contactId, link, writes, onClose }: EditorProps) {
  const { t } = useTranslation('contact');
  const saving = useSaving();
  const [name, setName] = useState(link?.name ?? '');
  const [role, setRole] = useState(link?.role ?? '');
  const { data: known } = useQuery({
    ...crmQuery('companies.suggest', { text: name }),
    placeholderData: keepPreviousData,
    throwOnError: false,
  });
  const isDirty = name !== (link?.name ?? '') || role !== (link?.role ?? '');
  const write = async () => {
    if (name.trim() === '') {
      if (link) await writes.settle(crm.contacts.removeCompany({ id: link.id }));
      return;
    }
    await writes.settle(crm.contacts.saveCompany({ contactId, id: link?.id ?? null, name, role }));
  };
  return (
    <EditGroup
      label={writeFieldName(t, { key: 'company' })}
      isDirty={isDirty}
      write={write}
      onSave={() => saving.run(write)}
      onClose={() => onClose(isDirty)}
    >
      <Autocomplete
        aria-label={writeFieldName(t, { key: 'company' })}
        placeholder={writeFieldName(t, { key: 'company' })}
        autoFocus
        data={[...new Set((known ?? []).map((company) => company.name))]}
        filter={({ options }) => options}
        comboboxProps={{ withinPortal: false }}
        value={name}
        error={writeProblem(t, saving.error)}
        onChange={setName}
      />
      <TextInput
        aria-label={writeFieldName(t, { key: 'company_role' })}
        placeholder={writeFieldName(t, { key: 'company_role' })}
        value={role}
        onChange={({ currentTarget: { value } }) => setRole(value)}
      />
    </EditGroup>
  );
}
