/** The parts of a pending request that an approver may change. */
export const editFields = ['seasons', 'server', 'profile', 'folder', 'language', 'tags'] as const;

export type EditField = (typeof editFields)[number];

/** Why an option is marked: what the request says, the default of the server, or gone from the server. */
export type EditMark = 'current' | 'default' | 'missing';

/** An option of a field. `value` is a number as text; the label of a season is its name on TMDB, if it has one. */
export interface EditOption {
  readonly value: string;
  readonly label: string;
  readonly isSelected: boolean;
  /** Null for an option that is not selected, and for a season that still exists. */
  readonly mark: EditMark | null;
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

/** Something that a field offers. */
interface Choice {
  readonly id: number;
  readonly label: string;
}

/**
 * The options of a field. `held` is what the request says, null if it leaves the field open, and `defaults` what the
 * server then uses. What the request says stays an option when the server no longer offers it.
 */
export function toEditOptions(
  choices: readonly Choice[],
  held: readonly Choice[] | null,
  defaults: readonly number[],
): EditOption[] {
  const selected = new Set(held ? held.map(({ id }) => id) : defaults);
  const missing = (held ?? []).filter(({ id }) => !choices.some((choice) => choice.id === id));
  const toOption = ({ id, label }: Choice, mark: EditMark): EditOption => ({
    value: String(id),
    label,
    isSelected: selected.has(id),
    mark: selected.has(id) ? mark : null,
  });
  return [
    ...missing.map((choice) => toOption(choice, 'missing')),
    ...choices.map((choice) => toOption(choice, held ? 'current' : 'default')),
  ];
}

/** Whether a pick leaves the selection as it is, so that nothing is written. */
export function isSameSelection(
  options: readonly EditOption[],
  values: readonly number[],
): boolean {
  const selected = options.filter(({ isSelected }) => isSelected).map(({ value }) => Number(value));
  return selected.length === values.length && selected.every((value) => values.includes(value));
}
