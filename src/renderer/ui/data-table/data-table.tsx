import { Checkbox } from '@mantine/core';
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { rowHeight } from '../theme.ts';
import classes from './data-table.module.css';
import { pressKey } from './grid-keys.ts';
import { HeaderCell } from './header-cell.tsx';
import { DataRow } from './table-row.tsx';
import type { ColumnActions, RenderCell, TableColumn, TableRow, TableSort } from './table-types.ts';
import { useScaledScroll } from './use-scaled-scroll.ts';

const tickWidth = 40;
const headerHeight = rowHeight;

export type DataTableProps = ColumnActions & {
  /** What it lists, for those who hear it. */
  label: string;
  columns: readonly TableColumn[];
  sort: TableSort;
  rowCount: number;
  /** Undefined while it is fetched. */
  rowAt: (index: number) => TableRow | undefined;
  /** The rows that can be seen now, for fetching. */
  onShow: (first: number, last: number) => void;
  renderCell: RenderCell;
  /** The row under the cursor, by id; shown in the side panel. */
  currentId: number | null;
  onCurrent: (id: number, index: number) => void;
  isChosen: (id: number) => boolean;
  chosenShare: 'none' | 'some' | 'all';
  onChooseAll: (isChosen: boolean) => void;
  onToggle: (index: number) => void;
  /** Everything from the last row ticked to this one. */
  onRange: (from: number, to: number) => void;
  onOpen: (id: number) => void;
  onEscape: () => void;
  onDelete: () => void;
  initialTop: number;
  /** When it changes these are other rows: the table starts at its top. */
  rowsKey: string;
  onSettle: (top: number) => void;
  /** New rows are on their way while the old ones stay. */
  isWaiting: boolean;
};

/** A table over any number of rows, of which only those in sight are drawn and fetched. */
export function DataTable(props: DataTableProps) {
  const { columns, rowCount, rowAt, onShow, currentId, onCurrent, onToggle, onRange, onOpen } = props;
  const { t } = useTranslation('lists');
  const tickLabel = useCallback((row: number) => t('table.tickRow', { row }), [t]);
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const anchor = useRef(0);
  const [resizing, setResizing] = useState<{ key: string; width: number }>();
  const scroll = useScaledScroll(scroller, {
    rowCount,
    rowHeight,
    headerHeight,
    initialTop: props.initialTop,
    onSettle: props.onSettle,
  });
  const { first, last, showRow } = scroll;

  useEffect(() => onShow(first, last), [onShow, first, last]);

  const shown = useMemo(
    () =>
      columns.map((column) => (column.key === resizing?.key ? { ...column, width: resizing.width } : column)),
    [columns, resizing],
  );
  const layout = useMemo(
    () =>
      ({
        '--columns': `${tickWidth}px ${shown.map(({ width }) => `${width}px`).join(' ')} minmax(0, 1fr)`,
        '--row-width': `${tickWidth + shown.reduce((sum, { width }) => sum + width, 0)}px`,
      }) as CSSProperties,
    [shown],
  );

  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  const currentIndex = indexes.find((index) => rowAt(index)?.id === currentId) ?? -1;
  const lastIndex = useRef(-1);
  if (currentIndex >= 0) lastIndex.current = currentIndex;
  /** Walked to, but still on its way. */
  const awaited = useRef<number>(undefined);

  const goTo = useCallback(
    (index: number) => {
      if (rowCount === 0) return;
      const next = Math.min(Math.max(0, index), rowCount - 1);
      showRow(next);
      lastIndex.current = next;
      const row = rowAt(next);
      awaited.current = row ? undefined : next;
      if (row) onCurrent(row.id, next);
    },
    [rowCount, rowAt, onCurrent, showRow],
  );

  useEffect(() => {
    const row = awaited.current === undefined ? undefined : rowAt(awaited.current);
    if (!row) return;
    onCurrent(row.id, awaited.current!);
    awaited.current = undefined;
  }, [rowAt, onCurrent]);

  // Among other rows, or in another order, the row under the cursor is somewhere else.
  const { rowsKey } = props;
  const { scrollTo } = scroll;
  const shownRows = useRef(rowsKey);
  useEffect(() => {
    if (shownRows.current === rowsKey) return;
    shownRows.current = rowsKey;
    lastIndex.current = -1;
    scrollTo(0);
  }, [rowsKey, scrollTo]);

  const press = useCallback(
    (index: number, event: MouseEvent) => {
      const row = rowAt(index);
      if (!row) return;
      if (event.shiftKey) onRange(anchor.current, index);
      else anchor.current = index;
      if (event.ctrlKey || event.metaKey) onToggle(index);
      lastIndex.current = index;
      awaited.current = undefined;
      onCurrent(row.id, index);
    },
    [rowAt, onRange, onToggle, onCurrent],
  );

  const toggle = useCallback(
    (index: number, isRange: boolean) => {
      if (isRange) onRange(anchor.current, index);
      else onToggle(index);
      anchor.current = index;
      grid.current?.focus({ preventScroll: true });
    },
    [onRange, onToggle],
  );

  const open = useCallback(
    (index: number) => {
      const row = rowAt(index);
      if (row) onOpen(row.id);
    },
    [rowAt, onOpen],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const at = lastIndex.current;
    const walk = (index: number) => {
      const target = Math.min(Math.max(0, index), rowCount - 1);
      if (event.shiftKey) onRange(anchor.current, target);
      else anchor.current = target;
      goTo(target);
    };
    const isDone = pressKey(event, {
      walk,
      at: at < 0 ? scroll.firstVisible - 1 : at,
      last: rowCount - 1,
      page: scroll.rowsPerPage,
      open: () => at >= 0 && open(at),
      toggle: () => at >= 0 && toggle(at, event.shiftKey),
      chooseAll: () => props.onChooseAll(true),
      leave: props.onEscape,
      remove: props.onDelete,
    });
    if (!isDone) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={classes.root} style={layout}>
      {props.isWaiting && <div className={classes.waiting} />}
      <div ref={scroller} className={classes.scroller} onScroll={scroll.onScroll}>
        <table
          ref={grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is what this table is
          role="grid"
          tabIndex={0}
          aria-label={props.label}
          aria-rowcount={rowCount + 1}
          aria-colcount={columns.length + 1}
          aria-multiselectable
          aria-busy={props.isWaiting}
          aria-activedescendant={currentIndex >= 0 ? `${gridId}-${currentIndex}` : undefined}
          className={classes.grid}
          onKeyDown={onKeyDown}
        >
          <thead className={classes.header}>
            <tr aria-rowindex={1} className={classes.headerRow}>
              <th aria-colindex={1} className={classes.tick}>
                <Checkbox
                  size="xs"
                  checked={props.chosenShare === 'all'}
                  indeterminate={props.chosenShare === 'some'}
                  onChange={(event) => props.onChooseAll(event.currentTarget.checked)}
                  aria-label={t('table.tickAll')}
                />
              </th>
              {shown.map((column, index) => (
                <HeaderCell
                  key={column.key}
                  column={column}
                  index={index}
                  sort={props.sort}
                  onSort={props.onSort}
                  onMove={props.onMove}
                  onResize={props.onResize}
                  onResizing={(key, width) => setResizing(width === undefined ? undefined : { key, width })}
                />
              ))}
            </tr>
          </thead>
          <tbody className={classes.body} style={{ height: scroll.height }}>
            {indexes.map((index) => {
              const row = rowAt(index);
              return (
                <DataRow
                  key={index}
                  id={`${gridId}-${index}`}
                  index={index}
                  offset={scroll.offsetOf(index)}
                  row={row}
                  columns={columns}
                  isCurrent={row !== undefined && row.id === currentId}
                  isChosen={row !== undefined && props.isChosen(row.id)}
                  renderCell={props.renderCell}
                  tickLabel={tickLabel}
                  onPress={press}
                  onToggle={toggle}
                  onOpen={open}
                />
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
