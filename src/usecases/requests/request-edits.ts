import type { Actor } from '../../domain/actor.ts';
import { AppError, toAppError } from '../../domain/app-error.ts';
import { toAttribution, toRequestAuditEntry } from '../../domain/audit-entry.ts';
import type { RequestId } from '../../domain/id.ts';
import {
  changeChoice,
  type NamedOption,
  toNamedOptions,
  toServerChoice,
} from '../../domain/requests/download-choice.ts';
import type { EditField, EditOption, EditSelection } from '../../domain/requests/edit-form.ts';
import { isSameSelection, toSelectedValues } from '../../domain/requests/edit-form.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import { type DownloadTarget, findTargetServer } from '../../domain/services/download-server.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { Locks } from '../../ports/locks.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServer } from '../../ports/services/overseerr-server.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { PermissionRefresh } from '../accounts/permission-refresh.ts';
import type { Approvers } from '../approvals/approvers.ts';
import {
  type EditedRequest,
  listEditFields,
  listEditOptions,
  toRequestEdit,
} from './edit-options.ts';
import { findRemote, readTransitionStep } from './remote-steps.ts';
import { assertUndecided, type RequestTransitions } from './request-transitions.ts';
import { toTitleLockKey } from './title-lock.ts';

/** A request with the fields that it has, and the options of one of them. */
export interface EditForm {
  readonly request: MediaRequest;
  readonly fields: readonly EditField[];
  readonly options: readonly EditOption[];
}

type StoredEdit = EditedRequest & Pick<EditForm, 'request'>;

/** Which field of a form, and the language for the names of seasons. */
export interface EditFormInput {
  readonly field: EditField;
  readonly language: string;
}

export type RequestEdits = ReturnType<typeof createRequestEdits>;

/** Changes a request before it is approved, for users with the permission on the Overseerr server. */
export function createRequestEdits(deps: {
  readonly requestRepository: Pick<RequestRepository, 'find'>;
  readonly accounts: Pick<AccountRepository, 'find'>;
  readonly servers: OverseerrServers;
  readonly approvers: Pick<Approvers, 'authorizeEdit'>;
  readonly transitions: RequestTransitions;
  readonly locks: Locks;
  readonly permissionRefresh: Pick<PermissionRefresh, 'refreshOnDenial'>;
}) {
  const { requestRepository, servers, approvers, transitions, locks, permissionRefresh } = deps;

  return {
    /**
     * Lists the options of a field. `isOpening` bypasses the cache. Throws `not-approver`, `no-permission`,
     * `own-request`, `already-decided`.
     */
    async openForm(
      actor: Actor,
      id: RequestId,
      { field, language, isOpening = false }: EditFormInput & { readonly isOpening?: boolean },
    ): Promise<EditForm> {
      const { request, remoteId } = await loadEditable(actor, id);
      const server = servers.get(request.serviceId);
      if (isOpening) server.refreshDownloadServers(request.title.mediaType);
      const target = await loadTarget(server, remoteId);
      return toForm({ request, server, target, language }, field);
    },

    /**
     * Writes what was changed to the server, and records it. Throws like `openForm`, and `no-seasons-selected`.
     */
    async applyEdit(
      actor: Actor,
      id: RequestId,
      { field, language, selection }: EditFormInput & { readonly selection: EditSelection },
    ): Promise<EditForm> {
      const { request: initial } = await loadEditable(actor, id);
      return locks.withLock(toTitleLockKey(initial.serviceId, initial.title), async () => {
        const editable = await loadEditable(actor, id);
        const { request, remoteId } = await reloadPending(editable);
        const server = servers.get(request.serviceId);
        const edited = { request, server, target: await loadTarget(server, remoteId), language };
        if (!(await listEditFields(edited)).includes(field)) throw new AppError('invalid-input');
        const options = await listEditOptions(edited, field);
        const values = toSelectedValues(options, field, selection);
        if (isSameSelection(options, values)) return toForm(edited, field);
        const edit = await toRequestEdit(edited, field, { values, options });
        const { mediaType } = request.title;
        const change = {
          edit: mediaType === 'tv' ? { seasons: request.seasons, ...edit } : edit,
          as: editable.as,
        };
        const current = await assertStillUndecided(request);
        try {
          await permissionRefresh.refreshOnDenial(actor.userId, request.serviceId, () =>
            server.editRequest(remoteId, mediaType, change),
          );
        } catch (error) {
          // A refusal may mean that the request was decided or deleted on the server just now.
          if (!toAppError(error).metadata.isRetryable) await reloadPending(editable);
          throw error;
        }
        const updated = await transitions.recordEdit(current, {
          patch: {
            ...(mediaType === 'tv' ? { seasons: edit.seasons ?? request.seasons } : {}),
            ...(await toChoicePatch(edited, field, toNamedOptions(options, values))),
          },
          history: {
            event: 'edit',
            ...toAttribution(actor),
            detail: { ...edit },
          },
          audit: toRequestAuditEntry(actor, request, 'edit', { ...edit }),
        });
        const target = { ...edited.target, ...edit };
        return toForm({ ...edited, request: updated, target }, field);
      });
    },
  };

  async function toForm(edited: StoredEdit, field: EditField): Promise<EditForm> {
    const [fields, options] = await Promise.all([
      listEditFields(edited),
      listEditOptions(edited, field),
    ]);
    return { request: edited.request, fields, options };
  }

  /** The card shows what an approver has chosen, as it does for what the requester chose. */
  async function toChoicePatch(
    { request, server, target }: StoredEdit,
    field: EditField,
    chosen: readonly NamedOption[],
  ): Promise<Pick<Partial<MediaRequest>, 'downloadChoice'>> {
    if (field === 'seasons') return {};
    const all = await server.listDownloadServers(request.title.mediaType);
    const own = findTargetServer(all, target, request.is4k);
    const known = request.downloadChoice;
    // The server's own page can have changed it since.
    const isCurrent = known !== null && (own === null || known.server.id === own.id);
    const base = isCurrent ? known : own && toServerChoice({ id: own.id, name: own.name });
    if (base) return { downloadChoice: changeChoice(base, field, chosen) };
    const [first] = chosen;
    return field === 'server' && first ? { downloadChoice: toServerChoice(first) } : {};
  }

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
    if (remote?.status === 'unknown') throw new AppError('remote-status-unknown');
    if (remote?.status !== 'pending') {
      const step = await readTransitionStep(servers, request, remote);
      assertUndecided(await transitions.transition(request, step));
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
}
