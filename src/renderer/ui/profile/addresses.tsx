import { TextInput, UnstyledButton } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Address } from '../../../contract/profile.ts';
import { countryName } from '../../../contract/values/country.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import { showError } from '../../lib/notices.ts';
import type { ProfileWrites } from '../../lib/profile-writes.ts';
import { useShop } from '../../lib/shop.tsx';
import { writeAddress } from '../write-address.ts';
import { EditGroup } from './edit-group.tsx';
import { FactRow } from './fact-rows.tsx';
import { LabelInput, readLabel, writeLabel } from './label-input.tsx';
import classes from './profile.module.css';
import { RowMenu } from './row-menu.tsx';
import { SavedSign } from './saved-sign.tsx';
import { useSaving } from './use-saving.ts';
import { writeProblem, writeProblemOf } from './write-problem.ts';

type Writes = Pick<ProfileWrites, 'saveAddress' | 'removeAddress'>;
type Props = { addresses: readonly Address[]; writes: Writes; isAdding: boolean; onAdded: () => void };

export function Addresses({ addresses, writes, isAdding, onAdded }: Props) {
  const { t } = useTranslation('profile');
  return (
    <>
      {addresses.map((address) => (
        <AddressRow key={address.id} address={address} writes={writes} />
      ))}
      {isAdding && (
        <FactRow label={writeFieldName(t, { key: 'address' })}>
          <AddressEditor writes={writes} onClose={onAdded} />
        </FactRow>
      )}
    </>
  );
}

function AddressRow({ address, writes }: { address: Address; writes: Writes }) {
  const { t } = useTranslation('profile');
  const { language, country } = useShop();
  const [isOpen, setOpen] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const returnsFocus = useRef(false);
  useEffect(() => {
    if (!isOpen && returnsFocus.current) button.current?.focus();
    returnsFocus.current = false;
  }, [isOpen]);

  const label = writeFieldName(t, { key: 'address' });
  const name = writeLabel(t, address.label) || label;
  // At home nobody writes the country on an envelope.
  const isHome = address.country === country;
  const text =
    writeAddress(isHome ? { ...address, country: null } : address, language) ||
    writeAddress(address, language);
  return (
    <FactRow label={name}>
      {isOpen ? (
        <AddressEditor
          address={address}
          writes={writes}
          onClose={(byKey, isDone) => {
            returnsFocus.current = byKey;
            setSaved(isDone);
            setOpen(false);
          }}
        />
      ) : (
        <span className={classes.valueLine}>
          <UnstyledButton
            ref={button}
            className={classes.value}
            aria-label={t('edit', { label: name, value: text.replaceAll('\n', ', ') })}
            onClick={() => setOpen(true)}
          >
            {text}
          </UnstyledButton>
          {isSaved && <SavedSign />}
          <RowMenu
            label={t('more', { name: text.split('\n')[0] })}
            actions={[
              { label: t('change'), icon: IconPencil, run: () => setOpen(true) },
              {
                label: t('remove'),
                icon: IconTrash,
                run: () => void writes.removeAddress(address.id).catch(showError),
              },
            ]}
          />
        </span>
      )}
    </FactRow>
  );
}

const parts = ['street', 'street2', 'postalCode', 'city', 'region', 'country'] as const;
type Part = (typeof parts)[number];
const fieldKeys: Record<Part, string> = {
  street: 'street',
  street2: 'street2',
  postalCode: 'postal_code',
  city: 'city',
  region: 'region',
  country: 'country',
};
const addressLabels = ['work', 'home', 'billing', 'shipping', 'other'];

type EditorProps = {
  address?: Address;
  writes: Writes;
  onClose: (byKey: boolean, isDone: boolean) => void;
};

function AddressEditor({ address, writes, onClose }: EditorProps) {
  const { t } = useTranslation('profile');
  const { language } = useShop();
  const saving = useSaving();
  const [before] = useState(() => ({
    ...Object.fromEntries(parts.map((part) => [part, address?.[part] ?? ''])),
    country: address?.country ? countryName(address.country, language) : '',
    label: writeLabel(t, address?.label ?? null),
  })) as unknown as [Record<Part | 'label', string>];
  const [draft, setDraft] = useState(before);
  const isDirty = ([...parts, 'label'] as const).some((part) => draft[part] !== before[part]);
  const isEmptied = parts.every((part) => draft[part].trim() === '');
  const write = () => {
    if (isEmptied) return address ? writes.removeAddress(address.id) : Promise.resolve();
    const { label, ...rest } = draft;
    return writes.saveAddress(address?.id ?? null, { ...rest, label: readLabel(label) });
  };
  const general = parts.some((part) => writeProblemOf(t, saving.error, `draft.${part}`))
    ? undefined
    : writeProblem(t, saving.error);
  const input = (part: Part, className?: string) => (
    <TextInput
      className={className}
      aria-label={writeFieldName(t, { key: fieldKeys[part] })}
      placeholder={writeFieldName(t, { key: fieldKeys[part] })}
      autoFocus={part === 'street'}
      value={draft[part]}
      error={writeProblemOf(t, saving.error, `draft.${part}`) ?? (part === 'street' ? general : undefined)}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setDraft((now) => ({ ...now, [part]: value }));
      }}
    />
  );
  return (
    <EditGroup
      label={writeFieldName(t, { key: 'address' })}
      isDirty={isDirty}
      write={write}
      onSave={() => saving.run(write)}
      onClose={(byKey) => onClose(byKey, isDirty && !isEmptied)}
    >
      {input('street')}
      {input('street2')}
      <div className={classes.pair}>
        {input('postalCode', classes.short)}
        {input('city')}
      </div>
      {input('region')}
      {input('country')}
      <LabelInput
        labels={addressLabels}
        value={draft.label}
        onChange={(label) => setDraft((now) => ({ ...now, label }))}
      />
    </EditGroup>
  );
}
