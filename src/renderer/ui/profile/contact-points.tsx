import { Text, TextInput, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowUp,
  IconExternalLink,
  IconMail,
  IconPencil,
  IconPhone,
  IconTrash,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactPoint } from '../../../contract/profile.ts';
import { formatPhone } from '../../../contract/values/phone.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import { showError } from '../../lib/notices.ts';
import type { ProfileWrites } from '../../lib/profile-writes.ts';
import { useShop } from '../../lib/shop.tsx';
import { sortPoints } from '../sort-points.ts';
import { EditGroup } from './edit-group.tsx';
import { FactRow } from './fact-rows.tsx';
import { LabelInput, readLabel, writeLabel } from './label-input.tsx';
import { linkOf } from './link-of.ts';
import classes from './profile.module.css';
import { type RowAction, RowMenu } from './row-menu.tsx';
import { SavedSign } from './saved-sign.tsx';
import { useSaving } from './use-saving.ts';
import { writeProblem } from './write-problem.ts';

export type PointKind = ContactPoint['kind'];
type Writes = Pick<ProfileWrites, 'savePoint' | 'removePoint' | 'makeFirst'>;
type Open = (url: string) => void;

type Props = {
  points: readonly ContactPoint[];
  writes: Writes;
  /** Calls, writes, or shows in the browser. */
  onOpen: Open;
  /** The kind of which a new one is being typed. */
  added: PointKind | null;
  onAdded: () => void;
};

/** Phones, e-mails, websites and social accounts, the first of each kind on top. */
export function ContactPoints({ points, writes, onOpen, added, onAdded }: Props) {
  const { t } = useTranslation('profile');
  const sorted = sortPoints(points);
  return (
    <>
      {sorted.map((point, at) => (
        <PointRow
          key={point.id}
          point={point}
          isFirst={sorted[at - 1]?.kind !== point.kind}
          writes={writes}
          onOpen={onOpen}
        />
      ))}
      {added && (
        <FactRow label={writeFieldName(t, { key: added })}>
          <PointEditor kind={added} writes={writes} onClose={onAdded} />
        </FactRow>
      )}
    </>
  );
}

type RowProps = { point: ContactPoint; isFirst: boolean; writes: Writes; onOpen: Open };

function PointRow({ point, isFirst, writes, onOpen }: RowProps) {
  const { t } = useTranslation('profile');
  const { country } = useShop();
  const [isOpen, setOpen] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const returnsFocus = useRef(false);
  useEffect(() => {
    if (!isOpen && returnsFocus.current) button.current?.focus();
    returnsFocus.current = false;
  }, [isOpen]);

  const { kind, raw, normalized } = point;
  const isPhone = kind === 'phone';
  const shown = isPhone && normalized ? formatPhone(normalized, country) : raw;
  const name = writeLabel(t, point.label) || writeFieldName(t, { key: kind });
  const link = linkOf(point);
  const actions: RowAction[] = [
    ...(link ? [{ label: t(`open.${kind}`), icon: linkIcons[kind], run: () => onOpen(link) }] : []),
    { label: t('change'), icon: IconPencil, run: () => setOpen(true) },
    ...(isFirst
      ? []
      : [
          {
            label: t('makeFirst'),
            icon: IconArrowUp,
            run: () => void writes.makeFirst(point.id).catch(showError),
          },
        ]),
    { label: t('remove'), icon: IconTrash, run: () => void writes.removePoint(point.id).catch(showError) },
  ];

  return (
    <FactRow label={name}>
      {isOpen ? (
        <PointEditor
          kind={kind}
          point={point}
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
            aria-label={t('edit', { label: name, value: shown })}
            title={shown === raw ? undefined : t('typedAs', { text: raw })}
            onClick={() => setOpen(true)}
          >
            {shown}
            {isPhone && normalized === null && (
              <Text span className={classes.odd} title={t('oddPhone')}>
                <IconAlertTriangle size={14} stroke={1.8} aria-label={t('oddPhone')} />
              </Text>
            )}
          </UnstyledButton>
          {isSaved && <SavedSign />}
          <RowMenu label={t('more', { name: shown })} actions={actions} />
        </span>
      )}
    </FactRow>
  );
}

const linkIcons = {
  phone: IconPhone,
  email: IconMail,
  website: IconExternalLink,
  social: IconExternalLink,
};

type EditorProps = {
  kind: PointKind;
  point?: ContactPoint;
  writes: Writes;
  onClose: (byKey: boolean, isDone: boolean) => void;
};

function PointEditor({ kind, point, writes, onClose }: EditorProps) {
  const { t } = useTranslation('profile');
  const saving = useSaving();
  const before = { raw: point?.raw ?? '', label: writeLabel(t, point?.label ?? null) };
  const [raw, setRaw] = useState(before.raw);
  const [label, setLabel] = useState(before.label);
  const isDirty = raw !== before.raw || label !== before.label;
  const isEmptied = raw.trim() === '';
  const write = () => {
    // An emptied one is taken away; a new one without a text was never there.
    if (isEmptied) return point ? writes.removePoint(point.id) : Promise.resolve();
    return writes.savePoint(point?.id ?? null, { kind, raw, label: readLabel(label) });
  };
  const name = writeFieldName(t, { key: kind });
  return (
    <EditGroup
      label={name}
      isDirty={isDirty}
      write={write}
      onSave={() => saving.run(write)}
      onClose={(byKey) => onClose(byKey, isDirty && !isEmptied)}
    >
      <TextInput
        aria-label={name}
        autoFocus
        type={kind === 'phone' ? 'tel' : kind === 'email' ? 'email' : 'text'}
        value={raw}
        error={writeProblem(t, saving.error)}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={(event) => setRaw(event.currentTarget.value)}
      />
      <LabelInput value={label} onChange={setLabel} />
    </EditGroup>
  );
}
