import type { ServiceId } from '../../domain/id.ts';
import type { WebhookTestResult } from '../../domain/services/webhook-results.ts';
import type { WebhookSettings } from '../../domain/services/webhook-settings.ts';
import type { WebhookState } from '../../domain/services/webhook-state.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { TestDelivery } from '../../ports/services/webhook-agent.ts';
import type { WebhookStates } from '../../ports/services/webhook-states.ts';

const waitMs = 200;
/** Overseerr sends a test at once, so what takes longer does not arrive. */
const waitsForAnswer = 60;
const waitsAfterAnswer = 15;

export type WebhookTest = ReturnType<typeof createWebhookTest>;

/**
 * Has a server send a test notification, and waits until it arrives. The process that receives it may be another one
 * than this, so the arrival is looked for in the database.
 */
export function createWebhookTest(deps: {
  readonly servers: Pick<OverseerrServers, 'get'>;
  readonly webhookStates: Pick<WebhookStates, 'list'>;
  readonly wait: (milliseconds: number) => Promise<void>;
}) {
  const { servers, webhookStates, wait } = deps;

  return async (id: ServiceId, settings: WebhookSettings): Promise<WebhookTestResult> => {
    const before = await findState(id);
    const progress: { delivery: TestDelivery | null } = { delivery: null };
    const sending = servers
      .get(id)
      .testWebhook(settings)
      .then((delivery) => {
        progress.delivery = delivery;
      });
    let waitsLeft = waitsForAnswer;
    while (waitsLeft > 0) {
      // Throws what the sending throws.
      await Promise.race([sending, wait(waitMs)]);
      const { delivery } = progress;
      const state = await findState(id);
      if (isLater(state?.testReceivedAt, before?.testReceivedAt)) return 'arrived';
      if (delivery === 'failed') {
        return isLater(state?.refusedAt, before?.refusedAt) ? 'refused' : 'failed';
      }
      if (delivery !== null) {
        waitsLeft = Math.min(waitsLeft, waitsAfterAnswer);
        await wait(waitMs);
      }
      waitsLeft -= 1;
    }
    sending.catch(() => undefined);
    return progress.delivery === 'delivered' ? 'elsewhere' : 'no-answer';
  };

  async function findState(id: ServiceId): Promise<WebhookState | null> {
    return (await webhookStates.list([id]))[0] ?? null;
  }
}

function isLater(date: Date | null | undefined, than: Date | null | undefined): boolean {
  return (date?.getTime() ?? 0) > (than?.getTime() ?? 0);
}
