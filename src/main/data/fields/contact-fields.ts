import {
  consentChannels,
  consentStates,
  lifecycleStages,
  preferredChannels,
} from '../../../../db/schema/contacts.ts';
import { field, type ListField, ownColumn, profileFields, recordFields, sql } from './list-field.ts';

const companyOf =
  'contact_companies l JOIN companies c ON c.id = l.company_id WHERE l.contact_id = r.id AND c.deleted_at IS NULL';

/** Given for one purpose at least; else the latest word on the channel. */
const consentFields = consentChannels.map((channel) =>
  field(
    `consent_${channel}`,
    'choice',
    sql(
      `(SELECT state FROM consents WHERE contact_id = r.id AND channel = '${channel}' ORDER BY state <> 'given', captured_at DESC LIMIT 1)`,
    ),
    { choices: [...consentStates] },
  ),
);

export const contactFields: readonly ListField[] = [
  field('display_name', 'text', 'r.display_name', { order: 'r.name_key', folded: 'r.name_key' }),
  field('number', 'number', 'r.number', { order: 'r.number' }),
  ownColumn('salutation', 'text'),
  ownColumn('first_name', 'text', { isBulkEditable: false }),
  ownColumn('last_name', 'text', { isBulkEditable: false }),
  field('company', 'text', `(SELECT c.name FROM ${companyOf} ORDER BY l.position, l.id LIMIT 1)`, {
    several: { from: sql(companyOf), value: 'c.name' },
  }),
  field('company_role', 'text', `(SELECT l.role FROM ${companyOf} ORDER BY l.position, l.id LIMIT 1)`, {
    several: { from: sql(companyOf), value: 'l.role' },
  }),
  ...profileFields('contacts'),
  ownColumn('lifecycle_stage', 'choice', { choices: [...lifecycleStages] }),
  ownColumn('lead_source', 'text'),
  ownColumn('preferred_channel', 'choice', { choices: [...preferredChannels] }),
  ...consentFields,
  ownColumn('do_not_contact', 'boolean'),
  ownColumn('birth_date', 'date', { isBulkEditable: false }),
  ownColumn('language', 'text'),
  ownColumn('notes', 'long_text', { isSortable: false }),
  ...recordFields,
];
