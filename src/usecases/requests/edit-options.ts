import { AppError } from '../../domain/app-error.ts';
import type { EditField, EditOption } from '../../domain/requests/edit-form.ts';
import { editFields, toEditOptions } from '../../domain/requests/edit-form.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type {
  DownloadServer,
  DownloadTarget,
  RequestEdit,
} from '../../domain/services/download-server.ts';
import { findTargetServer, toDefaults } from '../../domain/services/download-server.ts';
import { toSeasonStatuses } from '../../domain/titles/season.ts';
import type { OverseerrServer } from '../../ports/services/overseerr-server.ts';

/** A request or draft that is edited, with what its server has about it. */
export interface EditedRequest {
  readonly request: Pick<MediaRequest, 'title' | 'is4k' | 'seasons'>;
  readonly server: OverseerrServer;
  readonly target: DownloadTarget;
  /** For the names of seasons. */
  readonly language: string;
}

/** An option that stands for a folder that no longer exists; the ids of folders begin at 1. */
const missingFolderId = -1;
/** Of a request whose server no longer exists. */
const missingServerId = -1;

/**
 * The fields that a request has: seasons only for a series whose server takes requests for single ones, language
 * profiles only with a Sonarr 3.
 */
export async function listEditFields({
  request: { title },
  server,
}: EditedRequest): Promise<EditField[]> {
  if (title.mediaType === 'movie') {
    return editFields.filter((field) => field !== 'seasons' && field !== 'language');
  }
  const [all, { seriesRules }] = await Promise.all([
    server.listDownloadServers('tv'),
    server.getInfo(),
  ]);
  const hasLanguages = all.some(({ standard }) => standard.languageProfileId !== null);
  return editFields.filter(
    (field) =>
      (field !== 'language' || hasLanguages) && (field !== 'seasons' || seriesRules.allowsPartial),
  );
}

/** The options of a field, as the request and its download server have them now. */
export async function listEditOptions(
  edited: EditedRequest,
  field: EditField,
): Promise<EditOption[]> {
  if (field === 'seasons') return listSeasonOptions(edited);
  const { request, server, target } = edited;
  const { mediaType } = request.title;
  const all = await server.listDownloadServers(mediaType);
  const selected = findTargetServer(all, target, request.is4k);
  if (field === 'server') return toServerOptions(all, selected, edited);
  // A request with a server that no longer exists: its other values cannot be compared with anything.
  const options = selected && (await server.getDownloadServerOptions(mediaType, selected.id));
  const scope = selected?.id ?? missingServerId;
  const defaults =
    selected && options ? toDefaults(selected, await isAnime(edited), options) : null;
  const toChoices = (list: readonly { readonly id: number; readonly name: string }[]) =>
    list.map(({ id, name }) => ({ id, label: name }));
  if (field === 'folder') {
    const folders = (options?.folders ?? []).map(({ id, path }) => ({ id, label: path }));
    const findFolder = (path: string | null | undefined) =>
      folders.find(({ label }) => label === path);
    const held = target.folder && [
      findFolder(target.folder) ?? { id: missingFolderId, label: target.folder },
    ];
    return toEditOptions(folders, held || null, {
      defaults: toList(findFolder(defaults?.folder)?.id),
      scope,
    });
  }
  if (field === 'tags') {
    const held = target.tags?.map((id) => toHeld(options?.tags, id));
    return toEditOptions(toChoices(options?.tags ?? []), held ?? null, {
      defaults: defaults?.tags ?? [],
      scope,
    });
  }
  const key = field === 'profile' ? 'profileId' : 'languageProfileId';
  const list = field === 'profile' ? options?.profiles : options?.languageProfiles;
  const held = target[key] === null ? null : [toHeld(list, target[key])];
  return toEditOptions(toChoices(list ?? []), held, { defaults: toList(defaults?.[key]), scope });
}

/** What to write for selected values. Throws `no-seasons-selected`, and `invalid-input` for a value without meaning. */
export async function toRequestEdit(
  edited: EditedRequest,
  field: EditField,
  {
    values,
    options,
  }: { readonly values: readonly number[]; readonly options: readonly EditOption[] },
): Promise<RequestEdit> {
  const [first] = values;
  if (field === 'tags') return { tags: values };
  if (first === undefined) {
    throw new AppError(field === 'seasons' ? 'no-seasons-selected' : 'invalid-input');
  }
  if (field === 'seasons') return { seasons: values };
  if (field === 'profile') return { profileId: first };
  if (field === 'language') return { languageProfileId: first };
  if (field === 'server') return toServerEdit(edited, first);
  const folder = options.find(({ id }) => id === first)?.label;
  if (folder === undefined) throw new AppError('invalid-input');
  return { folder };
}

function toServerOptions(
  all: readonly DownloadServer[],
  selected: DownloadServer | null,
  { request, target }: EditedRequest,
): EditOption[] {
  // The server that the request names is offered even if it is for the other quality.
  const choices = all
    .filter((one) => one.is4k === request.is4k || one === selected)
    .map(({ id, name }) => ({ id, label: name }));
  const held = target.serverId === null ? null : [toHeld(all, target.serverId)];
  return toEditOptions(choices, held, { defaults: toList(selected?.id), scope: 'servers' });
}

/**
 * Profiles, folders, and tags belong to one server. A wrong one is accepted and fails later (docs/overseerr-api.md,
 * "Server, profile, and folder of a request"), so those that the request names become the defaults of the new server.
 * What it leaves open stays open.
 */
async function toServerEdit(edited: EditedRequest, serverId: number): Promise<RequestEdit> {
  const { request, server, target } = edited;
  const { mediaType } = request.title;
  const all = await server.listDownloadServers(mediaType);
  const selected = all.find(({ id }) => id === serverId);
  if (!selected) throw new AppError('invalid-input');
  const isForAnime = await isAnime(edited);
  const options =
    isForAnime && target.tags ? await server.getDownloadServerOptions(mediaType, serverId) : null;
  const { profileId, folder, languageProfileId, tags } = toDefaults(selected, isForAnime, options);
  return {
    serverId,
    ...(target.profileId === null || profileId === null ? {} : { profileId }),
    ...(target.folder === null || folder === null ? {} : { folder }),
    ...(target.languageProfileId === null || languageProfileId === null
      ? {}
      : { languageProfileId }),
    ...(target.tags === null ? {} : { tags }),
  };
}

/** Seasons that are available, or part of another request, are left out. */
async function listSeasonOptions(edited: EditedRequest): Promise<EditOption[]> {
  const { request, server, language } = edited;
  const { title, is4k, seasons } = request;
  if (title.mediaType === 'movie') return [];
  const [details, { seriesRules }] = await Promise.all([
    server.getTitleDetails(title, language),
    server.getInfo(),
  ]);
  const choices = toSeasonStatuses(details, is4k, {
    allowsSpecials: seriesRules.allowsSpecials || seasons.includes(0),
  })
    .filter(({ number, status }) => status === 'requestable' || seasons.includes(number))
    .map(({ number, name }) => ({ id: number, label: name }));
  const held = seasons.map((number) => ({ id: number, label: '' }));
  return toEditOptions(choices, held, { defaults: [], scope: 'seasons' });
}

async function isAnime({ request: { title }, server, language }: EditedRequest): Promise<boolean> {
  return title.mediaType === 'tv' && (await server.getTitleDetails(title, language)).isAnime;
}

/** A value of the request, with its name if the server still has it. */
function toHeld(list: readonly { readonly id: number; readonly name: string }[] = [], id: number) {
  return { id, label: list.find((one) => one.id === id)?.name ?? `#${id}` };
}

function toList(id: number | null | undefined): number[] {
  return id === null || id === undefined ? [] : [id];
}
