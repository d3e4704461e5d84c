import { type MouseEvent, memo } from 'react';
import classes from './data-table.module.css';
import type { RenderCell, TableColumn, TableRow } from './table-types.ts';

type Props = {
  id: string;
  index: number;
  offset: number;
  /** Undefined while it is fetched. */
  row: TableRow | undefined;
  columns: readonly TableColumn[];
  isCurrent: boolean;
  isChosen: boolean;
  renderCell: RenderCell;
  tickLabel: (row: number) => string;
  onPress: (index: number, event: MouseEvent) => void;
  onToggle: (index: number, isRange: boolean) => void;
  onOpen: (index: number) => void;
};

/** One row; drawn again only when something of its own changed. */
export const DataRow = memo(function DataRow(props: Props) {
  const { id, index, offset, row, columns, isCurrent, isChosen, renderCell, tickLabel } = props;
  const { onPress, onToggle, onOpen } = props;
  return (
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className={classes.row}
      data-current={isCurrent || undefined}
      data-chosen={isChosen || undefined}
      style={{ transform: `translateY(${offset}px)` }}
      onClick={(event) => onPress(index, event)}
      onDoubleClick={() => onOpen(index)}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Space on the grid */}
      <td
        aria-colindex={1}
        className={classes.tick}
        onClick={(event) => {
          event.stopPropagation();
          onToggle(index, event.shiftKey);
        }}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        {row && (
          <input
            type="checkbox"
            className={classes.box}
            tabIndex={-1}
            readOnly
            checked={isChosen}
            aria-label={tickLabel(index + 1)}
          />
        )}
      </td>
      {columns.map((column, at) => (
        <td
          key={column.key}
          aria-colindex={at + 2}
          className={classes.cell}
          data-numeric={column.isNumeric || undefined}
        >
          {row ? renderCell(column, row.cells[column.cell] ?? null) : <span className={classes.skeleton} />}
        </td>
      ))}
    </tr>
  );
});
