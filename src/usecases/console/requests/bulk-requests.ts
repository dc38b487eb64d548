import { AppError } from '../../../domain/app-error.ts';
import {
  actionStates,
  mostRequestsAtOnce,
  type RequestAction,
  type RequestActionKind,
} from '../../../domain/approvals/request-action.ts';
import { type Caller, seesService } from '../../../domain/console/caller.ts';
import type { TaskDetail } from '../../../domain/console/console-task.ts';
import type { RequestId, ServiceId } from '../../../domain/id.ts';
import type {
  CappedCount,
  RequestCursor,
  RequestFilter,
} from '../../../domain/operator/requests/request-list.ts';
import type { RequestLists } from '../../../ports/operator/requests/request-lists.ts';
import type { BulkResult, createBulkActions } from '../../approvals/actions/bulk-actions.ts';
import type { ConsoleTasks } from '../tasks/console-tasks.ts';
import { limitToCaller, toUserActor } from './console-requests.ts';

const pageSize = 1_000;
/** How many parts of a list are looked through for them. */
const mostParts = 500;

/** Which requests an action is for: these, or all that pass a filter. */
export type RequestSelection =
  | { readonly ids: readonly RequestId[] }
  | { readonly filter: RequestFilter };

export type BulkRequests = ReturnType<typeof createBulkRequests>;

/** Actions on many requests, as a task that can be watched, left, and stopped. */
export function createBulkRequests(deps: {
  readonly requestLists: Pick<RequestLists, 'listIds'>;
  readonly bulkActions: ReturnType<typeof createBulkActions>;
  /** The server of a request; null if there is no such request. */
  readonly findService: (id: RequestId) => Promise<ServiceId | null>;
  readonly tasks: Pick<ConsoleTasks, 'start'>;
}) {
  const { requestLists, bulkActions, findService, tasks } = deps;

  return {
    /** How many requests an action would be tried on. Requests in other states are left out of a filter. */
    async preview(
      caller: Caller,
      selection: RequestSelection,
      kind: RequestActionKind,
    ): Promise<CappedCount> {
      const { ids, isCapped } = await collectIds(caller, selection, kind);
      return { count: ids.length, isCapped };
    },

    /**
     * Starts the action and returns its task. The rights are checked for each request where its state changes. The
     * detail of the task says what was done, also after it was stopped or a restart has interrupted it.
     */
    async start(
      caller: Caller,
      selection: RequestSelection,
      action: RequestAction,
    ): Promise<{ readonly id: string; readonly total: number }> {
      const { ids } = await collectIds(caller, selection, action.kind);
      const actor = toUserActor(caller);
      const total = ids.length;
      const { id } = await tasks.start(
        { kind: 'requests', actor, total, detail: { action: action.kind }, requestIds: ids },
        async (report, signal) => {
          const reportResult = (result: BulkResult) =>
            report({ done: total - result.remaining, detail: toDetail(action, result) });
          const result = await bulkActions.run({
            actor,
            action,
            ids,
            signal,
            assertSeen: (request) => assertSeen(caller, request),
            onProgress: (state) => reportResult(state).catch(() => undefined),
          });
          // Throws if the task was stopped, which then says what was done until the last request was settled.
          await reportResult(result);
          return toDetail(action, result);
        },
      );
      return { id, total };
    },
  };

  /** The user may have more rights than the account with which they signed in, which the session must not use. */
  async function assertSeen(caller: Caller, id: RequestId): Promise<void> {
    if (caller.serviceIds === null) return;
    const service = await findService(id);
    if (!service || !seesService(caller, service)) throw new AppError('not-found');
  }

  async function collectIds(
    caller: Caller,
    selection: RequestSelection,
    kind: RequestActionKind,
  ): Promise<{ readonly ids: readonly RequestId[]; readonly isCapped: boolean }> {
    if ('ids' in selection) {
      const ids = [...new Set(selection.ids)];
      return { ids: ids.slice(0, mostRequestsAtOnce), isCapped: ids.length > mostRequestsAtOnce };
    }
    const filter = limitToStates(limitToCaller(selection.filter, caller), kind);
    const ids: RequestId[] = [];
    let after: RequestCursor | null = null;
    for (let part = 0; part < mostParts && ids.length <= mostRequestsAtOnce; part += 1) {
      const { rows, next }: Awaited<ReturnType<RequestLists['listIds']>> =
        await requestLists.listIds(filter, { order: 'oldest', after, limit: pageSize });
      ids.push(...rows);
      if (!next)
        return { ids: ids.slice(0, mostRequestsAtOnce), isCapped: ids.length > mostRequestsAtOnce };
      after = next;
    }
    return { ids: ids.slice(0, mostRequestsAtOnce), isCapped: true };
  }
}

function limitToStates(filter: RequestFilter, kind: RequestActionKind): RequestFilter {
  const possible = actionStates[kind];
  const states = filter.states
    ? possible.filter((state) => filter.states?.includes(state))
    : possible;
  return { ...filter, states };
}

/** What the task says about itself. A refused request is its id and why, a code is with its number. */
function toDetail({ kind }: RequestAction, result: BulkResult): TaskDetail {
  const { done, remaining, refused, refusedByCode } = result;
  return {
    action: kind,
    done,
    remaining,
    refused: refused.map(({ id, code }) => `${id} ${code}`),
    codes: Object.entries(refusedByCode).map(([code, count]) => `${code} ${count}`),
  };
}
