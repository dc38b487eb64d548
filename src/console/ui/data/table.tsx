import type { ComponentChildren } from 'preact';
import { useConsole } from '../../app/console-context.ts';
import { Checkbox } from '../controls/field.tsx';
import { Icon } from '../icon/icon.tsx';

/** A column of a table. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** Whether only screen readers are told the header. */
  readonly isHeaderHidden?: boolean;
  readonly cell: (row: Row) => ComponentChildren;
  /** Whether a press on the header sorts by it. */
  readonly isSortable?: boolean;
  readonly align?: 'start' | 'end';
  /** Takes the space that is left, and cuts long texts. */
  readonly isWide?: boolean;
  /** Left out on narrow screens. */
  readonly isMinor?: boolean;
}

/** By which column a table is sorted. */
export interface Sort {
  readonly by: string;
  readonly isDescending: boolean;
}

interface TableProps<Row> {
  /** What the table shows, for screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Names a row for the box and the button that stand for it. */
  readonly rowLabel: (row: Row) => string;
  /** Opens a row. The first column becomes its button. */
  readonly onOpen?: (row: Row) => void;
  readonly openKey?: string | null;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
}

/** A table that becomes a list of cards on phones. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, selected, onSelect } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section class="table-frame" aria-label={caption} tabIndex={0}>
      <table class="table">
        <caption class="hidden-text">{caption}</caption>
        <thead>
          <tr>
            {selected && onSelect && (
              <SelectAll {...props} selected={selected} onSelect={onSelect} />
            )}
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={props.rowKey(row)} row={row} {...props} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SelectAll<Row>(
  props: TableProps<Row> & {
    readonly selected: ReadonlySet<string>;
    readonly onSelect: (selected: ReadonlySet<string>) => void;
  },
) {
  const { t } = useConsole();
  const { rows, rowKey, selected, onSelect } = props;
  const keys = rows.map(rowKey);
  const count = keys.filter((key) => selected.has(key)).length;
  const isAll = count > 0 && count === keys.length;
  return (
    <th class="cell-select" scope="col">
      <Checkbox
        label={t('select-all')}
        isLabelHidden
        isChecked={isAll}
        isMixed={count > 0 && !isAll}
        onChange={(isChecked) => onSelect(new Set(isChecked ? keys : []))}
      />
    </th>
  );
}

function HeaderCell<Row>(props: {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}) {
  const { column, sort, onSort } = props;
  const isCurrent = sort?.by === column.id;
  const direction = sort?.isDescending ? 'descending' : 'ascending';
  return (
    <th class={cellClass(column)} scope="col" aria-sort={isCurrent ? direction : undefined}>
      {column.isSortable && onSort ? (
        <button
          type="button"
          class="sort"
          onClick={() => onSort({ by: column.id, isDescending: isCurrent && !sort.isDescending })}
        >
          {column.header}
          {isCurrent && <Icon name={sort.isDescending ? 'down' : 'up'} size={13} />}
        </button>
      ) : (
        <span class={column.isHeaderHidden ? 'hidden-text' : undefined}>{column.header}</span>
      )}
    </th>
  );
}

function TableRow<Row>(props: TableProps<Row> & { readonly row: Row }) {
  const { t } = useConsole();
  const { row, columns, rowKey, rowLabel, onOpen, openKey, selected, onSelect } = props;
  const key = rowKey(row);
  const isSelected = selected?.has(key) ?? false;
  const select = (isChecked: boolean) => {
    const next = new Set(selected);
    if (isChecked) next.add(key);
    else next.delete(key);
    onSelect?.(next);
  };
  return (
    <tr
      class={onOpen ? 'row-open' : undefined}
      data-selected={isSelected || openKey === key || undefined}
      // For the mouse: the whole row. The keyboard uses the button in it.
      onClick={(event) => {
        const isControl =
          event.target instanceof Element && event.target.closest('a,button,input,label');
        if (!isControl && getSelection()?.isCollapsed !== false) onOpen?.(row);
      }}
    >
      {selected && onSelect && (
        <td class="cell-select">
          <Checkbox
            label={t('select-row', { name: rowLabel(row) })}
            isLabelHidden
            isChecked={isSelected}
            onChange={select}
          />
        </td>
      )}
      {columns.map((column, index) => (
        <td key={column.id} class={cellClass(column)} data-label={column.header}>
          {index === 0 && onOpen ? (
            <button type="button" class="row-button" onClick={() => onOpen(row)}>
              {column.cell(row)}
            </button>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

function cellClass<Row>({ align, isWide, isMinor }: Column<Row>): string {
  return [align === 'end' && 'cell-end', isWide && 'cell-wide', isMinor && 'cell-minor']
    .filter(Boolean)
    .join(' ');
}
