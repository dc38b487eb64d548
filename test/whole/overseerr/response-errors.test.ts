import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../src/domain/app-error.ts';
import type { RequestInput } from '../../../src/ports/ports.ts';
import {
  aRemoteUserId,
  catchErrorCode,
  recorded,
  replay,
  withServer,
} from '../../support/overseerr-setup.ts';

function aWish(fields: Partial<RequestInput> = {}): RequestInput {
  return { mediaType: 'movie', tmdbId: 438631, is4k: false, seasons: [], ...fields };
}

const aSeries = aWish({ mediaType: 'tv', tmdbId: 1396, seasons: [1, 2] });

const available = { tmdbId: 603, status: 5, status4k: 1, requests: [] };

describe('a refusal', () => {
  const refusals: readonly [number: string, wish: RequestInput, code: ErrorCode][] = [
    ['211', aWish(), 'movie-quota-exceeded'],
    ['213', aWish(), 'already-requested'],
    ['225', aWish({ is4k: true }), 'already-requested'],
    ['217', aWish(), 'no-movie-permission'],
    ['218', aSeries, 'no-series-permission'],
    ['223', aWish({ is4k: true }), 'no-4k-permission'],
    ['219', aWish(), 'title-not-found'],
    ['292', aSeries, 'title-not-found'],
    ['118', aWish(), 'tmdb-unavailable'],
    ['252', aWish(), 'invalid-input'],
    ['276', aSeries, 'no-seasons-left'],
    ['301', aSeries, 'series-quota-exceeded'],
    ['308', aSeries, 'no-tvdb-id'],
    ['451', aWish(), 'blocklisted'],
    ['461', aWish(), 'blocklisted'],
  ];

  it.each(refusals)('recorded as #%s has its own code', async (number, wish, code) => {
    await withServer(replay(number), async (client) => {
      expect(await catchErrorCode(client.createRequest(wish, aRemoteUserId(5)))).toBe(code);
      expect(client.status().breaker).toBe('closed');
    });
  });

  it('as a duplicate of what can be watched already says so', async () => {
    const title = { status: 200, body: { id: 603, title: 'The Matrix', mediaInfo: available } };
    const duplicate = recorded('213').response;
    await withServer(
      (call) => (call.method === 'POST' ? duplicate : title),
      async (client) => {
        expect(
          await catchErrorCode(client.createRequest(aWish({ tmdbId: 603 }), aRemoteUserId(5))),
        ).toBe('already-available');
        const in4k = aWish({ tmdbId: 603, is4k: true });
        expect(await catchErrorCode(client.createRequest(in4k, aRemoteUserId(5)))).toBe(
          'already-requested',
        );
      },
    );
  });

  it('of a write by CSRF protection is told apart from a missing right', async () => {
    await withServer(
      () => ({ status: 403, body: { message: 'invalid csrf token' } }),
      async (client) => {
        expect(await catchErrorCode(client.createRequest(aWish(), aRemoteUserId(5)))).toBe(
          'overseerr-csrf-enabled',
        );
      },
    );
  });

  it('without words of its own, for a series without a TVDB id, is looked into', async () => {
    const noTvdb = recorded('139').response;
    await withServer(
      (call) =>
        call.method === 'POST'
          ? { status: 500, body: { message: 'Something broke.' } }
          : { status: 200, body: noTvdb.body },
      async (client) => {
        const wish = { ...aSeries, tmdbId: 9100001 };
        expect(await catchErrorCode(client.createRequest(wish, aRemoteUserId(2)))).toBe(
          'no-tvdb-id',
        );
        expect(await catchErrorCode(client.createRequest(aWish(), aRemoteUserId(2)))).toBe(
          'overseerr-failed',
        );
      },
    );
  });

  it('never carries the words of the server, which may name people', async () => {
    await withServer(
      () => ({ status: 500, body: { message: 'User bob@rig.local broke it' } }),
      async (client) => {
        const error: unknown = await client
          .createRequest(aWish(), aRemoteUserId(5))
          .catch((one) => one);
        expect(JSON.stringify(error)).not.toContain('bob');
        expect(String(error)).not.toContain('bob');
      },
    );
  });
});

describe('a wrong key, an account that is gone and a missing right', () => {
  const denied = recorded('221').response;

  it('get the same answer and are told apart by asking with the key alone, once', async () => {
    await withServer(
      ({ path, headers }) =>
        path.endsWith('/auth/me') && !headers['x-api-user'] ? recorded('004').response : denied,
      async (client, server) => {
        expect(await catchErrorCode(client.createRequest(aWish(), aRemoteUserId(999)))).toBe(
          'account-not-found',
        );
        expect(await catchErrorCode(client.createRequest(aWish(), aRemoteUserId(998)))).toBe(
          'account-not-found',
        );
        const asked = server.calls.filter((call) => call.path.endsWith('/auth/me'));
        expect(asked.map((call) => call.headers['x-api-user'])).toEqual([undefined, '999', '998']);
      },
    );
  });

  it('are a missing right when the account can still read about itself', async () => {
    await withServer(
      ({ path }) =>
        path.endsWith('/auth/me') ? recorded('012').response : recorded('354').response,
      async (client) => {
        expect(await catchErrorCode(client.decideRequest(1, 'approve', aRemoteUserId(3)))).toBe(
          'no-permission',
        );
      },
    );
  });

  it('are a wrong key when the key alone is denied too', async () => {
    await withServer(
      () => recorded('006').response,
      async (client) => {
        expect(await catchErrorCode(client.createRequest(aWish(), aRemoteUserId(3)))).toBe(
          'overseerr-key-rejected',
        );
        expect(await catchErrorCode(client.listRecentRequests(5))).toBe('overseerr-key-rejected');
      },
    );
  });

  it('are a wrong key when it does not reach the server at all', async () => {
    await withServer(
      () => recorded('005').response,
      async (client) => {
        expect(await catchErrorCode(client.searchTitles('dune', 'en'))).toBe(
          'overseerr-key-rejected',
        );
      },
    );
  });
});
