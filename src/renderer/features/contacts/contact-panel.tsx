import { Button } from '@mantine/core';
import { IconMail, IconPhone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ContactDetails } from '../../../contract/contacts.ts';
import { crmQuery, useCrmCommand } from '../../lib/crm-queries.ts';
import { writeChoice, writeFieldName } from '../../lib/field-text.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { useShop } from '../../lib/shop.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Label } from '../../ui/label.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { sortPoints } from '../../ui/sort-points.ts';
import { writeAddress } from '../../ui/write-address.ts';
import classes from './contact-panel.module.css';

type Props = { id: number; onOpen: () => void; onClose: () => void };

/** Who this is and how to reach her, beside the list. */
export function ContactPanel({ id, onOpen, onClose }: Props) {
  const { t } = useTranslation('contacts');
  // The one before stays while walking: a panel that flickers is worse than one that is a moment late.
  const { data } = useQuery({
    ...crmQuery('contacts.get', { id }),
    placeholderData: (before: ContactDetails | undefined) => before,
    throwOnError: false,
  });
  if (!data) return null;
  const { contact, companies, tags } = data;
  const [company] = companies;
  const subtitle = company ? [company.role, company.name].filter(Boolean).join(', ') : undefined;
  return (
    <SidePanel
      title={contact.displayName}
      subtitle={subtitle}
      actions={<ReachButtons details={data} />}
      openLabel={t('panel.open')}
      onOpen={onOpen}
      onClose={onClose}
    >
      <ContactFacts details={data} />
      {tags.length > 0 && (
        <div className={classes.tags}>
          {tags.map((tag) => (
            <Label key={tag.id}>{tag.name}</Label>
          ))}
        </div>
      )}
      {contact.notes && <p className={classes.notes}>{contact.notes}</p>}
      <p className={classes.changed}>
        {t('panel.changed')} <Instant at={contact.updatedAt} />
      </p>
    </SidePanel>
  );
}

function ReachButtons({ details: { points, contact } }: { details: ContactDetails }) {
  const { t } = useTranslation('contacts');
  const { mutate: openOutside } = useCrmCommand('shell.openExternal');
  if (contact.isDoNotContact) return null;
  const phone = points.find(({ kind }) => kind === 'phone');
  const email = points.find(({ kind }) => kind === 'email');
  return (
    <>
      {phone && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPhone size={16} stroke={1.6} aria-hidden />}
          onClick={() => openOutside({ url: `tel:${phone.normalized ?? phone.raw}` })}
        >
          {t('panel.call')}
        </Button>
      )}
      {email && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconMail size={16} stroke={1.6} aria-hidden />}
          onClick={() => openOutside({ url: `mailto:${email.raw}` })}
        >
          {t('panel.write')}
        </Button>
      )}
    </>
  );
}

function ContactFacts({ details }: { details: ContactDetails }) {
  const { t } = useTranslation('contacts');
  const { date } = useFormatting();
  const { language } = useShop();
  const { contact, points, addresses } = details;
  const name = (key: string) => writeFieldName(t, { key });
  const facts: Fact[] = [
    { key: 'number', label: name('number'), value: contact.number },
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
    { key: 'birth', label: name('birth_date'), value: contact.birthDate && date(contact.birthDate) },
    {
      key: 'stage',
      label: name('lifecycle_stage'),
      value: contact.lifecycleStage && writeChoice(t, 'lifecycle_stage', contact.lifecycleStage),
    },
    {
      key: 'channel',
      label: name('preferred_channel'),
      value: contact.preferredChannel && writeChoice(t, 'preferred_channel', contact.preferredChannel),
    },
    { key: 'source', label: name('lead_source'), value: contact.leadSource },
    {
      key: 'stop',
      label: name('do_not_contact'),
      value: contact.isDoNotContact ? t('app:yes') : null,
    },
  ];
  return <Facts facts={facts} />;
}
