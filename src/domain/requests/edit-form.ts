import { AppError } from '../app-error.ts';

/** The parts of a pending request that an approver may change. */
export const editFields = ['seasons', 'server', 'profile', 'folder', 'language', 'tags'] as const;

export type EditField = (typeof editFields)[number];

/** Why an option is marked: what the request says, the default of the server, or gone from the server. */
export type EditMark = 'current' | 'default' | 'missing';

/** An option of a field. The label of a season is its name on TMDB, if it has one. */
export interface EditOption {
  readonly id: number;
  /** What a press sends. It is another one as soon as its ID means something else. */
  readonly value: string;
  readonly label: string;
  readonly isSelected: boolean;
  /** Null for an option that is not selected, and for a season that still exists. */
  readonly mark: EditMark | null;
}

/** What was picked on a page of options: all `values`, or the one that was `picked`, or no longer is if `isUnpicked`. */
export interface EditSelection {
  readonly page: number;
  readonly values: readonly string[];
  readonly picked: string | null;
  readonly isUnpicked: boolean;
}

/** The most options that a picker can show. */
export const editPageSize = 25;

/** Whether several options may be picked. */
export function allowsMultiple(field: EditField): boolean {
  return field === 'seasons' || field === 'tags';
}

/**
 * The IDs that are selected after a pick: other pages keep theirs; this page becomes `values`, or the `picked` one
 * changes. Seasons that are not among the options anymore are ignored. Throws `options-changed` for other such values.
 */
export function toSelectedValues(
  options: readonly EditOption[],
  field: EditField,
  { page, values, picked, isUnpicked }: EditSelection,
): number[] {
  const sent = picked === null ? values : [picked];
  if (field !== 'seasons' && !sent.every((value) => options.some((one) => one.value === value))) {
    throw new AppError('options-changed');
  }
  const pageOptions = options.slice(page * editPageSize, (page + 1) * editPageSize);
  const selected = new Set(values);
  const isSelectedAfter = (option: EditOption) => {
    if (!allowsMultiple(field)) return option.value === (picked ?? values[0]);
    if (!pageOptions.includes(option)) return option.isSelected;
    if (picked === null) return selected.has(option.value);
    return option.value === picked ? !isUnpicked : option.isSelected;
  };
  return options.filter(isSelectedAfter).map(({ id }) => id);
}

/** Something that a field offers. */
interface Choice {
  readonly id: number;
  readonly label: string;
}

/**
 * The options of a field. `held` is what the request says, null if it leaves the field open, and `defaults` what the
 * server then uses. What the request says stays an option when the server no longer offers it. `scope` is what the IDs
 * belong to: download servers count their profiles, folders, and tags from 1, and Overseerr gives the ID of a deleted
 * server to the next one.
 */
export function toEditOptions(
  choices: readonly Choice[],
  held: readonly Choice[] | null,
  {
    defaults,
    scope,
  }: { readonly defaults: readonly number[]; readonly scope: number | 'servers' | 'seasons' },
): EditOption[] {
  const selected = new Set(held ? held.map(({ id }) => id) : defaults);
  const missing = (held ?? []).filter(({ id }) => !choices.some((choice) => choice.id === id));
  const toOption = ({ id, label }: Choice, mark: EditMark): EditOption => ({
    id,
    value: scope === 'seasons' ? String(id) : `${id}-${toChecksum(`${scope}/${label}`)}`,
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
  const selected = options.filter(({ isSelected }) => isSelected).map(({ id }) => id);
  return selected.length === values.length && selected.every((id) => values.includes(id));
}

/** Five characters that differ for different texts; an ID in a button has no room for the text itself (FNV-1a). */
function toChecksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(36).padStart(5, '0').slice(-5);
}
