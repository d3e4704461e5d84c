import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CompanyDetails } from '../../../contract/companies.ts';
import { crmQuery } from '../../lib/crm-queries.ts';
import { writeChoice, writeFieldName } from '../../lib/field-text.ts';
import { useShop } from '../../lib/shop.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Label } from '../../ui/label.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { sortPoints } from '../../ui/sort-points.ts';
import { writeAddress } from '../../ui/write-address.ts';
import classes from './company-panel.module.css';

/** As many people as fit beside the list; the page has them all. */
const shownPeople = 8;

type Props = { id: number; onOpen: () => void; onClose: () => void };

/** A company, and whom to talk to there. */
export function CompanyPanel({ id, onOpen, onClose }: Props) {
  const { t } = useTranslation('companies');
  const { data } = useQuery({
    ...crmQuery('companies.get', { id }),
    placeholderData: (before: CompanyDetails | undefined) => before,
    throwOnError: false,
  });
  if (!data) return null;
  const { company, tags } = data;
  return (
    <SidePanel
      title={company.name}
      subtitle={company.industry ?? undefined}
      openLabel={t('panel.open')}
      onOpen={onOpen}
      onClose={onClose}
    >
      <CompanyFacts details={data} />
      {tags.length > 0 && (
        <div className={classes.tags}>
          {tags.map((tag) => (
            <Label key={tag.id}>{tag.name}</Label>
          ))}
        </div>
      )}
      <People details={data} />
      {company.notes && <p className={classes.notes}>{company.notes}</p>}
      <p className={classes.changed}>
        {t('panel.changed')} <Instant at={company.updatedAt} />
      </p>
    </SidePanel>
  );
}

function CompanyFacts({ details: { company, points, addresses } }: { details: CompanyDetails }) {
  const { t } = useTranslation('companies');
  const { language } = useShop();
  const name = (key: string) => writeFieldName(t, { key });
  const facts: Fact[] = [
    { key: 'number', label: name('number'), value: company.number },
    ...sortPoints(points).map(({ id, kind, label, raw }) => ({
      key: `point ${id}`,
      label: label ? writeChoice(t, 'label', label) : name(kind),
      value: raw,
    })),
    ...addresses.map((address) => ({
      key: `address ${address.id}`,
      label: address.label ? writeChoice(t, 'label', address.label) : name('address'),
      value: writeAddress(address, language),
    })),
    { key: 'legal', label: name('legal_name'), value: company.legalName },
    { key: 'tax', label: name('tax_id'), value: company.taxId },
  ];
  return <Facts facts={facts} />;
}

function People({ details: { contacts } }: { details: CompanyDetails }) {
  const { t } = useTranslation('companies');
  if (contacts.length === 0) return null;
  const more = contacts.length - shownPeople;
  return (
    <ul className={classes.people} aria-label={t('panel.people')}>
      {contacts.slice(0, shownPeople).map(({ linkId, id, displayName, role }) => (
        <li key={linkId} className={classes.person}>
          <Link to="/contacts/$id" params={{ id: String(id) }} className={classes.link}>
            {displayName}
          </Link>
          {role && <span className={classes.role}>{role}</span>}
        </li>
      ))}
      {more > 0 && <li className={classes.role}>{t('panel.morePeople', { count: more })}</li>}
    </ul>
  );
}
