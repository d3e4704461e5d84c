import { contactPointLabels } from '../../../../db/schema/contacts.ts';
import { listFields } from '../../../contract/exchange-fields.ts';
import type { ImportNoun, ImportTargetField } from '../../../contract/imports.ts';
import type { CustomField } from '../../../contract/profile.ts';

/** The fields that a column can become, in the order in which the wizard offers them. */
export function listTargets(noun: ImportNoun, customFields: CustomField[]): ImportTargetField[] {
  const own = listFields(noun)
    .filter(({ key }) => key !== 'custom' && key !== 'ignore')
    .map(({ key, repeats }) => ({
      key,
      repeats: repeats !== null,
      labels: repeats === null || key.endsWith('_label') ? [] : [...contactPointLabels],
    }));
  const custom = customFields.map(({ key, name }) => ({
    key: `custom_${key}`,
    name,
    repeats: false,
    labels: [],
  }));
  return [...own, ...custom];
}
