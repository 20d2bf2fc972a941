import { createColumnHelper, createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { ReactNode } from 'react';

/** A column: what it shows of a row, and by what rows are sorted when its heading is pressed. */
export interface Column<Row> {
  key: string;
  heading: string;
  figure?: boolean;
  sortBy?: (row: Row) => string | number;
  show: (row: Row) => ReactNode;
}

interface Props<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** Beyond so many rows only those in sight are in the page. */
const WHOLE = 120;

/** A table that is sorted by its headings. A long one scrolls within itself and holds only the rows in sight. */
export function DataTable<Row extends object>({ label, columns, rows, rowKey }: Props<Row>) {
  const defined = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return columns.map((column) =>
      helper.accessor((row): unknown => column.sortBy?.(row) ?? '', {
        id: column.key,
        header: column.heading,
        enableSorting: column.sortBy !== undefined,
        sortFn: (a, b) => compare(column.sortBy?.(a.original), column.sortBy?.(b.original)),
        cell: ({ row }) => column.show(row.original),
      }),
    );
  }, [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features, columns: defined, data, getRowId: (row) => rowKey(row) });
  const sorted = table.getRowModel().rows;
  const scroller = useRef<HTMLDivElement>(null);
  const long = sorted.length > WHOLE;
  const virtual = useVirtualizer({ count: sorted.length, getScrollElement: () => scroller.current, estimateSize: () => 40, overscan: 12, enabled: long });
  const items = virtual.getVirtualItems();
  const inSight = long ? items.flatMap(({ index }) => sorted[index] ?? []) : sorted;
  const above = long ? (items[0]?.start ?? 0) : 0;
  const below = long ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;

  return (
    <div ref={scroller} className={long ? 'table table-long' : 'table'} role="region" aria-label={label} tabIndex={0}>
      <table aria-rowcount={sorted.length + 1}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const direction = header.column.getIsSorted();
                return (
                  <th key={header.id} scope="col" aria-sort={direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : 'none'}>
                    {header.column.getCanSort() ? (
                      <button type="button" className="sort" onClick={header.column.getToggleSortingHandler()}>
                        <table.FlexRender header={header} />
                        <span aria-hidden="true">{direction === 'asc' ? ' ▲' : direction === 'desc' ? ' ▼' : ' ↕'}</span>
                      </button>
                    ) : (
                      <table.FlexRender header={header} />
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {above > 0 && <Space height={above} columns={columns.length} />}
          {inSight.map((row) => (
            <tr key={row.id} aria-rowindex={row.index + 2}>
              {row.getAllCells().map((cell) => (
                <td key={cell.id} className={columns.find(({ key }) => key === cell.column.id)?.figure ? 'figure' : undefined}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
          {below > 0 && <Space height={below} columns={columns.length} />}
        </tbody>
      </table>
    </div>
  );
}

/** Figures by size, texts by the alphabet. */
function compare(a: string | number | undefined, b: string | number | undefined): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a ?? '').localeCompare(String(b ?? ''));
}

/** The rows out of sight, as room. */
function Space({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
