import type { CustomField, CustomValue } from '../../../contract/profile.ts';
import type { ProfileWrites } from '../../lib/profile-writes.ts';
import type { EditableFact } from './fact-rows.tsx';

/** The owner's own fields as facts beside the others. */
export function listCustomFacts(
  fields: readonly CustomField[],
  values: readonly CustomValue[],
  { setValue }: Pick<ProfileWrites, 'setValue'>,
): EditableFact[] {
  return fields.map(({ id, key, name, kind, choices }) => ({
    key: `custom:${key}`,
    label: name,
    field: { key: `custom:${key}`, kind, choices: choices ?? undefined },
    value: values.find(({ fieldId }) => fieldId === id)?.value ?? '',
    save: (value) => setValue(id, value),
  }));
}
