import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../contract/lists.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import { useFormatting } from '../../lib/formatting.ts';
import type { RenderCell, TableColumn } from '../data-table/table-types.ts';
import { drawListCell } from './list-cell.tsx';
import classes from './record-list.module.css';

type Options = {
  fields: readonly Field[];
  /** As she has arranged them. */
  layout: readonly { key: string; width: number }[];
  /** Of the rows that are shown now, in the order of their cells. */
  rowColumns: readonly string[];
  nameKey: string;
};

/** The table's columns, and how their cells are drawn. */
export function useTableColumns({ fields, layout, rowColumns, nameKey }: Options) {
  const { t } = useTranslation('lists');
  const formatting = useFormatting();
  const fieldOf = useMemo(() => new Map(fields.map((field) => [field.key, field])), [fields]);

  const columns = useMemo<TableColumn[]>(
    () =>
      layout.flatMap(({ key, width }) => {
        const field = fieldOf.get(key);
        if (!field) return [];
        return [
          {
            key,
            width,
            title: writeFieldName(t, field),
            isNumeric: field.kind === 'number',
            isSortable: field.isSortable,
            cell: rowColumns.indexOf(key),
          },
        ];
      }),
    [layout, fieldOf, rowColumns, t],
  );

  const renderCell = useCallback<RenderCell>(
    ({ key }, value) => {
      const field = fieldOf.get(key);
      if (!field) return null;
      if (key === nameKey) return <span className={classes.name}>{value}</span>;
      return drawListCell({ t, formatting }, field, value);
    },
    [fieldOf, nameKey, t, formatting],
  );

  return { columns, renderCell };
}
