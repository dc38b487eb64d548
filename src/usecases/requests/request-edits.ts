import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import { toAttribution } from '../../domain/audit-entry.ts';
import type { RequestId } from '../../domain/id.ts';
import type { EditField, EditOption, EditSelection } from '../../domain/requests/edit-form.ts';
import { toSelectedValues } from '../../domain/requests/edit-form.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type {
  DownloadServer,
  DownloadTarget,
  RequestEdit,
} from '../../domain/services/download-server.ts';
import { toSeasonStatuses } from '../../domain/titles/season.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { Locks } from '../../ports/locks.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServer } from '../../ports/services/overseerr-server.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { PermissionRefresh } from '../accounts/permission-refresh.ts';
import type { Approvers } from '../approvals/approvers.ts';
import { toRequestAuditEntry } from '../approvals/decisions.ts';
import { disappearStep, findRemote, toTransitionStep } from './remote-steps.ts';
import { assertUndecided, type RequestTransitions } from './request-transitions.ts';
import { toTitleLockKey } from './title-lock.ts';

/** A request with the options of one of its fields. */
export interface EditForm {
  readonly request: MediaRequest;
  readonly options: readonly EditOption[];
}

export type RequestEdits = ReturnType<typeof createRequestEdits>;

/** Changes a request before it is approved, for users whom the Overseerr server lets do that. */
export function createRequestEdits(deps: {
  readonly requestRepository: Pick<RequestRepository, 'find'>;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly servers: OverseerrServers;
  readonly approvers: Approvers;
  readonly transitions: RequestTransitions;
  readonly locks: Locks;
  readonly permissionRefresh: Pick<PermissionRefresh, 'refreshOnDenial'>;
}) {
  const { requestRepository, servers, approvers, transitions, locks, permissionRefresh } = deps;

  return {
    /** Lists the options of a field. Throws `not-approver`, `no-permission`, `own-request`, `already-decided`. */
    async openForm(actor: Actor, id: RequestId, field: EditField): Promise<EditForm> {
      const { request, remoteId } = await loadEditable(actor, id);
      const server = servers.get(request.serviceId);
      return {
        request,
        options: await listOptions(request, await loadTarget(server, remoteId), field),
      };
    },

    /** Applies a change on the server and records it. Throws like `openForm`, and `no-seasons-selected`. */
    async applyEdit(
      actor: Actor,
      id: RequestId,
      field: EditField,
      selection: EditSelection,
    ): Promise<EditForm> {
      const { request: initial } = await loadEditable(actor, id);
      return locks.withLock(toTitleLockKey(initial.serviceId, initial.title), async () => {
        const editable = await loadEditable(actor, id);
        const { request, remoteId } = await reloadPending(editable);
        const server = servers.get(request.serviceId);
        const target = await loadTarget(server, remoteId);
        const values = toSelectedValues(
          await listOptions(request, target, field),
          field,
          selection,
        );
        const edit = await toEdit(request, target, field, values);
        const { mediaType } = request.title;
        const change = {
          edit: mediaType === 'tv' ? { seasons: request.seasons, ...edit } : edit,
          as: editable.as,
        };
        const current = await assertStillUndecided(request);
        await permissionRefresh.refreshOnDenial(actor.userId, request.serviceId, () =>
          server.editRequest(remoteId, mediaType, change),
        );
        const updated = await transitions.recordEdit(current, {
          patch: mediaType === 'tv' ? { seasons: edit.seasons ?? request.seasons } : {},
          history: {
            event: 'edit',
            ...toAttribution(actor),
            detail: { ...edit },
          },
          audit: toRequestAuditEntry(actor, request, 'edit', { ...edit }),
        });
        const options = await listOptions(updated, { ...target, ...edit }, field);
        return { request: updated, options };
      });
    },
  };

  async function loadEditable(actor: Actor, id: RequestId) {
    const request = await requestRepository.find(id);
    if (!request) throw new AppError('not-found');
    const as = await approvers.authorizeEdit(actor, request);
    assertUndecided(request);
    if (request.remoteId === null) throw new AppError('not-found');
    return { request, remoteId: request.remoteId, as };
  }

  /** The request with its seasons on the server. Throws `already-decided` when it is no longer pending there. */
  async function reloadPending({ request, remoteId }: { request: MediaRequest; remoteId: number }) {
    const remote = await findRemote(deps, request);
    if (remote?.status !== 'pending') {
      assertUndecided(
        await transitions.transition(request, remote ? toTransitionStep(remote) : disappearStep),
      );
      throw new AppError('not-found');
    }
    const seasons = remote.seasons.length > 0 ? remote.seasons : request.seasons;
    return { request: { ...request, seasons }, remoteId };
  }

  /**
   * Reads the request once more right before the server is changed. A decision recorded after this read is sent
   * after the edit, because both hold the title's lock.
   */
  async function assertStillUndecided(request: MediaRequest): Promise<MediaRequest> {
    const current = (await requestRepository.find(request.id)) ?? request;
    assertUndecided(current);
    return current;
  }

  async function loadTarget(server: OverseerrServer, remoteId: number): Promise<DownloadTarget> {
    const target = await server.findDownloadTarget(remoteId);
    if (!target) throw new AppError('not-found');
    return target;
  }

  async function listOptions(
    request: MediaRequest,
    target: DownloadTarget,
    field: EditField,
  ): Promise<EditOption[]> {
    const server = servers.get(request.serviceId);
    const { title, is4k } = request;
    if (field === 'seasons')
      return title.mediaType === 'tv' ? listSeasonOptions(server, request) : [];
    const all = (await server.listDownloadServers(title.mediaType)).filter(
      (one) => one.is4k === is4k,
    );
    const selectedServer = findSelectedServer(all, target);
    if (field === 'server') {
      return all.map(({ id, name }) => toOption(id, name, id === selectedServer?.id));
    }
    if (!selectedServer) return [];
    const { profiles, folders, tags } = await server.getDownloadServerOptions(
      title.mediaType,
      selectedServer.id,
    );
    if (field === 'profile') {
      const currentValue = target.profileId ?? selectedServer.profileId;
      return profiles.map(({ id, name }) => toOption(id, name, id === currentValue));
    }
    if (field === 'folder') {
      const currentValue = target.folder ?? selectedServer.folder;
      return folders.map(({ id, path }) => toOption(id, path, path === currentValue));
    }
    return tags.map(({ id, name }) => toOption(id, name, target.tags.includes(id)));
  }

  /** Seasons that are available, or part of another request, are left out. */
  async function listSeasonOptions(
    server: OverseerrServer,
    { title, is4k, seasons }: MediaRequest,
  ) {
    const statuses = toSeasonStatuses(await server.getTitleDetails(title, 'en'), is4k);
    return statuses
      .filter(({ number, status }) => status === 'requestable' || seasons.includes(number))
      .map(({ number }) => toOption(number, '', seasons.includes(number)));
  }

  async function toEdit(
    request: MediaRequest,
    target: DownloadTarget,
    field: EditField,
    values: readonly number[],
  ): Promise<RequestEdit> {
    const server = servers.get(request.serviceId);
    const { mediaType } = request.title;
    const [first] = values;
    if (field === 'tags') return { tags: values };
    if (first === undefined)
      throw new AppError(field === 'seasons' ? 'no-seasons-selected' : 'invalid-input');
    if (field === 'seasons') return { seasons: values };
    if (field === 'profile') return { profileId: first };
    const all = await server.listDownloadServers(mediaType);
    if (field === 'server') {
      const selected = all.find(({ id }) => id === first);
      // Profiles and folders belong to one server. A wrong one is accepted and fails later (docs/overseerr-api.md,
      // "Server, profile, and folder of a request").
      const { profileId, folder } = selected ?? { profileId: null, folder: null };
      const defaults = {
        ...(profileId === null ? {} : { profileId }),
        ...(folder ? { folder } : {}),
      };
      return { serverId: first, tags: [], ...defaults };
    }
    const selectedServer = findSelectedServer(
      all.filter((one) => one.is4k === request.is4k),
      target,
    );
    const { folders } = await server.getDownloadServerOptions(mediaType, selectedServer?.id ?? -1);
    const folder = folders.find(({ id }) => id === first)?.path;
    if (folder === undefined) throw new AppError('invalid-input');
    return { folder };
  }
}

function findSelectedServer(
  all: readonly DownloadServer[],
  { serverId }: DownloadTarget,
): DownloadServer | null {
  const named = all.find(({ id }) => id === serverId);
  return named ?? all.find(({ isDefault }) => isDefault) ?? all[0] ?? null;
}

function toOption(value: number, label: string, isSelected: boolean): EditOption {
  return { value: String(value), label, isSelected };
}
