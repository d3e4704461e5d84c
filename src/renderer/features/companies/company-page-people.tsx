import { Button, TextInput, Title, UnstyledButton } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash, IconUser } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyDetails } from '../../../contract/companies.ts';
import { crm } from '../../lib/crm.ts';
import { crmQuery } from '../../lib/crm-queries.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import { showError } from '../../lib/notices.ts';
import type { ProfileWrites } from '../../lib/profile-writes.ts';
import { EditGroup } from '../../ui/profile/edit-group.tsx';
import profileClasses from '../../ui/profile/profile.module.css';
import pageClasses from '../../ui/profile/record-page.module.css';
import { RowMenu } from '../../ui/profile/row-menu.tsx';
import { useSaving } from '../../ui/profile/use-saving.ts';
import { writeProblem } from '../../ui/profile/write-problem.ts';
import classes from './company-page-people.module.css';

type Props = { details: CompanyDetails; writes: ProfileWrites };
type Person = CompanyDetails['contacts'][number];

/** So many are shown at first; a chain has hundreds. */
const shownAtFirst = 12;

/** Whom to talk to there. */
export function CompanyPeople({ details: { company, contacts }, writes }: Props) {
  const { t } = useTranslation('company');
  const [shown, setShown] = useState(shownAtFirst);
  const [isAdding, setAdding] = useState(false);
  return (
    <section aria-labelledby="people" className={classes.people}>
      <div className={pageClasses.bar}>
        <Title order={2} id="people">
          {writeFieldName(t, { key: 'contacts' })}
        </Title>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('people.add')}
        </Button>
      </div>
      {isAdding && (
        <PersonFinder
          companyName={company.name}
          taken={new Set(contacts.map(({ id }) => id))}
          writes={writes}
          onClose={() => setAdding(false)}
        />
      )}
      {contacts.length === 0 && !isAdding && <p className={classes.none}>{t('people.none')}</p>}
      <ul className={classes.list}>
        {contacts.slice(0, shown).map((person) => (
          <PersonRow key={person.linkId} person={person} companyName={company.name} writes={writes} />
        ))}
      </ul>
      {contacts.length > shown && (
        <UnstyledButton className={profileClasses.textButton} onClick={() => setShown(contacts.length)}>
          {t('people.more', { count: contacts.length - shown })}
        </UnstyledButton>
      )}
    </section>
  );
}

type RowProps = { person: Person; companyName: string; writes: ProfileWrites };

function PersonRow({ person, companyName, writes }: RowProps) {
  const { t } = useTranslation('company');
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const params = { id: String(person.id) };
  return (
    <li className={`${classes.person} ${profileClasses.hovers}`} data-open={isOpen || undefined}>
      <Link to="/contacts/$id" params={params} className={classes.name}>
        {person.displayName}
      </Link>
      {isOpen ? (
        <RoleEditor
          person={person}
          companyName={companyName}
          writes={writes}
          onClose={() => setOpen(false)}
        />
      ) : (
        <span className={classes.role}>{person.role}</span>
      )}
      <RowMenu
        label={t('profile:more', { name: person.displayName })}
        actions={[
          {
            label: t('people.open'),
            icon: IconUser,
            run: () => void navigate({ to: '/contacts/$id', params }),
          },
          { label: t('people.changeRole'), icon: IconPencil, run: () => setOpen(true) },
          {
            label: t('people.remove'),
            icon: IconTrash,
            run: () => void writes.settle(crm.contacts.removeCompany({ id: person.linkId })).catch(showError),
          },
        ]}
      />
    </li>
  );
}

function RoleEditor({ person, companyName, writes, onClose }: RowProps & { onClose: () => void }) {
  const { t } = useTranslation('company');
  const saving = useSaving();
  const [role, setRole] = useState(person.role ?? '');
  const name = writeFieldName(t, { key: 'company_role' });
  const write = () =>
    writes.settle(
      crm.contacts.saveCompany({ contactId: person.id, id: person.linkId, name: companyName, role }),
    );
  return (
    <EditGroup
      label={name}
      isDirty={role !== (person.role ?? '')}
      write={write}
      onSave={() => saving.run(write)}
      onClose={onClose}
    >
      <TextInput
        aria-label={name}
        placeholder={name}
        autoFocus
        value={role}
        error={writeProblem(t, saving.error)}
        onChange={({ currentTarget: { value } }) => setRole(value)}
      />
    </EditGroup>
  );
}

type FinderProps = {
  companyName: string;
  taken: ReadonlySet<number>;
  writes: ProfileWrites;
  onClose: () => void;
};

/** Finds somebody who is in the list already, or makes a new contact of the typed name. */
function PersonFinder({ companyName, taken, writes, onClose }: FinderProps) {
  const { t } = useTranslation('company');
  const { run, error } = useSaving();
  const [text, setText] = useState('');
  const { data } = useQuery({
    ...crmQuery('search.find', { text, limit: 12 }),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    throwOnError: false,
  });
  const found = (data?.hits ?? [])
    .filter(({ noun, id }) => noun === 'contacts' && !taken.has(id))
    .slice(0, 6);
  const link = (contactId: number) =>
    run(async () => {
      await writes.settle(crm.contacts.saveCompany({ contactId, id: null, name: companyName }));
      onClose();
    });
  const make = () =>
    run(async () => {
      const words = text.trim().split(/\s+/);
      const lastName = words.length > 1 ? words.pop()! : '';
      await writes.settle(
        crm.contacts.create({
          fields: { firstName: words.join(' '), lastName },
          company: { name: companyName, role: null },
        }),
      );
      onClose();
    });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves the whole
    <div
      className={classes.finder}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <TextInput
        label={t('people.find')}
        autoFocus
        value={text}
        error={writeProblem(t, error)}
        onChange={({ currentTarget: { value } }) => setText(value)}
        onBlur={() => text.trim() === '' && onClose()}
      />
      {text.trim() !== '' && (
        <ul className={classes.found}>
          {found.map(({ id, title, subtitle }) => (
            <li key={id}>
              <UnstyledButton className={classes.foundPerson} onClick={() => void link(id)}>
                <IconUser size={16} stroke={1.6} aria-hidden />
                <span>{title}</span>
                {subtitle && <span className={classes.role}>{subtitle}</span>}
              </UnstyledButton>
            </li>
          ))}
          <li>
            <UnstyledButton className={classes.foundPerson} onClick={() => void make()}>
              <IconPlus size={16} stroke={1.6} aria-hidden />
              {t('people.make', { name: text.trim() })}
            </UnstyledButton>
          </li>
        </ul>
      )}
    </div>
  );
}
