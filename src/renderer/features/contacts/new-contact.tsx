import { Autocomplete, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContactFields } from '../../../contract/contacts.ts';
import type { AppError } from '../../../contract/errors.ts';
import { crmQuery, useCrmCommand } from '../../lib/crm-queries.ts';
import { writeError } from '../../lib/error-text.ts';
import { writeChoice, writeFieldName } from '../../lib/field-text.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { DuplicateWarning } from '../../ui/profile/duplicate-warning.tsx';
import classes from '../../ui/profile/new-record.module.css';
import { NewRecordForm } from '../../ui/profile/new-record-form.tsx';
import { makeFieldProblem, writeProblemOf } from '../../ui/profile/write-problem.ts';
import {
  emptyDraft,
  fieldOfProblem,
  makeDraft,
  type NewContactDraft,
  readTyped,
} from './new-contact-draft.ts';

const stages = ContactFields.shape.lifecycleStage.unwrap().options;
const channels = ContactFields.shape.preferredChannel.unwrap().options;
/** Long enough not to ask at every key, short enough to be seen before she saves. */
const settleAfter = 250;

/** A new person in five fields, with a warning where she may be in the list already. */
export function NewContact({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation('contact');
  const navigate = useNavigate();
  const { parseDate } = useFormatting();
  const { mutateAsync, isPending } = useCrmCommand('contacts.create', { isHandled: true });
  const [draft, setDraft] = useState(() => readTyped(name));
  const [error, setError] = useState<unknown>();
  const { data: knownTags } = useQuery({ ...crmQuery('tags.list', {}), throwOnError: false });
  const { data: knownCompanies } = useQuery({
    ...crmQuery('companies.suggest', { text: draft.company }),
    placeholderData: keepPreviousData,
    throwOnError: false,
  });
  const set = (part: Partial<NewContactDraft>) => setDraft((now) => ({ ...now, ...part }));

  const save = async (isLast: boolean) => {
    try {
      const birthDate = draft.birthDate.trim() === '' ? null : parseDate(draft.birthDate);
      if (birthDate === null && draft.birthDate.trim() !== '')
        throw makeFieldProblem('invalid_date', 'fields.birthDate');
      const { id } = await mutateAsync(makeDraft(draft, birthDate));
      setError(undefined);
      if (isLast) {
        onClose();
        void navigate({ to: '/contacts/$id', params: { id: String(id) } });
      } else setDraft(emptyDraft);
      return (
        [draft.firstName, draft.lastName].join(' ').trim() || draft.company || draft.phone || draft.email
      );
    } catch (failure) {
      setError(fieldOfProblem(failure as AppError, draft));
      return undefined;
    }
  };

  const text = (part: TextPart, fieldKey: string) => ({
    label: writeFieldName(t, { key: fieldKey }),
    value: draft[part],
    error: writeProblemOf(t, error, problemKeys[part] ?? part),
    onChange: (event: { currentTarget: { value: string } }) => set({ [part]: event.currentTarget.value }),
  });
  const isNamed = Object.values(problemKeys).some((key) => writeProblemOf(t, error, key) !== undefined);

  return (
    <NewRecordForm
      title={t('new.title')}
      isBusy={isPending}
      problem={error === undefined || isNamed ? undefined : writeError(t, error)}
      onSave={save}
      onClose={onClose}
      warning={<Duplicates draft={draft} onClose={onClose} />}
      more={
        <>
          <div className={classes.pair}>
            <TextInput {...text('salutation', 'salutation')} autoFocus />
            <TextInput {...text('birthDate', 'birth_date')} />
            <Select
              label={writeFieldName(t, { key: 'lifecycle_stage' })}
              clearable
              data={stages.map((value) => ({ value, label: writeChoice(t, 'lifecycle_stage', value) }))}
              value={draft.lifecycleStage}
              onChange={(value) => set({ lifecycleStage: value as NewContactDraft['lifecycleStage'] })}
            />
            <Select
              label={writeFieldName(t, { key: 'preferred_channel' })}
              clearable
              data={channels.map((value) => ({ value, label: writeChoice(t, 'preferred_channel', value) }))}
              value={draft.preferredChannel}
              onChange={(value) => set({ preferredChannel: value as NewContactDraft['preferredChannel'] })}
            />
            <TextInput {...text('role', 'company_role')} />
            <TextInput {...text('leadSource', 'lead_source')} />
          </div>
          <TextInput {...text('street', 'street')} />
          <div className={classes.pair}>
            <TextInput {...text('postalCode', 'postal_code')} />
            <TextInput {...text('city', 'city')} />
          </div>
          <TagsInput
            label={writeFieldName(t, { key: 'tags' })}
            data={(knownTags ?? []).map((tag) => tag.name)}
            value={draft.tags}
            onChange={(tags) => set({ tags })}
          />
          <Textarea {...text('notes', 'notes')} classNames={{ input: classes.longInput }} />
        </>
      }
    >
      <div className={classes.pair}>
        <TextInput {...text('firstName', 'first_name')} data-autofocus />
        <TextInput {...text('lastName', 'last_name')} />
      </div>
      <div className={classes.pair}>
        <TextInput {...text('phone', 'phone')} type="tel" />
        <TextInput {...text('email', 'email')} type="email" />
      </div>
      <Autocomplete
        label={writeFieldName(t, { key: 'company' })}
        data={[...new Set((knownCompanies ?? []).map((company) => company.name))]}
        filter={({ options }) => options}
        value={draft.company}
        error={writeProblemOf(t, error, 'company.name')}
        onChange={(company) => set({ company })}
      />
    </NewRecordForm>
  );
}

type TextPart = Exclude<keyof NewContactDraft, 'tags' | 'lifecycleStage' | 'preferredChannel'>;

const problemKeys: Partial<Record<TextPart, string>> = {
  salutation: 'fields.salutation',
  firstName: 'fields.firstName',
  lastName: 'fields.lastName',
  birthDate: 'fields.birthDate',
  leadSource: 'fields.leadSource',
  notes: 'fields.notes',
  phone: 'phone',
  email: 'email',
  company: 'company.name',
  role: 'company.role',
  street: 'addresses.0.street',
  postalCode: 'addresses.0.postalCode',
  city: 'addresses.0.city',
};

function Duplicates({ draft, onClose }: { draft: NewContactDraft; onClose: () => void }) {
  const { firstName, lastName, phone, email } = draft;
  const typed = useSettled(
    JSON.stringify({ name: `${firstName} ${lastName}`.trim(), phone: phone.trim(), email: email.trim() }),
    settleAfter,
  );
  const { data } = useQuery({
    ...crmQuery(
      'contacts.findDuplicates',
      JSON.parse(typed) as { name: string; phone: string; email: string },
    ),
    placeholderData: keepPreviousData,
    throwOnError: false,
  });
  const isEmpty = `${firstName}${lastName}${phone}${email}`.trim() === '';
  const duplicates = isEmpty ? [] : (data ?? []);
  return (
    <DuplicateWarning
      duplicates={duplicates.map(({ id, displayName, company, reason }) => ({
        id,
        detail: company,
        reason,
        link: (
          <Link to="/contacts/$id" params={{ id: String(id) }} onClick={onClose}>
            {displayName}
          </Link>
        ),
      }))}
    />
  );
}
