import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { RequestInput } from '../../../src/domain/requests/draft.ts';
import { toRequestEvent } from '../../../src/domain/requests/remote-request.ts';
import type { OverseerrClient, OverseerrClientOptions } from '../../../src/overseerr/client.ts';
import {
  createFakeOverseerr,
  type FakeOverseerr,
  type FakeOverseerrOptions,
} from '../../fakes/overseerr/server.ts';
import { aClient, aRemoteUserId, catchErrorCode } from '../../support/overseerr-setup.ts';

const [alice, bob, carol, dave, erin] = [
  aRemoteUserId(2),
  aRemoteUserId(3),
  aRemoteUserId(4),
  aRemoteUserId(5),
  aRemoteUserId(6),
];
const dune = { mediaType: 'movie', tmdbId: 438631 } as const;
const matrix = { mediaType: 'movie', tmdbId: 603 } as const;
const breakingBad = { mediaType: 'tv', tmdbId: 1396 } as const;
const withoutTvdb = { mediaType: 'tv', tmdbId: 9100001 } as const;

function aRequestInput(fields: Partial<RequestInput> = {}): RequestInput {
  return { ...dune, is4k: false, seasons: [], ...fields };
}

/** Runs `work` against a complete server, which must survive every call. */
async function withFake(
  options: FakeOverseerrOptions,
  work: (client: OverseerrClient, fake: FakeOverseerr) => Promise<void>,
  clientOptions: Partial<OverseerrClientOptions> = {},
): Promise<void> {
  const fake = await createFakeOverseerr(options);
  const client = aClient(fake.url, { apiKey: fake.apiKey, ...clientOptions });
  try {
    await work(client, fake);
    expect(fake.crashes).toEqual([]);
  } finally {
    await client.close();
    await fake.stop();
  }
}

describe.each(['seerr', 'overseerr'] as const)('the client of %s', (product) => {
  it('identifies the product', async () => {
    await withFake({ product, series4k: true }, async (client) => {
      expect(await client.check()).toMatchObject({ product, hasMovie4k: true, hasSeries4k: true });
    });
  });

  it('follows a movie from the search until it is available', async () => {
    await withFake({ product }, async (client, fake) => {
      expect(await client.searchTitles('dune', 'en')).toContainEqual(
        expect.objectContaining({ ...dune, name: 'Dune', year: 2021 }),
      );
      const held = await client.createRequest(aRequestInput(), dave);
      expect(toRequestEvent(held)).toBe('await-approval');
      expect(await client.listRequestsByTitle(dune)).toMatchObject([{ remoteId: held.remoteId }]);

      await fake.driver.approve(held.remoteId, erin);
      const approved = await client.findRequest(held.remoteId);
      expect(approved).toMatchObject({ status: 'approved', decidedBy: 'erin' });

      fake.driver.startDownload(held.remoteId, {
        percent: 40,
        estimatedCompletionTime: '2026-12-01T20:00:00.000Z',
      });
      const loading = await client.findRequest(held.remoteId);
      expect(loading).toMatchObject({
        progress: {
          stage: 'downloading',
          percent: 40,
          endsAt: new Date('2026-12-01T20:00:00.000Z'),
        },
      });
      expect(loading && toRequestEvent(loading)).toBe('start-processing');

      await fake.driver.makeAvailable(dune);
      const there = await client.findRequest(held.remoteId);
      expect(there && toRequestEvent(there)).toBe('become-available');
      const [requester, ...others] = await client.listRequesters();
      expect([requester?.requestCount, others]).toEqual([1, []]);
      const as = requester?.remoteUserId ?? erin;
      const page = { take: 5, skip: 0 };
      expect((await client.listRequestsOf(as, page)).map((one) => one.remoteId)).toEqual([
        held.remoteId,
      ]);
      expect(await client.listRequestsOf(as, { take: 5, skip: 1 })).toEqual([]);
    });
  });

  it('reports which seasons were requested and which were left out', async () => {
    await withFake({ product }, async (client) => {
      await client.createRequest(aRequestInput({ ...breakingBad, seasons: [1, 2] }), dave);
      const second = await client.createRequest(
        aRequestInput({ ...breakingBad, seasons: [2, 3] }),
        erin,
      );
      expect(second.seasons).toEqual([3]);
      const again = client.createRequest(aRequestInput({ ...breakingBad, seasons: [1, 3] }), alice);
      expect(await catchErrorCode(again)).toBe('no-seasons-left');
    });
  });

  it('recognizes a series without a TVDB id, whichever error the server returns', async () => {
    await withFake({ product }, async (client) => {
      const wish = aRequestInput({ ...withoutTvdb, seasons: [1] });
      expect(await catchErrorCode(client.createRequest(wish, alice))).toBe('no-tvdb-id');
    });
  });

  it('distinguishes permissions, quotas, and duplicates', async () => {
    await withFake({ product }, async (client) => {
      await client.createRequest(aRequestInput(), bob);
      expect(await catchErrorCode(client.createRequest(aRequestInput(matrix), bob))).toBe(
        'movie-quota-exceeded',
      );
      expect(await catchErrorCode(client.createRequest(aRequestInput(), dave))).toBe(
        'already-requested',
      );
      expect(await catchErrorCode(client.createRequest(aRequestInput(matrix), carol))).toBe(
        'no-movie-permission',
      );
      const in4k = aRequestInput({ ...matrix, is4k: true });
      expect(await catchErrorCode(client.createRequest(in4k, dave))).toBe('no-4k-permission');
      expect(
        await catchErrorCode(client.createRequest(aRequestInput({ tmdbId: 999999999 }), dave)),
      ).toBe('title-not-found');
      expect(
        await catchErrorCode(client.createRequest(aRequestInput(matrix), aRemoteUserId(999))),
      ).toBe('account-not-found');
      expect(await client.getQuotas(bob)).toMatchObject({ movie: { limit: 1, used: 1, days: 7 } });
      expect(await client.listCountedRequests(bob, 'movie', 7)).toHaveLength(1);
    });
  });

  it('reads every account with its chat ids', async () => {
    await withFake({ product }, async (client, fake) => {
      fake.driver.setNotification(5, { discordId: '345678901234567890', telegramChatId: '42' });
      fake.driver.removeUser(4);
      const read = [];
      for await (const one of client.listAccounts()) read.push(one);
      expect(read.map((one) => one.remoteUserId)).toEqual([1, 2, 3, 5, 6, 7]);
      expect(await client.findAccount(dave)).toMatchObject({
        name: 'dave',
        permissions: 32,
        discordIds: ['345678901234567890'],
        telegramIds: ['42'],
      });
      expect(await client.findAccount(carol)).toBeNull();
    });
  });

  it('deletes a request, and accepts that it is gone the second time', async () => {
    await withFake({ product }, async (client) => {
      const { remoteId } = await client.createRequest(aRequestInput(), dave);
      await client.deleteRequest(remoteId, dave);
      await client.deleteRequest(remoteId, dave);
      expect(await client.findRequest(remoteId)).toBeNull();
      expect(await client.listRequestsByTitle(dune)).toEqual([]);
    });
  });

  it('finds a created request if the response was lost', async () => {
    await withFake({ product }, async (client, fake) => {
      fake.faults.drop('after', { where: 'POST /request', times: 1 });
      expect(await catchErrorCode(client.createRequest(aRequestInput(), dave))).toBe(
        'outcome-unknown',
      );
      expect(await client.listRequestsByTitle(dune)).toMatchObject([
        { account: { remoteUserId: dave } },
      ]);
    });
  });

  it('finds no request if the call never arrived', async () => {
    await withFake({ product }, async (client, fake) => {
      fake.faults.drop('before', { where: 'POST /request', times: 1 });
      expect(await catchErrorCode(client.createRequest(aRequestInput(), dave))).toBe(
        'outcome-unknown',
      );
      expect(await client.listRequestsByTitle(dune)).toEqual([]);
    });
  });

  it('distinguishes CSRF protection from a wrong key', async () => {
    await withFake({ product, csrf: true }, async (client, fake) => {
      expect(await catchErrorCode(client.check())).toBe('overseerr-csrf-enabled');
      expect(await catchErrorCode(client.createRequest(aRequestInput(), dave))).toBe(
        'overseerr-csrf-enabled',
      );
      const stranger = aClient(fake.url, { apiKey: 'wrong' });
      expect(await catchErrorCode(stranger.check())).toBe('overseerr-key-rejected');
      expect(await catchErrorCode(stranger.searchTitles('dune', 'en'))).toBe(
        'overseerr-key-rejected',
      );
      await stranger.close();
    });
  });

  it('survives a restart of the server', async () => {
    await withFake({ product }, async (client, fake) => {
      await client.createRequest(aRequestInput(), dave);
      await fake.stop();
      await vi.waitFor(async () => {
        expect(await catchErrorCode(client.findRequest(1))).toBe('overseerr-unreachable');
        expect(client.status().breaker).not.toBe('closed');
      });
      expect(await catchErrorCode(client.createRequest(aRequestInput(matrix), dave))).toBe(
        'overseerr-unreachable',
      );
      await fake.restart();
      await vi.waitFor(() => expect(client.status().breaker).toBe('closed'));
      expect((await client.createRequest(aRequestInput(matrix), dave)).remoteId).toBe(2);
    });
  });

  it('obeys the rate limit of a proxy', async () => {
    await withFake({ product }, async (client, fake) => {
      fake.faults.tooManyRequests({ times: 1, retryAfterSeconds: 0 });
      expect((await client.createRequest(aRequestInput(), dave)).remoteId).toBe(1);
    });
  });

  it('times out if the server hangs, and reports an unknown outcome for a new request', async () => {
    const work = async (client: OverseerrClient, fake: FakeOverseerr) => {
      fake.faults.hang('after', { where: 'POST /request', times: 1 });
      expect(await catchErrorCode(client.createRequest(aRequestInput(), dave))).toBe(
        'outcome-unknown',
      );
      expect(await client.listRequestsByTitle(dune)).toHaveLength(1);
    };
    await withFake({ product }, work, { timeouts: { responseMs: 2_000 } });
  });

  it('distinguishes an unknown title from an outage of TMDB', async () => {
    await withFake({ product }, async (client, fake) => {
      const unknown = { mediaType: 'movie', tmdbId: 999999999 } as const;
      expect(await catchErrorCode(client.getTitleDetails(unknown, 'en'))).toBe('title-not-found');
      fake.faults.tmdbDown(true);
      expect(await catchErrorCode(client.getTitleDetails(unknown, 'en'))).toBe('tmdb-unavailable');
      expect(await catchErrorCode(client.createRequest(aRequestInput(), dave))).toBe(
        'tmdb-unavailable',
      );
      expect(await client.searchTitles('matrix', 'en')).toEqual([]);
    });
  });

  it('accepts any search text', async () => {
    await withFake({ product }, async (client, fake) => {
      const words = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({
          unit: fc.constantFrom(...'!*\'();:@&=+$,/?#[]%"<>|\\^`{} tmdb:1'),
          maxLength: 20,
        }),
      );
      await fc.assert(
        fc.asyncProperty(words, async (typed) => {
          await expect(client.searchTitles(typed, 'en')).resolves.toBeInstanceOf(Array);
        }),
        { numRuns: 150 },
      );
      expect(fake.calls.filter((call) => call.status !== 200)).toEqual([]);
    });
  });
});

describe('differences between the products', () => {
  it('Overseerr rejects a request for an available movie, with the reason', async () => {
    await withFake({ product: 'overseerr' }, async (client, fake) => {
      await client.createRequest(aRequestInput(), alice);
      await fake.driver.makeAvailable(dune);
      expect(await catchErrorCode(client.createRequest(aRequestInput(), dave))).toBe(
        'already-available',
      );
    });
  });

  it('Seerr has a blocklist', async () => {
    await withFake({ product: 'seerr' }, async (client, fake) => {
      fake.driver.blocklist(dune);
      expect(await catchErrorCode(client.createRequest(aRequestInput(), dave))).toBe('blocklisted');
      expect((await client.getTitleDetails(dune, 'en')).standard).toBe('blocked');
    });
  });
});
