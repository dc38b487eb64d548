import { AppError } from '../../../domain/app-error.ts';
import {
  actionStates,
  decidingActions,
  mostRequestsAtOnce,
  type RequestAction,
  type RequestActionKind,
} from '../../../domain/approvals/request-action.ts';
import { type Caller, seesService } from '../../../domain/console/caller.ts';
import type { ConsoleTaskId, TaskDetail } from '../../../domain/console/console-task.ts';
import { type RequestId, type ServiceId, toId } from '../../../domain/id.ts';
import {
  anyRequest,
  type CappedCount,
  type ListedRequest,
  type RequestCursor,
  type RequestFilter,
} from '../../../domain/operator/requests/request-list.ts';
import type { RequestLists } from '../../../ports/operator/requests/request-lists.ts';
import type { BulkResult, createBulkActions } from '../../approvals/actions/bulk-actions.ts';
import type { ConsoleTasks } from '../tasks/console-tasks.ts';
import { limitToCaller, toUserActor } from './console-requests.ts';

const taskKind = 'requests';
const pageSize = 1_000;
/** How many parts of a list are looked through for them. */
const mostParts = 500;

/** Which requests an action is for: these, or all that pass a filter. */
export type RequestSelection =
  | { readonly ids: readonly RequestId[] }
  | { readonly filter: RequestFilter };

/** How many requests an action would be tried on, and how many of the chosen ones it is not possible for. */
export interface BulkPreview extends CappedCount {
  readonly leftOut: number;
}

/** A request to which an action was not done, and why; null if it is gone, or not to be seen anymore. */
export interface RefusedRequest {
  readonly id: RequestId;
  readonly code: string;
  readonly request: ListedRequest | null;
}

export type BulkRequests = ReturnType<typeof createBulkRequests>;

/** Actions on many requests, as a task that can be watched, left, and stopped. */
export function createBulkRequests(deps: {
  readonly requestLists: Pick<RequestLists, 'listIds' | 'narrowIds' | 'listChosen'>;
  readonly bulkActions: ReturnType<typeof createBulkActions>;
  /** The server of a request; null if there is no such request. */
  readonly findService: (id: RequestId) => Promise<ServiceId | null>;
  readonly tasks: Pick<ConsoleTasks, 'start' | 'get'>;
}) {
  const { requestLists, bulkActions, findService, tasks } = deps;

  return {
    /** How many requests an action would be tried on. Those for which it is not possible are left out. */
    async preview(
      caller: Caller,
      selection: RequestSelection,
      kind: RequestActionKind,
    ): Promise<BulkPreview> {
      const { ids, isCapped, leftOut } = await collectIds(caller, selection, kind);
      return { count: ids.length, isCapped, leftOut };
    },

    /** What a task was not done to; the first 200 of them. Throws `not-found`, also for a task of somebody else. */
    async listRefused(caller: Caller, taskId: ConsoleTaskId): Promise<readonly RefusedRequest[]> {
      const task = await tasks.get(caller, taskId);
      if (task.kind !== taskKind) throw new AppError('not-found');
      const refused = readRefused(task.detail);
      const ids = refused.map(({ id }) => id);
      const listed = await requestLists.listChosen(ids, caller.serviceIds);
      const byId = new Map(listed.map((request) => [request.id, request]));
      return refused.map((each) => ({ ...each, request: byId.get(each.id) ?? null }));
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
        { kind: taskKind, actor, total, detail: { action: action.kind }, requestIds: ids },
        async (report, signal, taskId) => {
          const reportResult = (result: BulkResult) =>
            report({ done: total - result.remaining, detail: toDetail(action, result) });
          const result = await bulkActions.run({
            actor: { ...actor, taskId },
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
  ): Promise<{
    readonly ids: readonly RequestId[];
    readonly isCapped: boolean;
    readonly leftOut: number;
  }> {
    const given = 'ids' in selection ? anyRequest : selection.filter;
    const filter = limitToPossible(limitToCaller(given, caller), kind);
    if ('ids' in selection) {
      const all = [...new Set(selection.ids)];
      const chosen = all.slice(0, mostRequestsAtOnce);
      const possible = await requestLists.narrowIds(chosen, filter);
      return {
        ids: possible,
        isCapped: all.length > chosen.length,
        leftOut: chosen.length - possible.length,
      };
    }
    const ids: RequestId[] = [];
    let after: RequestCursor | null = null;
    for (let part = 0; part < mostParts && ids.length <= mostRequestsAtOnce; part += 1) {
      const { rows, next }: Awaited<ReturnType<RequestLists['listIds']>> =
        await requestLists.listIds(filter, { order: 'oldest', after, limit: pageSize });
      ids.push(...rows);
      if (!next) return toCollected(ids.length > mostRequestsAtOnce);
      after = next;
    }
    return toCollected(true);

    function toCollected(isCapped: boolean) {
      return { ids: ids.slice(0, mostRequestsAtOnce), isCapped, leftOut: 0 };
    }
  }
}

/** Only requests in whose state an action is possible, and for a decision, those that are not decided. */
function limitToPossible(filter: RequestFilter, kind: RequestActionKind): RequestFilter {
  const possible = actionStates[kind];
  const states = filter.states
    ? possible.filter((state) => filter.states?.includes(state))
    : possible;
  return { ...filter, states, isDecided: decidingActions.includes(kind) ? false : null };
}

function readRefused(detail: TaskDetail): Omit<RefusedRequest, 'request'>[] {
  const entries = Array.isArray(detail['refused']) ? detail['refused'] : [];
  return entries.flatMap((entry: unknown) => {
    const [text = '', code = ''] = String(entry).split(' ');
    const id = toId<'request'>(text);
    return id ? [{ id, code }] : [];
  });
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
