import { TagsInput, Textarea, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyDraft } from '../../../contract/companies.ts';
import { AppError } from '../../../contract/errors.ts';
import { crmQuery, useCrmCommand } from '../../lib/crm-queries.ts';
import { writeError } from '../../lib/error-text.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { DuplicateWarning } from '../../ui/profile/duplicate-warning.tsx';
import classes from '../../ui/profile/new-record.module.css';
import { NewRecordForm } from '../../ui/profile/new-record-form.tsx';
import { writeProblemOf } from '../../ui/profile/write-problem.ts';

const emptyDraft = {
  name: '',
  phone: '',
  email: '',
  website: '',
  city: '',
  legalName: '',
  industry: '',
  taxId: '',
  registrationNo: '',
  street: '',
  postalCode: '',
  notes: '',
  tags: [] as string[],
};
type Draft = typeof emptyDraft;
type TextPart = Exclude<keyof Draft, 'tags'>;

const settleAfter = 250;

/** A new company, with a warning where it may be in the list already. */
export function NewCompany({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation('company');
  const navigate = useNavigate();
  const { mutateAsync, isPending } = useCrmCommand('companies.create', { isHandled: true });
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft, name: name.trim() }));
  const [error, setError] = useState<unknown>();
  const { data: knownTags } = useQuery({ ...crmQuery('tags.list', {}), throwOnError: false });

  const save = async (isLast: boolean) => {
    try {
      const { id } = await mutateAsync(makeDraft(draft));
      setError(undefined);
      if (isLast) {
        onClose();
        void navigate({ to: '/companies/$id', params: { id: String(id) } });
      } else setDraft(emptyDraft);
      return draft.name.trim();
    } catch (failure) {
      setError(fieldOfProblem(failure, draft));
      return undefined;
    }
  };

  const text = (part: TextPart, fieldKey: string) => ({
    label: writeFieldName(t, { key: fieldKey }),
    value: draft[part],
    error: writeProblemOf(t, error, problemKeys[part]),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setDraft((now) => ({ ...now, [part]: value }));
    },
  });
  const isNamed = Object.values(problemKeys).some((key) => writeProblemOf(t, error, key) !== undefined);

  return (
    <NewRecordForm
      title={t('new.title')}
      isBusy={isPending}
      problem={error === undefined || isNamed ? undefined : writeError(t, error)}
      onSave={save}
      onClose={onClose}
      warning={<Duplicates name={draft.name} onClose={onClose} />}
      more={
        <>
          <div className={classes.pair}>
            <TextInput {...text('legalName', 'legal_name')} autoFocus />
            <TextInput {...text('industry', 'industry')} />
            <TextInput {...text('taxId', 'tax_id')} />
            <TextInput {...text('registrationNo', 'registration_no')} />
          </div>
          <TextInput {...text('street', 'street')} />
          <TextInput {...text('postalCode', 'postal_code')} />
          <TagsInput
            label={writeFieldName(t, { key: 'tags' })}
            data={(knownTags ?? []).map((tag) => tag.name)}
            value={draft.tags}
            onChange={(tags) => setDraft((now) => ({ ...now, tags }))}
          />
          <Textarea {...text('notes', 'notes')} classNames={{ input: classes.longInput }} />
        </>
      }
    >
      <TextInput {...text('name', 'name')} data-autofocus />
      <div className={classes.pair}>
        <TextInput {...text('phone', 'phone')} type="tel" />
        <TextInput {...text('email', 'email')} type="email" />
      </div>
      <div className={classes.pair}>
        <TextInput {...text('website', 'website')} />
        <TextInput {...text('city', 'city')} />
      </div>
    </NewRecordForm>
  );
}

const problemKeys: Record<TextPart, string> = {
  name: 'fields.name',
  phone: 'phone',
  email: 'email',
  website: 'website',
  city: 'addresses.0.city',
  legalName: 'fields.legalName',
  industry: 'fields.industry',
  taxId: 'fields.taxId',
  registrationNo: 'fields.registrationNo',
  street: 'addresses.0.street',
  postalCode: 'addresses.0.postalCode',
  notes: 'fields.notes',
};

const pointKinds = ['phone', 'email', 'website'] as const;

function makeDraft(draft: Draft): CompanyDraft {
  const { name, legalName, industry, taxId, registrationNo, notes, street, postalCode, city, tags } = draft;
  const hasAddress = `${street}${postalCode}${city}`.trim() !== '';
  return {
    fields: { name, legalName, industry, taxId, registrationNo, notes },
    points: pointKinds
      .filter((kind) => draft[kind].trim() !== '')
      .map((kind) => ({ kind, raw: draft[kind] })),
    addresses: hasAddress ? [{ street, postalCode, city }] : [],
    tags,
  };
}

/** The answer names phones and e-mails by their place; here each has a field of its own. */
function fieldOfProblem(error: unknown, draft: Draft): unknown {
  if (!(error instanceof AppError) || !error.report.fields) return error;
  const order = pointKinds.filter((kind) => draft[kind].trim() !== '');
  const fields: Record<string, string> = {};
  for (const [key, problem] of Object.entries(error.report.fields)) {
    const place = /^points\.(\d+)/.exec(key);
    fields[place ? (order[Number(place[1])] ?? key) : key === 'draft.raw' ? 'email' : key] = problem;
  }
  return new AppError(error.code, error.report.message, error.report.parameters, fields);
}

function Duplicates({ name, onClose }: { name: string; onClose: () => void }) {
  const typed = useSettled(name.trim(), settleAfter);
  const { data } = useQuery({
    ...crmQuery('companies.findDuplicates', { name: typed }),
    placeholderData: keepPreviousData,
    throwOnError: false,
  });
  return (
    <DuplicateWarning
      duplicates={(name.trim() === '' ? [] : (data ?? [])).map(({ id, name: known, reason }) => ({
        id,
        detail: null,
        reason,
        link: (
          <Link to="/companies/$id" params={{ id: String(id) }} onClick={onClose}>
            {known}
          </Link>
        ),
      }))}
    />
  );
}
