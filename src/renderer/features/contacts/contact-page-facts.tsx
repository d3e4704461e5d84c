import { Switch } from '@mantine/core';
import {
  IconAt,
  IconBrandInstagram,
  IconBuildingStore,
  IconMapPin,
  IconPhone,
  IconWorld,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContactDetails, ContactFields } from '../../../contract/contacts.ts';
import { crm } from '../../lib/crm.ts';
import { crmQuery } from '../../lib/crm-queries.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import { showError } from '../../lib/notices.ts';
import type { ProfileWrites } from '../../lib/profile-writes.ts';
import { useShop } from '../../lib/shop.tsx';
import { Instant } from '../../ui/instant.tsx';
import { AddMenu } from '../../ui/profile/add-menu.tsx';
import { Addresses } from '../../ui/profile/addresses.tsx';
import { ContactPoints, type PointKind } from '../../ui/profile/contact-points.tsx';
import { listCustomFacts } from '../../ui/profile/custom-facts.ts';
import { type EditableFact, EditableFacts, FactRow, FactRows } from '../../ui/profile/fact-rows.tsx';
import { listLanguages } from '../../ui/profile/languages.ts';
import profileClasses from '../../ui/profile/profile.module.css';
import classes from '../../ui/profile/record-page.module.css';
import { TagRow } from '../../ui/profile/tag-row.tsx';
import { writeLanguage } from '../../ui/profile/write-field-change.ts';
import { ContactCompanies } from './contact-page-companies.tsx';
import { Consents } from './contact-page-consents.tsx';
import { ContactHead } from './contact-page-head.tsx';

type Props = { details: ContactDetails; writes: ProfileWrites; onOpen: (url: string) => void };

const additions = [
  { key: 'phone', icon: IconPhone },
  { key: 'email', icon: IconAt },
  { key: 'address', icon: IconMapPin },
  { key: 'company', icon: IconBuildingStore },
  { key: 'website', icon: IconWorld },
  { key: 'social', icon: IconBrandInstagram },
];
const stages = ContactFields.shape.lifecycleStage.unwrap().options;
const channels = ContactFields.shape.preferredChannel.unwrap().options;
const pointKinds = new Set(['phone', 'email', 'website', 'social']);

/** Who she is and how to reach her. What is empty waits behind "Add". */
export function ContactFacts({ details, writes, onOpen }: Props) {
  const { t } = useTranslation('contact');
  const [added, setAdded] = useState<string | null>(null);
  const { data: known } = useQuery(crmQuery('tags.list', {}));
  const facts = useContactFacts(details, writes);
  const { contact, points, addresses, companies, tags, consents, externalIds } = details;
  const close = () => setAdded(null);
  const name = (key: string) => writeFieldName(t, { key });

  return (
    <>
      <ContactHead details={details} writes={writes} />
      <TagRow
        tags={tags}
        known={(known ?? []).map((tag) => tag.name)}
        onAdd={writes.addTag}
        onRemove={writes.removeTag}
      />
      <div>
        <FactRows label={t('facts')}>
          <ContactPoints
            points={points}
            writes={writes}
            onOpen={onOpen}
            added={added !== null && pointKinds.has(added) ? (added as PointKind) : null}
            onAdded={close}
          />
          <Addresses addresses={addresses} writes={writes} isAdding={added === 'address'} onAdded={close} />
          <ContactCompanies
            contactId={contact.id}
            companies={companies}
            writes={writes}
            isAdding={added === 'company'}
            onAdded={close}
          />
          <EditableFacts facts={facts} added={added} onAdded={close} />
          {externalIds.map(({ id, source, value }) => (
            <FactRow key={id} label={t('externalId', { source })}>
              <div className={profileClasses.plain}>{value}</div>
            </FactRow>
          ))}
        </FactRows>
        <AddMenu
          contact={additions.map(({ key, icon }) => ({ key, icon, label: name(key) }))}
          facts={facts.filter(({ value }) => value === '').map(({ key, label }) => ({ key, label }))}
          onAdd={setAdded}
        />
      </div>
      <Consents contactId={contact.id} consents={consents} writes={writes} />
      <Switch
        label={name('do_not_contact')}
        checked={contact.isDoNotContact}
        onChange={({ currentTarget }) => {
          const fields = { isDoNotContact: currentTarget.checked };
          void writes.settle(crm.contacts.update({ id: contact.id, fields })).catch(showError);
        }}
      />
      <p className={classes.foot}>
        {t('foot', { number: contact.number })} <Instant at={contact.createdAt} />. {t('changed')}{' '}
        <Instant at={contact.updatedAt} />.
      </p>
    </>
  );
}

function useContactFacts({ contact, customValues }: ContactDetails, writes: ProfileWrites): EditableFact[] {
  const { t } = useTranslation('contact');
  const { language } = useShop();
  const { data: customFields } = useQuery(crmQuery('customFields.list', { noun: 'contacts' }));
  const fact = (
    column: keyof ContactFields,
    field: EditableFact['field'],
    rest?: Partial<EditableFact>,
  ): EditableFact => ({
    key: field.key,
    label: writeFieldName(t, { key: field.key }),
    field,
    value: String(contact[column] ?? ''),
    save: (value) => writes.settle(crm.contacts.update({ id: contact.id, fields: { [column]: value } })),
    ...rest,
  });
  return [
    fact('birthDate', { key: 'birth_date', kind: 'date' }, { isYearOptional: true }),
    fact('lifecycleStage', { key: 'lifecycle_stage', kind: 'choice', choices: stages }),
    fact('leadSource', { key: 'lead_source', kind: 'text' }),
    fact('preferredChannel', { key: 'preferred_channel', kind: 'choice', choices: channels }),
    fact('language', {
      key: 'language',
      kind: 'choice',
      choices: listLanguages(contact.language),
      nameChoice: (code) => writeLanguage(code, language),
    }),
    ...listCustomFacts(customFields ?? [], customValues, writes),
  ];
}
