import { Alert, Radio, Stack } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportColumn, ImportInspection } from '../../../contract/imports.ts';
import { parseCalendarDate } from '../../../contract/values/date.ts';
import { normalizeDecimal } from '../../../contract/values/number.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { setColumn, useImportSession } from './import-session.ts';

/** Dates and amounts that could be read in two ways: asked once, with two of her own cells. */
export function UnprovenChoices({ inspection }: { inspection: ImportInspection }) {
  const { columns } = useImportSession();
  const open = inspection.columns.filter((column) => {
    const choice = columns[String(column.index)];
    const target = choice?.target === undefined ? column.target : choice.target;
    return (
      !column.isProven && column.examples.length > 0 && (target !== null || choice?.newField !== undefined)
    );
  });
  if (open.length === 0) return null;
  return (
    <Stack gap="sm">
      {open.map((column) => (
        <UnprovenChoice key={column.index} column={column} />
      ))}
    </Stack>
  );
}

function UnprovenChoice({ column }: { column: ImportColumn }) {
  const { t } = useTranslation('import');
  const { date, decimal } = useFormatting();
  const { columns } = useImportSession();
  const choice = columns[String(column.index)];
  const [example = ''] = column.examples;
  const cells = column.examples.map((cell) => `“${cell}”`).join(', ');
  const options =
    column.dateOrder !== null
      ? (['dmy', 'mdy', 'ymd'] as const)
          .map((order) => ({ value: order as string, read: parseCalendarDate(example, order) }))
          .filter(({ read }) => read !== null)
          .map(({ value, read }) => ({
            value,
            label: t('unproven.is', { cell: example, value: date(read!) }),
          }))
      : (['comma', 'dot'] as const)
          .map((sign) => ({ value: sign as string, read: normalizeDecimal(example, sign) }))
          .filter(({ read }) => read !== null)
          .map(({ value, read }) => ({
            value,
            label: t('unproven.is', { cell: example, value: decimal(read!) }),
          }));
  const current =
    column.dateOrder !== null ? (choice?.dateOrder ?? column.dateOrder) : (choice?.decimal ?? column.decimal);
  return (
    <Alert
      variant="light"
      color="yellow"
      icon={<IconHelpCircle size={18} aria-hidden />}
      title={t(column.dateOrder !== null ? 'unproven.date' : 'unproven.number', { name: column.name, cells })}
      maw="44rem"
    >
      <Radio.Group
        value={current}
        aria-label={t(column.dateOrder !== null ? 'unproven.date' : 'unproven.number', {
          name: column.name,
          cells,
        })}
        onChange={(value) =>
          setColumn(column.index, {
            ...choice,
            ...(column.dateOrder !== null
              ? { dateOrder: value as 'dmy' | 'mdy' | 'ymd' }
              : { decimal: value as 'comma' | 'dot' }),
          })
        }
      >
        <Stack gap="xs">
          {options.map(({ value, label }) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
    </Alert>
  );
}
