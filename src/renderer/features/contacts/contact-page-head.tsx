import { TextInput, Title, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactDetails } from '../../../contract/contacts.ts';
import { crm } from '../../lib/crm.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import type { ProfileWrites } from '../../lib/profile-writes.ts';
import { EditGroup } from '../../ui/profile/edit-group.tsx';
import profileClasses from '../../ui/profile/profile.module.css';
import classes from '../../ui/profile/record-page.module.css';
import { RecordHead } from '../../ui/profile/record-page.tsx';
import { useSaving } from '../../ui/profile/use-saving.ts';
import { writeProblem, writeProblemOf } from '../../ui/profile/write-problem.ts';

type Props = { details: ContactDetails; writes: ProfileWrites };

/** The name, edited in its parts, and where she belongs. */
export function ContactHead({ details, writes }: Props) {
  const { t } = useTranslation('profile');
  const { contact, companies } = details;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const returnsFocus = useRef(false);
  useEffect(() => {
    if (!isOpen && returnsFocus.current) button.current?.focus();
    returnsFocus.current = false;
  }, [isOpen]);

  const [company] = companies;
  const name = contact.displayName;
  const shown = contact.salutation ? `${contact.salutation} ${name}` : name;
  if (isOpen)
    return (
      <NameEditor
        details={details}
        writes={writes}
        onClose={(byKey) => {
          returnsFocus.current = byKey;
          setOpen(false);
        }}
      />
    );
  return (
    <RecordHead
      name={name}
      title={
        <Title order={1} className={classes.name}>
          <UnstyledButton
            ref={button}
            className={profileClasses.value}
            fz="inherit"
            fw="inherit"
            aria-label={t('edit', { label: writeFieldName(t, { key: 'display_name' }), value: shown })}
            onClick={() => setOpen(true)}
          >
            {shown}
          </UnstyledButton>
        </Title>
      }
      subtitle={
        company && (
          <>
            {company.role && `${company.role}, `}
            <Link
              to="/companies/$id"
              params={{ id: String(company.companyId) }}
              className={classes.subtitleLink}
            >
              {company.name}
            </Link>
          </>
        )
      }
    />
  );
}

type EditorProps = Props & { onClose: (byKey: boolean) => void };

function NameEditor({ details: { contact }, writes, onClose }: EditorProps) {
  const { t } = useTranslation('profile');
  const saving = useSaving();
  const joined = [contact.firstName, contact.lastName].filter(Boolean).join(' ');
  const [before] = useState({
    salutation: contact.salutation ?? '',
    firstName: contact.firstName ?? '',
    lastName: contact.lastName ?? '',
    displayName: contact.displayName,
  });
  const [draft, setDraft] = useState(before);
  // A name of its own, not made of the other two, is a field of its own.
  const hasOwnName = contact.displayName !== joined;
  const parts = [
    'salutation',
    'firstName',
    'lastName',
    ...(hasOwnName ? ['displayName'] : []),
  ] as (keyof typeof draft)[];
  const changed = parts.filter((part) => draft[part] !== before[part]);
  const write = () =>
    writes.settle(
      crm.contacts.update({
        id: contact.id,
        fields: Object.fromEntries(changed.map((part) => [part, draft[part]])),
      }),
    );
  const problemOf = (part: string) => writeProblemOf(t, saving.error, `fields.${part}`);
  const general = parts.some(problemOf) ? undefined : writeProblem(t, saving.error);
  return (
    <EditGroup
      label={writeFieldName(t, { key: 'display_name' })}
      isWide
      isDirty={changed.length > 0}
      write={write}
      onSave={() => saving.run(write)}
      onClose={onClose}
    >
      {parts.map((part) => (
        <TextInput
          key={part}
          label={writeFieldName(t, { key: fieldKeys[part] })}
          autoFocus={part === (contact.firstName ? 'firstName' : 'lastName')}
          value={draft[part]}
          error={problemOf(part) ?? (part === 'lastName' ? general : undefined)}
          onChange={({ currentTarget: { value } }) => setDraft((now) => ({ ...now, [part]: value }))}
        />
      ))}
    </EditGroup>
  );
}

const fieldKeys = {
  salutation: 'salutation',
  firstName: 'first_name',
  lastName: 'last_name',
  displayName: 'display_name',
};
