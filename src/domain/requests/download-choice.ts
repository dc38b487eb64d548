import type { DownloadTarget } from '../services/download-server.ts';
import type { EditField, EditOption } from './edit-form.ts';

/** A server, profile, or tag with the name that it had when it was chosen. */
export interface NamedOption {
  readonly id: number;
  readonly name: string;
}

/**
 * What was chosen about where and how a request is downloaded. Profiles, folders, and tags belong to the server. Null
 * leaves a part to the defaults of that server.
 */
export interface DownloadChoice {
  readonly server: NamedOption;
  readonly profile: NamedOption | null;
  readonly folder: string | null;
  readonly language: NamedOption | null;
  readonly tags: readonly NamedOption[] | null;
}

/** A part of a choice. */
export type ChoiceField = Exclude<EditField, 'seasons'>;

/** Leaves everything to a server. */
export function toServerChoice(server: NamedOption): DownloadChoice {
  return { server, profile: null, folder: null, language: null, tags: null };
}

/** Whether everything is left to the server. */
export function isLeftOpen({ profile, folder, language, tags }: DownloadChoice): boolean {
  return profile === null && folder === null && language === null && tags === null;
}

/** What the server is told about a choice. */
export function toDownloadTarget(choice: DownloadChoice | null): DownloadTarget {
  return {
    serverId: choice?.server.id ?? null,
    profileId: choice?.profile?.id ?? null,
    folder: choice?.folder ?? null,
    languageProfileId: choice?.language?.id ?? null,
    tags: choice?.tags?.map(({ id }) => id) ?? null,
  };
}

/** The choice with other options for a field. Another server has other profiles, folders, and tags. */
export function changeChoice(
  choice: DownloadChoice,
  field: ChoiceField,
  chosen: readonly NamedOption[],
): DownloadChoice {
  const [first = null] = chosen;
  if (field === 'tags') return { ...choice, tags: chosen };
  if (field === 'folder') return { ...choice, folder: first?.name ?? null };
  if (field !== 'server') return { ...choice, [field]: first };
  return first ? toServerChoice(first) : choice;
}

/** The options with these IDs, with their names. */
export function toNamedOptions(
  options: readonly EditOption[],
  ids: readonly number[],
): NamedOption[] {
  return options.map(({ id, label }) => ({ id, name: label })).filter(({ id }) => ids.includes(id));
}
