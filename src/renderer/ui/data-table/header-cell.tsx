import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './data-table.module.css';
import { type ColumnActions, clampWidth, type TableColumn, type TableSort } from './table-types.ts';

type Props = ColumnActions & {
  column: TableColumn;
  index: number;
  sort: TableSort;
  /** While the pointer moves the edge; `onResize` is the end of it. */
  onResizing: (key: string, width: number | undefined) => void;
};

const startsDragAfter = 6;
const keyStep = 16;

/** A heading: click sorts, dragging moves the column, its edge resizes it; with Alt or Shift, the arrow keys too. */
export function HeaderCell({ column, index, sort, onSort, onResize, onResizing, onMove }: Props) {
  const { t } = useTranslation('lists');
  const { key, title, width, isNumeric, isSortable } = column;
  const isSorted = sort.field === key;
  const cell = useRef<HTMLTableCellElement>(null);
  const drag = useDrag(cell, (to) => onMove(key, to));

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    if (event.altKey) onMove(key, index + step);
    else if (event.shiftKey) onResize(key, clampWidth(width + step * keyStep));
    else focusNeighbour(cell.current, step);
    event.preventDefault();
  };

  return (
    <th
      ref={cell}
      aria-colindex={index + 2}
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
      className={classes.headerCell}
      data-numeric={isNumeric || undefined}
      data-dragged={drag.isDragged || undefined}
      data-column={index}
      style={drag.isDragged ? { transform: `translateX(${drag.distance}px)` } : undefined}
    >
      <button
        type="button"
        className={classes.headerButton}
        aria-disabled={!isSortable}
        title={t('table.headingKeys', { title })}
        onClick={() => isSortable && !drag.wasDragged() && onSort(key)}
        onKeyDown={onKeyDown}
        {...drag.handlers}
      >
        <span className={classes.headerTitle}>{title}</span>
        {isSorted &&
          (sort.isDescending ? (
            <IconArrowDown size={14} stroke={2} aria-hidden />
          ) : (
            <IconArrowUp size={14} stroke={2} aria-hidden />
          ))}
      </button>
      <ResizeEdge
        width={width}
        onResizing={(next) => onResizing(key, next)}
        onResize={(next) => {
          onResizing(key, undefined);
          onResize(key, next);
        }}
      />
    </th>
  );
}

type EdgeProps = { width: number; onResizing: (width: number) => void; onResize: (width: number) => void };

/** For the pointer only: the heading itself takes Shift and the arrow keys. */
function ResizeEdge({ width, onResizing, onResize }: EdgeProps) {
  const start = useRef<{ x: number; width: number }>(undefined);
  const widthAt = (event: PointerEvent) =>
    clampWidth((start.current?.width ?? width) + event.clientX - (start.current?.x ?? event.clientX));
  return (
    <div
      className={classes.edge}
      aria-hidden
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => start.current && onResizing(widthAt(event))}
      onPointerUp={(event) => {
        if (start.current) onResize(widthAt(event));
        start.current = undefined;
      }}
    />
  );
}

/** Moving a heading sideways; where it is dropped is told by the headings' places on screen. */
function useDrag(cell: { current: HTMLElement | null }, onDrop: (to: number) => void) {
  const start = useRef<number>(undefined);
  const ended = useRef(false);
  const [distance, setDistance] = useState<number>();

  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      start.current = event.clientX;
      ended.current = false;
    },
    onPointerMove: (event: PointerEvent) => {
      if (start.current === undefined) return;
      const way = event.clientX - start.current;
      if (distance === undefined && Math.abs(way) < startsDragAfter) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDistance(way);
    },
    onPointerUp: (event: PointerEvent) => {
      start.current = undefined;
      if (distance === undefined) return;
      ended.current = true;
      setDistance(undefined);
      const to = findColumnAt(cell.current, event.clientX);
      if (to !== undefined) onDrop(to);
    },
    onPointerCancel: () => {
      start.current = undefined;
      setDistance(undefined);
    },
  };
  return { handlers, distance, isDragged: distance !== undefined, wasDragged: () => ended.current };
}

function listHeaderCells(cell: HTMLElement | null): HTMLElement[] {
  return [...(cell?.parentElement?.querySelectorAll<HTMLElement>('[data-column]') ?? [])];
}

function findColumnAt(cell: HTMLElement | null, x: number): number | undefined {
  const others = listHeaderCells(cell).filter((other) => other !== cell);
  const before = others.filter((other) => {
    const { left, width } = other.getBoundingClientRect();
    return left + width / 2 < x;
  });
  return cell ? before.length : undefined;
}

function focusNeighbour(cell: HTMLElement | null, step: number): void {
  const cells = listHeaderCells(cell);
  const next = cell ? cells[cells.indexOf(cell) + step] : undefined;
  next?.querySelector<HTMLElement>('button')?.focus();
}
