import { field, type ListField, ownColumn, profileFields, recordFields } from './list-field.ts';

export const companyFields: readonly ListField[] = [
  field('name', 'text', 'r.name', { order: 'r.name_key', folded: 'r.name_key' }),
  field('number', 'number', 'r.number', { order: 'r.number' }),
  ownColumn('legal_name', 'text', { isBulkEditable: false }),
  ownColumn('tax_id', 'text', { isBulkEditable: false }),
  ownColumn('registration_no', 'text', { isBulkEditable: false }),
  ownColumn('industry', 'text'),
  field(
    'contacts',
    'number',
    '(SELECT count(*) FROM contact_companies l JOIN contacts c ON c.id = l.contact_id WHERE l.company_id = r.id AND c.deleted_at IS NULL)',
    {},
  ),
  ...profileFields('companies'),
  ownColumn('notes', 'long_text', { isSortable: false }),
  ...recordFields,
];
