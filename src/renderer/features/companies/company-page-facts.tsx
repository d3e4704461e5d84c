import { Title } from '@mantine/core';
import { IconAt, IconBrandInstagram, IconMapPin, IconPhone, IconWorld } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyDetails, CompanyFields } from '../../../contract/companies.ts';
import { crm } from '../../lib/crm.ts';
import { crmQuery } from '../../lib/crm-queries.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import type { ProfileWrites } from '../../lib/profile-writes.ts';
import { Instant } from '../../ui/instant.tsx';
import { AddMenu } from '../../ui/profile/add-menu.tsx';
import { Addresses } from '../../ui/profile/addresses.tsx';
import { ContactPoints, type PointKind } from '../../ui/profile/contact-points.tsx';
import { listCustomFacts } from '../../ui/profile/custom-facts.ts';
import { EditableText } from '../../ui/profile/editable-text.tsx';
import { type EditableFact, EditableFacts, FactRow, FactRows } from '../../ui/profile/fact-rows.tsx';
import profileClasses from '../../ui/profile/profile.module.css';
import classes from '../../ui/profile/record-page.module.css';
import { RecordHead } from '../../ui/profile/record-page.tsx';
import { TagRow } from '../../ui/profile/tag-row.tsx';

type Props = { details: CompanyDetails; writes: ProfileWrites; onOpen: (url: string) => void };

const additions = [
  { key: 'phone', icon: IconPhone },
  { key: 'email', icon: IconAt },
  { key: 'address', icon: IconMapPin },
  { key: 'website', icon: IconWorld },
  { key: 'social', icon: IconBrandInstagram },
];
const pointKinds = new Set(['phone', 'email', 'website', 'social']);

/** Who they are and how to reach them. What is empty waits behind "Add". */
export function CompanyFacts({ details, writes, onOpen }: Props) {
  const { t } = useTranslation('company');
  const [added, setAdded] = useState<string | null>(null);
  const { data: known } = useQuery(crmQuery('tags.list', {}));
  const facts = useCompanyFacts(details, writes);
  const { company, points, addresses, tags, externalIds } = details;
  const close = () => setAdded(null);
  const name = (key: string) => writeFieldName(t, { key });

  return (
    <>
      <RecordHead
        name={company.name}
        title={
          <Title order={1} className={classes.name}>
            <EditableText
              label={name('name')}
              value={company.name}
              save={(text) => writes.settle(crm.companies.update({ id: company.id, fields: { name: text } }))}
            />
          </Title>
        }
        subtitle={company.legalName === company.name ? undefined : company.legalName}
      />
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
      <p className={classes.foot}>
        {t('foot', { number: company.number })} <Instant at={company.createdAt} />. {t('changed')}{' '}
        <Instant at={company.updatedAt} />.
      </p>
    </>
  );
}

function useCompanyFacts({ company, customValues }: CompanyDetails, writes: ProfileWrites): EditableFact[] {
  const { t } = useTranslation('company');
  const { data: customFields } = useQuery(crmQuery('customFields.list', { noun: 'companies' }));
  const fact = (column: keyof CompanyFields, key: string): EditableFact => ({
    key,
    label: writeFieldName(t, { key }),
    field: { key, kind: 'text' },
    value: company[column] ?? '',
    save: (value) => writes.settle(crm.companies.update({ id: company.id, fields: { [column]: value } })),
  });
  return [
    fact('legalName', 'legal_name'),
    fact('industry', 'industry'),
    fact('taxId', 'tax_id'),
    fact('registrationNo', 'registration_no'),
    ...listCustomFacts(customFields ?? [], customValues, writes),
  ];
}
