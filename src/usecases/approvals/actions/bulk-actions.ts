import type { UserActor } from '../../../domain/actor.ts';
import { type ErrorCode, toAppError } from '../../../domain/app-error.ts';
import type { RequestAction } from '../../../domain/approvals/request-action.ts';
import type { RequestId } from '../../../domain/id.ts';
import type { Log } from '../../../ports/log.ts';
import { forEachConcurrently } from '../../for-each-concurrently.ts';
import type { RequestActions } from './request-actions.ts';

/** How many requests are changed at the same time, so that people in the chats need not wait. */
const concurrency = 4;
/** How many refused requests the result names. The others are only counted. */
const maxNamed = 200;
/** How often the progress is reported. */
const progressEvery = 25;

/** A request to which an action could not be done. */
interface RefusedRequest {
  readonly id: RequestId;
  readonly code: ErrorCode;
}

/** What a bulk action has done. `remaining`: those that it did not come to because it was stopped. */
export interface BulkResult {
  readonly done: number;
  readonly refused: readonly RefusedRequest[];
  readonly refusedByCode: Readonly<Partial<Record<ErrorCode, number>>>;
  readonly remaining: number;
}

/** What a bulk action is done to, by whom, and who learns how far it is. */
export interface BulkRun {
  readonly actor: UserActor;
  readonly action: RequestAction;
  readonly ids: readonly RequestId[];
  readonly signal: AbortSignal;
  readonly onProgress: (result: BulkResult) => Promise<void>;
  /** Throws for a request that the actor must not even see. */
  readonly assertSeen: (id: RequestId) => Promise<void>;
}

/** Does the same to many requests. */
export function createBulkActions(deps: {
  readonly requestActions: RequestActions;
  readonly log: Log;
}) {
  const { requestActions, log } = deps;

  return {
    /**
     * Each request is a change of its own: one that is refused or fails does not stop the others, and one that was done
     * already is refused, so running it again doubles nothing. Stops between requests when the signal is aborted.
     */
    async run({
      actor,
      action,
      ids,
      signal,
      onProgress,
      assertSeen,
    }: BulkRun): Promise<BulkResult> {
      const refused: RefusedRequest[] = [];
      const refusedByCode: Partial<Record<ErrorCode, number>> = {};
      let done = 0;
      let settled = 0;
      const toResult = (): BulkResult => ({
        done,
        refused: [...refused],
        refusedByCode: { ...refusedByCode },
        remaining: ids.length - settled,
      });

      const performOne = async (id: RequestId): Promise<void> => {
        try {
          await assertSeen(id);
          await requestActions.perform(actor, id, action);
          done += 1;
        } catch (error) {
          const { code } = toAppError(error);
          if (code === 'internal') log.error({ error, requestId: id }, 'A bulk action failed');
          if (refused.length < maxNamed) refused.push({ id, code });
          refusedByCode[code] = (refusedByCode[code] ?? 0) + 1;
        }
        settled += 1;
        if (settled % progressEvery === 0) await onProgress(toResult());
      };
      await forEachConcurrently(ids, concurrency, async (id) => {
        if (!signal.aborted) await performOne(id);
      });
      return toResult();
    },
  };
}
