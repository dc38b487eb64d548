/** What of a waiting request an approver may change. */
export const editFields = ['seasons', 'server', 'profile', 'folder', 'tags'] as const;

export type EditField = (typeof editFields)[number];

/** One thing to choose. `value` is a number in text; the label of a season is left to the reader's language. */
export interface EditOption {
  readonly value: string;
  readonly label: string;
  readonly isSelected: boolean;
}

/** What was picked on a page of options: all `values`, or the one `toggled`. */
export interface EditSelection {
  readonly page: number;
  readonly values: readonly string[];
  readonly toggled: string | null;
}

/** The most options a picker takes at once. */
export const editPageSize = 25;

/** Whether several may be picked of it. */
export function allowsMultiple(field: EditField): boolean {
  return field === 'seasons' || field === 'tags';
}

/**
 * The values after a pick: those on other pages stay, this page is replaced or the one toggled changes. Values that
 * are not among the options are ignored.
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
