import { Alert, Button, Checkbox, Group, Radio, SegmentedControl, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportRequest } from '../../../contract/exports.ts';
import type { ExportSource } from '../../lib/app-actions.ts';
import { crmQuery } from '../../lib/crm-queries.ts';
import { writeError } from '../../lib/error-text.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { useRemembered } from '../../lib/view-memory.ts';
import classes from './export-dialog.module.css';

export type Delimiter = NonNullable<ExportRequest['delimiter']>;

export type ExportChoices = {
  columns: 'all' | 'shown';
  delimiter: Delimiter;
  /** Letters marked for Excel, and nothing in a cell that it would run. */
  isForSpreadsheet: boolean;
};

type Props = {
  source: ExportSource;
  error: unknown;
  onCancel: () => void;
  onExport: (choices: ExportChoices) => void;
};

const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

type Chosen = Omit<ExportChoices, 'delimiter'> & {
  /** Null until she chooses one herself. */
  delimiter: Delimiter | null;
};

const untouched: Chosen = { columns: 'all', delimiter: null, isForSpreadsheet: false };

export function ExportForm({ source, error, onCancel, onExport }: Props) {
  const { t } = useTranslation('export');
  const { editDecimal } = useFormatting();
  const [chosen, change] = useRemembered('export', untouched);
  const { data: fields = [] } = useQuery(crmQuery(`${source.noun}.fields`, {}));
  const delimiterId = useId();
  const set = (part: Partial<Chosen>) => change((before) => ({ ...before, ...part }));
  // Where numbers have a comma, Excel takes the semicolon for what separates cells.
  const usual = chosen.isForSpreadsheet && editDecimal('0.5').includes(',') ? ';' : ',';
  const delimiter = chosen.delimiter ?? usual;
  const shown = source.columns.map((key) =>
    writeFieldName(t, fields.find((field) => field.key === key) ?? { key }),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onExport({ ...chosen, delimiter });
      }}
    >
      <Stack gap="xl">
        {error !== undefined && (
          <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
            {writeError(t, error)}
          </Alert>
        )}
        <Radio.Group
          label={t('columns.title')}
          value={chosen.columns}
          onChange={(value) => set({ columns: value as Chosen['columns'] })}
        >
          <Stack gap="md" mt="sm">
            <Radio value="all" label={t('columns.all')} description={t('columns.allText')} data-autofocus />
            <Radio
              value="shown"
              label={t('columns.shown', { count: shown.length })}
              description={shown.join(', ')}
            />
          </Stack>
        </Radio.Group>
        <Checkbox
          label={t('excel.label')}
          description={t('excel.text')}
          checked={chosen.isForSpreadsheet}
          onChange={(event) => set({ isForSpreadsheet: event.currentTarget.checked })}
        />
        <div>
          <div className={classes.label} id={delimiterId}>
            {t('delimiter.title')}
          </div>
          <SegmentedControl
            aria-labelledby={delimiterId}
            value={delimiter}
            data={Object.entries(delimiters).map(([value, name]) => ({
              value,
              label: t(`delimiter.${name}`),
            }))}
            onChange={(value) => set({ delimiter: value as Delimiter })}
          />
        </div>
        <Group gap="sm" justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('app:cancel')}
          </Button>
          <Button type="submit">{t('choose')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
