/** What of a waiting request an approver may change. */
export const editParts = ['seasons', 'server', 'profile', 'folder', 'tags'] as const;

export type EditPart = (typeof editParts)[number];

/** One thing to choose. `value` is a number in text; the label of a season is left to the reader's language. */
export interface EditOption {
  readonly value: string;
  readonly label: string;
  readonly isPicked: boolean;
}

/** What was picked on a page of options: all `values`, or the one `toggled`. */
export interface EditPick {
  readonly page: number;
  readonly values: readonly string[];
  readonly toggled: string | null;
}

/** The most options a picker takes at once. */
export const editPageSize = 25;

/** Whether several may be picked of it. */
export function takesMany(part: EditPart): boolean {
  return part === 'seasons' || part === 'tags';
}

/**
 * The values after a pick: those on other pages stay, this page is replaced or the one toggled changes. Values that
 * are not among the options are ignored.
 */
export function valuesAfter(
  options: readonly EditOption[],
  part: EditPart,
  { page, values, toggled }: EditPick,
): number[] {
  const here = options.slice(page * editPageSize, (page + 1) * editPageSize);
  const wanted = new Set(values);
  const isOn = (option: EditOption) => {
    if (!takesMany(part)) return option.value === (toggled ?? values[0]);
    if (!here.includes(option)) return option.isPicked;
    if (toggled === null) return wanted.has(option.value);
    return option.value === toggled ? !option.isPicked : option.isPicked;
  };
  return options.filter(isOn).map(({ value }) => Number(value));
}
