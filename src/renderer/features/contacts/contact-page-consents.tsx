import { Button, Popover, Select, TextInput, Title, UnstyledButton } from '@mantine/core';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Consent, consents as operations } from '../../../contract/profile.ts';
import { crm } from '../../lib/crm.ts';
import { writeChoice } from '../../lib/field-text.ts';
import { useFormatting } from '../../lib/formatting.ts';
import type { ProfileWrites } from '../../lib/profile-writes.ts';
import { inPage } from '../../ui/profile/in-page.ts';
import { useSaving } from '../../ui/profile/use-saving.ts';
import { makeFieldProblem, writeProblem, writeProblemOf } from '../../ui/profile/write-problem.ts';
import classes from './contact-page-consents.module.css';

const { shape } = operations.save.input;
const consentPurposes = shape.purpose.options;
const consentChannels = shape.channel.options;
const consentStates = shape.state.options;
type Purpose = Consent['purpose'];
type Channel = Consent['channel'];
type State = Consent['state'];

type Props = { contactId: number; consents: readonly Consent[]; writes: ProfileWrites };

/** What she agreed to: one sign per purpose and channel, a click says since when and from where. */
export function Consents({ contactId, consents, writes }: Props) {
  const { t } = useTranslation('contact');
  return (
    <section aria-labelledby="consents">
      <Title order={2} size="h3" id="consents">
        {t('consent.title')}
      </Title>
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            {consentChannels.map((channel) => (
              <th key={channel} scope="col" className={classes.channel}>
                {t(`fields:choice.consent_channel.${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {consentPurposes.map((purpose) => (
            <tr key={purpose}>
              <th scope="row" className={classes.purpose}>
                {t(`fields:choice.consent_purpose.${purpose}`)}
              </th>
              {consentChannels.map((channel) => (
                <td key={channel} className={classes.cell}>
                  <ConsentCell
                    contactId={contactId}
                    purpose={purpose}
                    channel={channel}
                    consent={consents.find((one) => one.purpose === purpose && one.channel === channel)}
                    writes={writes}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const icons: Record<State, typeof IconCheck> = {
  given: IconCheck,
  refused: IconX,
  withdrawn: IconX,
  unknown: IconMinus,
};

type CellProps = {
  contactId: number;
  purpose: Purpose;
  channel: Channel;
  consent: Consent | undefined;
  writes: ProfileWrites;
};

function ConsentCell({ contactId, purpose, channel, consent, writes }: CellProps) {
  const { t } = useTranslation('contact');
  const { day } = useFormatting();
  const [isOpen, setOpen] = useState(false);
  const state = consent?.state ?? 'unknown';
  const IconOf = icons[state];
  const what = t('consent.what', {
    purpose: t(`fields:choice.consent_purpose.${purpose}`),
    by: t(`profile:by.${channel}`),
  });
  const said = writeChoice(t, 'consent', state);
  const details = consent ? [said, day(consent.capturedAt), consent.source].filter(Boolean).join(', ') : said;
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus width={280} {...inPage}>
      <Popover.Target>
        <UnstyledButton
          className={classes.sign}
          data-state={state}
          aria-label={`${what}: ${details}`}
          title={details}
          onClick={() => setOpen((now) => !now)}
        >
          <IconOf size={16} stroke={state === 'unknown' ? 1.6 : 2.2} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <ConsentForm
          title={what}
          consent={consent}
          onCancel={() => setOpen(false)}
          onSave={async (values) => {
            await writes.settle(crm.consents.save({ contactId, purpose, channel, ...values }));
            setOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

type FormProps = {
  title: string;
  consent: Consent | undefined;
  onSave: (values: {
    state: State;
    source: string;
    capturedAt: number;
    wording: string | null;
  }) => Promise<void>;
  onCancel: () => void;
};

function ConsentForm({ title, consent, onSave, onCancel }: FormProps) {
  const { t } = useTranslation('contact');
  const { date, dateOf, today, parseDate, startOfDay } = useFormatting();
  const { run, error } = useSaving();
  const [state, setState] = useState<State>(consent?.state ?? 'given');
  const [source, setSource] = useState(consent?.source ?? '');
  const [before] = useState(() => date(consent ? dateOf(consent.capturedAt) : today().toString()));
  const [at, setAt] = useState(before);

  const save = () =>
    run(async () => {
      const day = parseDate(at);
      if (day === null || day.startsWith('--')) throw makeFieldProblem('invalid_date', 'capturedAt');
      // Of a day that she left alone the hour stays too.
      const capturedAt = at === before ? (consent?.capturedAt ?? Date.now()) : startOfDay(day);
      await onSave({ state, source, capturedAt, wording: consent?.wording ?? null });
    });
  const dateProblem = writeProblemOf(t, error, 'capturedAt');
  return (
    <form
      className={classes.form}
      aria-label={title}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <b>{title}</b>
      <Select
        label={t('consent.state')}
        data-autofocus
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        data={consentStates.map((value) => ({ value, label: writeChoice(t, 'consent', value) }))}
        value={state}
        onChange={(value) => value && setState(value as State)}
      />
      <TextInput
        label={t('consent.source')}
        placeholder={t('consent.sourceHint')}
        value={source}
        error={dateProblem ? undefined : writeProblem(t, error)}
        onChange={({ currentTarget: { value } }) => setSource(value)}
      />
      <TextInput
        label={t('consent.date')}
        value={at}
        error={dateProblem}
        onChange={({ currentTarget: { value } }) => setAt(value)}
      />
      <div className={classes.buttons}>
        <Button size="xs" variant="default" onClick={onCancel}>
          {t('app:cancel')}
        </Button>
        <Button size="xs" type="submit">
          {t('app:save')}
        </Button>
      </div>
    </form>
  );
}
