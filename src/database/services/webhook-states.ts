import type { WebhookStates } from '../../ports/services/webhook-states.ts';
import type { PrismaClient } from '../generated/client.ts';
import { toRowId } from '../row-id.ts';

/** Stores what is known about the webhooks of Overseerr servers. */
export function createWebhookStates({ prisma }: { readonly prisma: PrismaClient }): WebhookStates {
  return {
    async list(ids) {
      const rows = await prisma.webhookState.findMany({ where: { serviceId: { in: [...ids] } } });
      return rows.map(({ serviceId, ...state }) => ({ serviceId: toRowId(serviceId), ...state }));
    },

    async recordArrival(serviceId, { isTest, at }) {
      const arrival = {
        receivedAt: at,
        missedChanges: 0,
        ...(isTest ? { testReceivedAt: at } : {}),
      };
      await save(serviceId, arrival);
    },

    recordRefusal: (serviceId, at) => save(serviceId, { refusedAt: at }),

    async addMissedChanges(serviceId, count, unlessSince) {
      await prisma.webhookState.updateMany({
        where: {
          serviceId,
          AND: [
            { OR: [{ receivedAt: { not: null } }, { configuredAt: { not: null } }] },
            { OR: [{ receivedAt: null }, { receivedAt: { lt: unlessSince } }] },
          ],
        },
        data: { missedChanges: { increment: count } },
      });
    },

    recordConfigured: (serviceId, at) => save(serviceId, { configuredAt: at, missedChanges: 0 }),

    async forget(serviceId) {
      await prisma.webhookState.deleteMany({ where: { serviceId } });
    },
  };

  async function save(
    serviceId: string,
    state: {
      readonly configuredAt?: Date;
      readonly receivedAt?: Date;
      readonly testReceivedAt?: Date;
      readonly refusedAt?: Date;
      readonly missedChanges?: number;
    },
  ): Promise<void> {
    await prisma.webhookState.upsert({
      where: { serviceId },
      create: { serviceId, ...state },
      update: state,
    });
  }
}
