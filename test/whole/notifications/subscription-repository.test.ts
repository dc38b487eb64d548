import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createArrivalRepository } from '../../../src/database/notifications/arrival-repository.ts';
import { createSubscriptionRepository } from '../../../src/database/notifications/subscription-repository.ts';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import type { NewSubscription } from '../../../src/domain/notifications/subscription.ts';
import { promiseSubscriptionRepository } from '../../contracts/subscription-repository-contract.ts';
import {
  aNewRequest,
  aRequest,
  aUser,
  newId,
  setUpDatabase,
} from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;

beforeAll(async () => {
  setup = await setUpDatabase();
});

afterAll(() => setup.close());

async function cover({ userId, key, is4k, seasons }: NewSubscription): Promise<void> {
  const { pool, sender: jobSender } = setup;
  const requests = createRequestRepository({ pool, jobSender, newId });
  const title = { ...key, name: 'Lost', year: 2004, posterPath: null };
  const request = aRequest(setup.serviceId, { userId, title, is4k, seasons, state: 'pending' });
  await requests.create(aNewRequest(request, { jobs: [] }));
}

describe('a subscription repository in PostgreSQL', () => {
  it.each([
    { wanted: [], isCovered: true },
    { wanted: [2, 3], isCovered: true },
    { wanted: [3], isCovered: false },
  ])(
    'leaves seasons $wanted to an available request until it has notified: $isCovered',
    async ({ wanted, isCovered }) => {
      const { pool, sender: jobSender, serviceId } = setup;
      const subscriptions = createSubscriptionRepository({ ...setup, newId });
      const requests = createRequestRepository({ pool, jobSender, newId });
      const title = {
        mediaType: 'tv',
        tmdbId: 4000,
        name: 'Lost',
        year: 2004,
        posterPath: null,
      } as const;
      await setup.prisma.subscription.deleteMany({});
      await subscriptions.create({
        userId: await aUser(setup),
        serviceId,
        key: title,
        is4k: false,
        seasons: wanted,
        futureAfter: null,
        title: title.name,
        place: { platform: 'telegram', kind: 'direct', address: '5' },
      });
      const request = aRequest(serviceId, { title, seasons: [1, 2], state: 'available' });
      const notifyJob = { kind: 'notify', payload: { requestId: request.id } } as const;
      await requests.create(aNewRequest(request, { jobs: [notifyJob] }));
      const arrivals = createArrivalRepository(setup);
      const claim = async () => {
        await setup.prisma.subscription.updateMany({ data: { checkedAt: null } });
        const now = new Date();
        const options = { limit: 5, checkedBefore: now, idleBefore: now, at: now };
        return (await arrivals.claimTitles(serviceId, options)).length;
      };
      expect(await claim()).toBe(isCovered ? 0 : 1);
      await requests.markNotified(request.id, request.version);
      expect(await claim()).toBe(1);
    },
  );

  promiseSubscriptionRepository(async () => ({
    subscriptions: createSubscriptionRepository({ ...setup, newId }),
    arrivals: createArrivalRepository(setup),
    serviceId: setup.serviceId,
    createUser: () => aUser(setup),
    cover,
  }));
});
