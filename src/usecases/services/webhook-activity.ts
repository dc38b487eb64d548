import type { ServiceId } from '../../domain/id.ts';
import { isProven } from '../../domain/services/webhook-state.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { WebhookStates } from '../../ports/services/webhook-states.ts';

/** A busy server sends dozens of webhooks a second; recording one now and then proves as much. */
const arrivalsEveryMs = 30_000;
/** Anybody can send a webhook that is refused. */
const refusalsEveryMs = 1_000;
/** So that nobody can fill the log. */
const refusalsLoggedEveryMs = 5 * 60_000;
/** A change that polling finds so soon after a webhook may be known from a webhook that is being handled. */
const graceMs = 60_000;

export type WebhookActivity = ReturnType<typeof createWebhookActivity>;

/** Records which webhooks arrive and which do not, for all processes. */
export function createWebhookActivity(deps: {
  readonly webhookStates: WebhookStates;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { webhookStates, clock, log } = deps;
  const arrivals = new Map<ServiceId, number>();
  const recording = new Map<ServiceId, Promise<void>>();
  const refusals = new Map<ServiceId, number>();
  const loggedRefusals = new Map<ServiceId | null, number>();

  return {
    /** Records a webhook that arrived. Of several within half a minute only the first, but every test. */
    async recordArrival(id: ServiceId, { isTest }: { readonly isTest: boolean }): Promise<void> {
      if (isTest) return record(id, isTest);
      if (!isDue(arrivals, id, arrivalsEveryMs)) return;
      // Webhooks that arrive meanwhile would each wait for the same row, with a connection of the pool.
      const running = recording.get(id) ?? record(id, isTest).finally(() => recording.delete(id));
      recording.set(id, running);
      await running;
    },

    /** Records and logs a webhook with a wrong Authorization header. Null: no server has its address. */
    async recordRefusal(id: ServiceId | null): Promise<void> {
      logRefusal(id);
      if (!id || !isDue(refusals, id, refusalsEveryMs)) return;
      const at = clock();
      refusals.set(id, at.getTime());
      await webhookStates.recordRefusal(id, at);
    },

    /** Records changes that polling has found although a webhook should have reported them. */
    async recordMissedChanges(id: ServiceId, count: number): Promise<void> {
      if (count === 0) return;
      await webhookStates.addMissedChanges(id, count, new Date(clock().getTime() - graceMs));
    },

    /** Whether webhooks of the server are proven to arrive. */
    async isProven(id: ServiceId): Promise<boolean> {
      const [state = null] = await webhookStates.list([id]);
      return isProven(state, clock());
    },
  };

  async function record(id: ServiceId, isTest: boolean): Promise<void> {
    const at = clock();
    await webhookStates.recordArrival(id, { isTest, at });
    arrivals.set(id, at.getTime());
  }

  function logRefusal(id: ServiceId | null): void {
    if (!isDue(loggedRefusals, id, refusalsLoggedEveryMs)) return;
    loggedRefusals.set(id, clock().getTime());
    log.warn(
      id ? { serviceId: id } : {},
      'A webhook was refused: its Authorization header is not the one that the bot expects. If it is yours, run `medianest webhook install`',
    );
  }

  function isDue<Id>(last: ReadonlyMap<Id, number>, id: Id, everyMs: number): boolean {
    const at = last.get(id);
    return at === undefined || Math.abs(clock().getTime() - at) >= everyMs;
  }
}
