import { IconAlertTriangle, IconSearchOff, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, ListNoun } from '../../../contract/lists.ts';
import { useAppActions } from '../../lib/app-actions.ts';
import { useRegisterCommands } from '../../lib/commands.ts';
import { crmQuery, useCrmCommand } from '../../lib/crm-queries.ts';
import { writeError } from '../../lib/error-text.ts';
import { DataTable } from '../data-table/data-table.tsx';
import { EmptyPage } from '../empty-page.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { FilterRow } from './filter-row.tsx';
import { ListHeading } from './list-heading.tsx';
import classes from './record-list.module.css';
import { nameColumn, useListLayout } from './use-list-layout.ts';
import { useListRows } from './use-list-rows.ts';
import { useListView } from './use-list-view.ts';
import { useRowChoice } from './use-row-choice.ts';
import { useTableColumns } from './use-table-columns.tsx';

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
  const { openExport } = useAppActions();
  const textFilter = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLElement>(null);
  /** Where the bar of the ticked rows goes away under the cursor. */
  const focusTable = () => list.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  const view = useListView(noun, fields, props.changeSet);
  const { filter, currentId, isTrash, setCurrent } = view;
  const { sort } = layout;
  const columnKeys = useMemo(() => layout.columns.map(({ key }) => key), [layout.columns]);
  // Always in one order: moving a column needs no other rows.
  const rows = useListRows({ noun, filter, sort, columns: [...columnKeys].sort() });
  const { rowAt, listIds, rowCount } = rows;
  const total = rowCount ?? 0;
  const chosen = useRowChoice({ view, total, rowAt, listIds });
  const { mutate: moveRows } = useCrmCommand(isTrash ? `${noun}.restore` : `${noun}.remove`);

  const { columns, renderCell } = useTableColumns({
    fields,
    layout: layout.columns,
    rowColumns: rows.columns,
    nameKey: nameColumn[noun],
  });

  const clear = () => {
    chosen.chooseAll(false);
    focusTable();
  };
  const move = () => {
    if (chosen.count === 0 && currentId === null) return;
    moveRows(
      { selection: chosen.count > 0 ? chosen.selection : { ids: [currentId!] } },
      {
        onSuccess: () => {
          clear();
          setCurrent(null);
        },
      },
    );
  };
  const leave = () => (chosen.count > 0 ? clear() : setCurrent(null));
  const exportRows = () => {
    const source = chosen.count > 0 ? chosen.selection : { filter, except: [] };
    openExport({ noun, selection: source, sort, columns: columnKeys, count: chosen.count || total });
  };

  const { chooseAll } = chosen;
  useRegisterCommands(
    useMemo(
      () => [
        {
          id: 'list.filter',
          label: 'lists:command.filter',
          shortcut: '/',
          run: () => textFilter.current?.focus(),
        },
        { id: 'list.chooseAll', label: 'lists:command.chooseAll', run: () => chooseAll(true) },
      ],
      [chooseAll],
    ),
  );

  const isEmpty = rowCount === 0 && !rows.isWaiting;
  const isBare = isEmpty && !view.isFiltered && !isTrash;

  return (
    <div className={classes.page}>
      <section ref={list} className={classes.list}>
        <div className={classes.head}>
          <ListHeading
            title={title}
            rowCount={rowCount}
            isTrash={isTrash}
            isBare={isBare}
            newLabel={props.newLabel}
            onNew={props.onNew}
            onExport={exportRows}
          />
          {chosen.count > 0 ? (
            <BulkBar
              noun={noun}
              fields={fields}
              selection={chosen.selection}
              count={chosen.count}
              isTrash={isTrash}
              onClear={clear}
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
        {rows.error ? (
          <EmptyPage icon={IconAlertTriangle} title={t('problem')} text={writeError(t, rows.error)} />
        ) : isEmpty ? (
          isBare ? (
            props.empty
          ) : (
            <NothingFound isTrash={isTrash && !view.isFiltered} />
          )
        ) : (
          <DataTable
            rowsKey={rows.rowsKey}
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
            isChosen={chosen.isChosen}
            chosenShare={chosen.share}
            onChooseAll={chosen.chooseAll}
            onToggle={chosen.toggle}
            onRange={chosen.chooseRange}
            onOpen={props.onOpen}
            onEscape={leave}
            onDelete={() => !isTrash && move()}
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
