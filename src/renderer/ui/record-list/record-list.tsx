import { Button } from '@mantine/core';
import { IconPlus, IconSearchOff, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, ListNoun } from '../../../contract/lists.ts';
import { useAppActions } from '../../lib/app-actions.ts';
import { useRegisterCommands } from '../../lib/commands.ts';
import { crmQuery, useCrmCommand } from '../../lib/crm-queries.ts';
import { writeFieldName } from '../../lib/field-text.ts';
import { useFormatting } from '../../lib/formatting.ts';
import { DataTable } from '../data-table/data-table.tsx';
import type { RenderCell } from '../data-table/table-types.ts';
import { EmptyPage } from '../empty-page.tsx';
import { PageHeading } from '../page.tsx';
import { BulkBar } from './bulk-bar.tsx';
import {
  addRows,
  allRows,
  countRows,
  isRowChosen,
  noRows,
  toggleRow,
  toSelection,
} from './choice-of-rows.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { FilterRow } from './filter-row.tsx';
import { ListCell } from './list-cell.tsx';
import classes from './record-list.module.css';
import { nameColumn, useListLayout } from './use-list-layout.ts';
import { useListRows } from './use-list-rows.ts';
import { useListView } from './use-list-view.ts';

export type RecordListProps = {
  noun: ListNoun;
  title: string;
  /** Only the records that one change touched. */
  changeSet?: number;
  onForgetChange: () => void;
  onOpen: (id: number) => void;
  newLabel: string;
  onNew: () => void;
  /** The chosen record, beside the table. */
  renderPanel: (id: number, close: () => void) => ReactNode;
  /** In place of everything while there is no record at all. */
  empty: ReactNode;
};

/** A list page: title and count, a filter row, the table, a side panel with the record under the cursor. */
export function RecordList(props: RecordListProps) {
  const { data: fields } = useQuery(crmQuery(`${props.noun}.fields`, {}));
  const layout = useListLayout(props.noun, fields ?? noFields);
  // The table's columns are needed before its first rows can be asked for.
  if (!fields || !layout.isReady) return <div className={classes.list} />;
  return <FilledList key={`${props.noun} ${props.changeSet}`} {...props} fields={fields} layout={layout} />;
}

const noFields: Field[] = [];

type FilledProps = RecordListProps & { fields: readonly Field[]; layout: ReturnType<typeof useListLayout> };

function FilledList({ noun, title, fields, layout, ...props }: FilledProps) {
  const { t } = useTranslation('lists');
  const { number } = useFormatting();
  const { openExport } = useAppActions();
  const textFilter = useRef<HTMLInputElement>(null);
  const view = useListView(noun, props.changeSet);
  const { filter, chosen, currentId, isTrash, setCurrent, choose } = view;
  const { sort } = layout;
  const columnKeys = useMemo(() => layout.columns.map(({ key }) => key), [layout.columns]);
  const rows = useListRows({ noun, filter, sort, columns: columnKeys });
  const { rowAt, listIds, rowCount } = rows;
  const total = rowCount ?? 0;
  const chosenCount = countRows(chosen, total);
  const selection = useMemo(() => toSelection(chosen, filter), [chosen, filter]);
  const { mutate: moveRows } = useCrmCommand(isTrash ? `${noun}.restore` : `${noun}.remove`);

  const fieldOf = useMemo(() => new Map(fields.map((field) => [field.key, field])), [fields]);
  const columns = useMemo(
    () =>
      layout.columns.flatMap(({ key, width }) => {
        const field = fieldOf.get(key);
        if (!field) return [];
        const { kind, isSortable } = field;
        return [{ key, width, title: writeFieldName(t, field), isNumeric: kind === 'number', isSortable }];
      }),
    [layout.columns, fieldOf, t],
  );
  const renderCell = useCallback<RenderCell>(
    ({ key }, value) => {
      const field = fieldOf.get(key);
      return field && <ListCell field={field} value={value} isName={key === nameColumn[noun]} />;
    },
    [fieldOf, noun],
  );

  const toggle = useCallback(
    (index: number) => {
      const row = rowAt(index);
      if (row) choose((before) => toggleRow(before, row.id));
    },
    [rowAt, choose],
  );
  const chooseRange = useCallback(
    async (from: number, to: number) => {
      const ids = await listIds(from, to);
      choose((before) => addRows(before, ids));
    },
    [listIds, choose],
  );
  const move = () => {
    if (chosenCount === 0 && currentId === null) return;
    moveRows(
      { selection: chosenCount > 0 ? selection : { ids: [currentId!] } },
      {
        onSuccess: () => {
          choose(() => noRows);
          setCurrent(null);
        },
      },
    );
  };
  const leave = () => (chosenCount > 0 ? choose(() => noRows) : setCurrent(null));
  const exportRows = () => {
    const source = chosenCount > 0 ? selection : { filter, except: [] };
    openExport({ noun, selection: source, sort, columns: columnKeys, count: chosenCount || total });
  };

  useRegisterCommands(
    useMemo(
      () => [
        {
          id: 'list.filter',
          label: 'lists:command.filter',
          shortcut: '/',
          run: () => textFilter.current?.focus(),
        },
        { id: 'list.chooseAll', label: 'lists:command.chooseAll', run: () => choose(() => allRows) },
      ],
      [choose],
    ),
  );

  const isEmpty = rowCount === 0 && !rows.isWaiting;
  const isBare = isEmpty && !view.isFiltered && !isTrash;

  return (
    <div className={classes.page}>
      <section className={classes.list}>
        <div className={classes.head}>
          <PageHeading
            title={isTrash ? t('trash.title', { title }) : title}
            aside={rowCount === undefined || isBare ? '' : number(rowCount)}
            actions={
              <>
                {!isBare && (
                  <Button variant="default" onClick={exportRows}>
                    {t('export')}
                  </Button>
                )}
                {!isTrash && (
                  <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden />} onClick={props.onNew}>
                    {props.newLabel}
                  </Button>
                )}
              </>
            }
          />
          {chosenCount > 0 ? (
            <BulkBar
              noun={noun}
              fields={fields}
              selection={selection}
              count={chosenCount}
              isTrash={isTrash}
              onClear={() => choose(() => noRows)}
              onExport={exportRows}
              onMove={move}
            />
          ) : (
            <FilterRow
              fields={fields}
              text={view.text}
              onText={(text) => view.setFilter({ text })}
              textRef={textFilter}
              isBare={isBare}
              conditions={view.conditions}
              onConditions={(conditions) => view.setFilter({ conditions })}
              isTrash={isTrash}
              onTrash={(next) => view.setFilter({ isTrash: next })}
              onForgetChange={props.changeSet === undefined ? undefined : props.onForgetChange}
            >
              <ColumnsMenu noun={noun} fields={fields} {...layout} />
            </FilterRow>
          )}
        </div>
        {isEmpty ? (
          isBare ? (
            props.empty
          ) : (
            <NothingFound isTrash={isTrash && !view.isFiltered} />
          )
        ) : (
          <DataTable
            key={rows.shownKey}
            label={title}
            columns={columns}
            sort={sort}
            onSort={layout.sortBy}
            onResize={layout.resizeColumn}
            onMove={layout.moveColumn}
            rowCount={total}
            rowAt={rowAt}
            onShow={rows.onShow}
            renderCell={renderCell}
            currentId={currentId}
            onCurrent={setCurrent}
            isChosen={(id) => isRowChosen(chosen, id)}
            chosenShare={chosenCount === 0 ? 'none' : chosenCount === total ? 'all' : 'some'}
            onChooseAll={(isChosen) => choose(() => (isChosen ? allRows : noRows))}
            onToggle={toggle}
            onRange={chooseRange}
            onOpen={props.onOpen}
            onEscape={leave}
            onDelete={move}
            initialTop={view.top}
            onSettle={view.setTop}
            isWaiting={rows.isWaiting}
          />
        )}
      </section>
      {currentId !== null && props.renderPanel(currentId, () => setCurrent(null))}
    </div>
  );
}

function NothingFound({ isTrash }: { isTrash: boolean }) {
  const { t } = useTranslation('lists');
  return isTrash ? (
    <EmptyPage icon={IconTrash} title={t('trash.empty')} text={t('trash.explained')} />
  ) : (
    <EmptyPage icon={IconSearchOff} title={t('nothingFound.title')} text={t('nothingFound.text')} />
  );
}
