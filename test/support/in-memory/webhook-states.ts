import type { ServiceId } from '../../../src/domain/id.ts';
import type { WebhookState } from '../../../src/domain/services/webhook-state.ts';
import type { WebhookStates } from '../../../src/ports/services/webhook-states.ts';

/** What is known about webhooks, in memory. `writes` counts what was stored. */
export function createInMemoryWebhookStates(): WebhookStates & { readonly writes: number } {
  const states = new Map<ServiceId, WebhookState>();
  let writes = 0;
  return {
    get writes() {
      return writes;
    },
    list: async (ids) => ids.flatMap((id) => states.get(id) ?? []),
    async recordArrival(id, { isTest, at }) {
      save(id, { receivedAt: at, missedChanges: 0, ...(isTest && { testReceivedAt: at }) });
    },
    async recordRefusal(id, at) {
      save(id, { refusedAt: at });
    },
    async addMissedChanges(id, count, unlessSince) {
      const state = states.get(id);
      if (!state || (state.receivedAt === null && state.configuredAt === null)) return;
      if (state.receivedAt !== null && state.receivedAt >= unlessSince) return;
      save(id, { missedChanges: state.missedChanges + count });
    },
    async recordConfigured(id, at) {
      save(id, { configuredAt: at, missedChanges: 0 });
    },
    async forget(id) {
      states.delete(id);
    },
  };

  function save(serviceId: ServiceId, change: Partial<WebhookState>): void {
    writes += 1;
    const state = states.get(serviceId) ?? {
      serviceId,
      configuredAt: null,
      receivedAt: null,
      testReceivedAt: null,
      refusedAt: null,
      missedChanges: 0,
    };
    states.set(serviceId, { ...state, ...change });
  }
}
