import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportColumn, ImportTargetField } from '../../../contract/imports.ts';
import classes from './import-page.module.css';
import { setColumn, useImportSession } from './import-session.ts';
import { listTargetOptions } from './target-text.ts';

const leaveOut = '-';
const newFieldPrefix = '+';
const newFieldKinds = ['text', 'number', 'date', 'boolean', 'choice'] as const;

type Props = {
  column: ImportColumn;
  target: string | null;
  fields: ImportTargetField[];
  taken: ReadonlySet<string>;
};

/** One column of the file: its heading, some of its cells, and what it becomes. */
export function ColumnRow({ column, target, fields, taken }: Props) {
  const { t } = useTranslation('import');
  const { noun, columns } = useImportSession();
  const choice = columns[String(column.index)];
  const suggested = suggestKind(column.type);
  const value = choice?.newField ? `${newFieldPrefix}${choice.newField.kind}` : (target ?? leaveOut);
  const kinds = [suggested, ...newFieldKinds.filter((kind) => kind !== suggested)];

  const choose = (chosen: string | null) => {
    if (chosen === null || chosen === value) return;
    if (chosen === column.target) setColumn(column.index, null);
    else if (chosen === leaveOut) setColumn(column.index, { ...choice, target: null, newField: undefined });
    else if (chosen.startsWith(newFieldPrefix))
      setColumn(column.index, {
        ...choice,
        target: null,
        newField: {
          name: column.suggestedName.trim().slice(0, 100) || t('columns.unnamed'),
          kind: chosen.slice(1) as (typeof newFieldKinds)[number],
        },
      });
    else setColumn(column.index, { ...choice, target: chosen, newField: undefined });
  };

  return (
    <tr>
      <td className={classes.name}>{column.name}</td>
      <td>
        <div className={classes.cells}>{column.samples.slice(0, 3).join('  ·  ') || t('columns.empty')}</div>
      </td>
      <td>
        <Select
          aria-label={t('columns.becomesOf', { name: column.name })}
          data={[
            {
              group: t('columns.groupOther'),
              items: [
                { value: leaveOut, label: t('columns.leave') },
                ...kinds.map((kind) => ({
                  value: `${newFieldPrefix}${kind}`,
                  label: t('columns.newField', {
                    name: column.suggestedName,
                    kind: t(`fields:choice.field_kind.${kind}`),
                  }),
                })),
              ],
            },
            {
              group: t(`noun.${noun}`),
              items: listTargetOptions(t, noun, fields, target, taken),
            },
          ]}
          value={value}
          onChange={choose}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t('columns.nothingFound')}
          w="19rem"
        />
      </td>
    </tr>
  );
}

function suggestKind(type: string): (typeof newFieldKinds)[number] {
  if (type === 'number' || type === 'money') return 'number';
  if (type === 'date' || type === 'boolean' || type === 'choice') return type;
  return 'text';
}
