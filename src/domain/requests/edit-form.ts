/** The parts of a pending request that an approver may change. */
export const editFields = ['seasons', 'server', 'profile', 'folder', 'tags'] as const;

export type EditField = (typeof editFields)[number];

/** An option of a field. `value` is a number as text; a season has no label, because it depends on the language. */
export interface EditOption {
  readonly value: string;
  readonly label: string;
  readonly isSelected: boolean;
}

/** What was picked on a page of options: all `values`, or the one that was `toggled`. */
export interface EditSelection {
  readonly page: number;
  readonly values: readonly string[];
  readonly toggled: string | null;
}

/** The most options that a picker can show. */
export const editPageSize = 25;

/** Whether several options may be picked. */
export function allowsMultiple(field: EditField): boolean {
  return field === 'seasons' || field === 'tags';
}

/**
 * The selected values after a pick: other pages keep theirs; this page becomes `values`, or the `toggled` one changes.
 * Values that are not among the options are ignored.
 */
export function toSelectedValues(
  options: readonly EditOption[],
  field: EditField,
  { page, values, toggled }: EditSelection,
): number[] {
  const pageOptions = options.slice(page * editPageSize, (page + 1) * editPageSize);
  const selected = new Set(values);
  const isSelectedAfter = (option: EditOption) => {
    if (!allowsMultiple(field)) return option.value === (toggled ?? values[0]);
    if (!pageOptions.includes(option)) return option.isSelected;
    if (toggled === null) return selected.has(option.value);
    return option.value === toggled ? !option.isSelected : option.isSelected;
  };
  return options.filter(isSelectedAfter).map(({ value }) => Number(value));
}
