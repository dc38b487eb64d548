import { describe, expect, it } from 'vitest';
import type { RemoteUserId } from '../../../src/domain/accounts/account.ts';
import type { RequestInput } from '../../../src/domain/requests/draft.ts';
import {
  aRemoteUserId,
  catchErrorCode,
  type Reply,
  recorded,
  replay,
  secretKey,
  withServer,
} from '../../support/overseerr-setup.ts';

function aWish(fields: Partial<RequestInput> = {}): RequestInput {
  return { mediaType: 'movie', tmdbId: 438631, is4k: false, seasons: [], ...fields };
}

const aSeries = aWish({ mediaType: 'tv', tmdbId: 1396, seasons: [1, 2] });

describe('creating a request on Overseerr', () => {
  it('sends the same as the recordings, as the account', async () => {
    await withServer(replay('209'), async (client, server) => {
      const held = await client.createRequest(aWish(), aRemoteUserId(3));
      expect(server.calls[0]).toMatchObject({
        method: 'POST',
        path: '/api/v1/request',
        body: recorded('209').request.body,
        headers: { 'x-api-key': secretKey, 'x-api-user': '3' },
      });
      expect(held).toMatchObject({
        remoteId: 3,
        key: { mediaType: 'movie', tmdbId: 438631 },
        is4k: false,
        status: 'pending',
        account: { remoteUserId: 3, name: 'bob' },
        decidedBy: null,
        availability: 'pending',
        createdAt: new Date('2026-11-23T15:29:01.000Z'),
      });
    });
  });

  it('always sends is4k, and every season once', async () => {
    await withServer(replay('275'), async (client, server) => {
      await client.createRequest(aWish({ is4k: true }), aRemoteUserId(5));
      await client.createRequest({ ...aSeries, seasons: [2, 1, 2] }, aRemoteUserId(5));
      expect(server.calls.map((call) => call.body)).toEqual([
        { mediaType: 'movie', mediaId: 438631, is4k: true },
        { mediaType: 'tv', mediaId: 1396, is4k: false, seasons: [1, 2] },
      ]);
    });
  });

  it('returns the seasons that were really created', async () => {
    await withServer(replay('277'), async (client) => {
      const held = await client.createRequest({ ...aSeries, seasons: [2, 3] }, aRemoteUserId(2));
      expect(held.seasons).toEqual([3]);
    });
  });

  it('does not report the requester as the approver', async () => {
    await withServer(replay('277'), async (client) => {
      const held = await client.createRequest({ ...aSeries, seasons: [2, 3] }, aRemoteUserId(2));
      expect([held.status, held.decidedBy]).toEqual(['approved', null]);
    });
  });

  it('is never sent with an invalid account id, which would crash the server', async () => {
    await withServer(replay('209'), async (client, server) => {
      for (const number of [Number.NaN, 0, -1, 3.5, Number.POSITIVE_INFINITY]) {
        if (isTakenForAccount(number)) {
          expect(await catchErrorCode(client.createRequest(aWish(), number))).toBe('internal');
        }
      }
      expect(server.calls).toHaveLength(0);
    });
  });

  it('of a series without seasons is not sent', async () => {
    await withServer(replay('275'), async (client, server) => {
      const work = client.createRequest({ ...aSeries, seasons: [] }, aRemoteUserId(5));
      expect(await catchErrorCode(work)).toBe('no-seasons-selected');
      expect(server.calls).toHaveLength(0);
    });
  });

  it('reads the request again if the response has only its id', async () => {
    const posted: Reply = { status: 201, body: { id: 3 } };
    const read: Reply = { status: 200, body: recorded('209').response.body };
    await withServer(
      (call) => (call.method === 'POST' ? posted : read),
      async (client, server) => {
        expect((await client.createRequest(aWish(), aRemoteUserId(3))).remoteId).toBe(3);
        expect(server.calls[1]?.path).toBe('/api/v1/request/3');
      },
    );
  });
});

describe('reading requests from Overseerr', () => {
  it('returns the approver and the state', async () => {
    await withServer(replay('358'), async (client) => {
      expect(await client.findRequest(3)).toMatchObject({ status: 'approved', decidedBy: 'erin' });
    });
  });

  it('returns who declined it', async () => {
    await withServer(replay('361'), async (client) => {
      expect(await client.findRequest(3)).toMatchObject({
        status: 'declined',
        decidedBy: 'rigadmin',
      });
    });
  });

  it('returns what is available', async () => {
    await withServer(replay('403'), async (client) => {
      expect(await client.findRequest(1)).toMatchObject({
        status: 'completed',
        availability: 'available',
        progress: null,
        watchUrl: null,
      });
    });
  });

  it('returns null for a deleted request', async () => {
    await withServer(replay('346'), async (client) => {
      expect(await client.findRequest(9999)).toBeNull();
    });
  });

  it('returns the requests of a title with the available seasons', async () => {
    await withServer(replay('410'), async (client) => {
      expect(await client.listRequestsByTitle({ mediaType: 'tv', tmdbId: 2996 })).toMatchObject([
        {
          remoteId: 32,
          key: { mediaType: 'tv', tmdbId: 2996 },
          seasons: [1, 2],
          availableSeasons: [1, 2],
          account: { remoteUserId: 1, name: 'rigadmin' },
        },
      ]);
    });
  });

  it('reads the requests of a title without the cache', async () => {
    await withServer(replay('350'), async (client, server) => {
      await client.listRequestsByTitle({ mediaType: 'movie', tmdbId: 438631 });
      await client.listRequestsByTitle({ mediaType: 'movie', tmdbId: 438631 });
      expect(server.calls).toHaveLength(2);
    });
  });

  it('returns the progress of the download in the requested quality', async () => {
    const media = {
      tmdbId: 603,
      status: 3,
      status4k: 3,
      downloadStatus: [
        { size: 100, sizeLeft: 60, estimatedCompletionTime: '2026-01-01T00:00:00Z' },
      ],
      downloadStatus4k: [{ size: 100, sizeLeft: 10 }],
    };
    const answer = (is4k: boolean) => ({ id: 1, status: 2, type: 'movie', is4k, media });
    await withServer(
      (call) => ({ status: 200, body: answer(call.path.endsWith('/2')) }),
      async (client) => {
        const endsAt = new Date('2026-01-01T00:00:00Z');
        expect((await client.findRequest(1))?.progress).toMatchObject({ percent: 40, endsAt });
        expect((await client.findRequest(2))?.progress).toMatchObject({
          percent: 90,
          endsAt: null,
        });
      },
    );
  });
});

describe('deleting a request on Overseerr', () => {
  it('is done as the account', async () => {
    await withServer(replay('389'), async (client, server) => {
      await client.deleteRequest(2, aRemoteUserId(2));
      expect(server.calls[0]).toMatchObject({
        method: 'DELETE',
        path: '/api/v1/request/2',
        headers: { 'x-api-user': '2' },
      });
    });
  });

  it('succeeds if it is already deleted', async () => {
    await withServer(replay('390'), async (client, server) => {
      await expect(client.deleteRequest(2, aRemoteUserId(2))).resolves.toBeUndefined();
      expect(server.calls).toHaveLength(1);
    });
  });

  it('fails for a decided request of another account', async () => {
    await withServer(replay('388'), async (client) => {
      expect(await catchErrorCode(client.deleteRequest(2, aRemoteUserId(3)))).toBe('not-yours');
    });
  });
});

describe('quotas from Overseerr', () => {
  it('have a limit, or none', async () => {
    await withServer(replay('182', '184', '185'), async (client) => {
      const none = { limit: null, used: 0, days: null };
      expect(await client.getQuotas(aRemoteUserId(3))).toEqual({
        movie: { limit: 1, used: 0, days: 7 },
        tv: none,
      });
      expect(await client.getQuotas(aRemoteUserId(2))).toEqual({ movie: none, tv: none });
      expect(await client.getQuotas(aRemoteUserId(1))).toEqual({ movie: none, tv: none });
    });
  });

  it('of an unknown account fail', async () => {
    await withServer(replay('186'), async (client) => {
      expect(await catchErrorCode(client.getQuotas(aRemoteUserId(999)))).toBe('account-not-found');
    });
  });

  it('count recent requests of the media type that were not declined', async () => {
    const row = (id: number, type: string, status: number, createdAt: string) => ({
      id,
      type,
      status,
      is4k: false,
      createdAt,
      media: { tmdbId: id },
      seasons: type === 'tv' ? [{ seasonNumber: 1 }, { seasonNumber: 2 }] : [],
    });
    const body = {
      results: [
        row(5, 'movie', 1, '2026-01-09T00:00:00Z'),
        row(4, 'tv', 2, '2026-01-08T00:00:00Z'),
        row(3, 'movie', 3, '2026-01-07T00:00:00Z'),
        row(2, 'movie', 5, '2026-01-06T00:00:00Z'),
        row(1, 'movie', 2, '2026-01-01T00:00:00Z'),
      ],
    };
    await withServer(
      () => ({ status: 200, body }),
      async (client) => {
        expect(await client.listCountedRequests(aRemoteUserId(3), 'movie', 7)).toEqual([
          { at: new Date('2026-01-09T00:00:00Z'), usage: 1 },
          { at: new Date('2026-01-06T00:00:00Z'), usage: 1 },
        ]);
        expect(await client.listCountedRequests(aRemoteUserId(3), 'tv', 7)).toEqual([
          { at: new Date('2026-01-08T00:00:00Z'), usage: 2 },
        ]);
      },
      { clock: () => new Date('2026-01-10T00:00:00Z') },
    );
  });
});

/** A caller that bypasses the type. */
function isTakenForAccount(number: number): number is RemoteUserId {
  return typeof number === 'number';
}
