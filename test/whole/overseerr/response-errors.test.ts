import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../../src/domain/app-error.ts';
import type { RequestInput } from '../../../src/domain/requests/draft.ts';
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

describe('an error response of Overseerr', () => {
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
    ['252', aWish(), 'overseerr-refused'],
    ['276', aSeries, 'no-seasons-left'],
    ['301', aSeries, 'series-quota-exceeded'],
    ['308', aSeries, 'no-tvdb-id'],
    ['451', aWish(), 'blocklisted'],
    ['461', aWish(), 'blocklisted'],
  ];

  it.each(refusals)('in recording #%s has its own error code', async (number, wish, code) => {
    await withServer(replay(number), async (client) => {
      expect(await catchErrorCode(client.createRequest(wish, aRemoteUserId(5)))).toBe(code);
      expect(client.status().breaker).toBe('closed');
    });
  });

  it('for a duplicate of an available title is already-available', async () => {
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

  it.each([
    { why: 'the permission', user: { id: 5, permissions: 0 }, code: 'no-movie-permission' },
    { why: 'the quota', quota: { limit: 1, used: 1, days: 7 }, code: 'movie-quota-exceeded' },
    { why: 'the blocklist', media: { tmdbId: 603, status: 6 }, code: 'blocklisted' },
    { why: 'nothing that can be read', code: 'overseerr-refused' },
  ])('with an unknown message is explained by $why', async ({ user, quota, media, code }) => {
    await withServer(
      ({ method, path }) => {
        if (method === 'POST') return { status: 403, body: { message: 'Nein.' } };
        const body = path.endsWith('/auth/me')
          ? (user ?? { id: 5, permissions: 32 })
          : path.endsWith('/quota')
            ? { movie: quota ?? {}, tv: {} }
            : { id: 603, title: 'The Matrix', mediaInfo: media ?? null };
        return { status: 200, body };
      },
      async (client) => {
        const creating = client.createRequest(aWish({ tmdbId: 603 }), aRemoteUserId(5));
        expect(await catchErrorCode(creating)).toBe(code);
      },
    );
  });

  it.each([400, 402, 409, 410, 415, 422])(
    'with status %i quotes what the server said',
    async (status) => {
      const message = 'User bob@rig.local may\n not\u0000';
      await withServer(
        () => ({ status, body: { message } }),
        async (client) => {
          const error: unknown = await client
            .decideRequest(1, 'approve', null)
            .catch((one: unknown) => one);
          expect(error).toMatchObject({
            code: 'overseerr-refused',
            detail: { status },
            quote: 'User bob@rig.local may\n not',
          });
          expect(JSON.stringify(error instanceof AppError && error.detail)).not.toContain('bob');
        },
      );
    },
  );

  it('from CSRF protection is different from a missing permission', async () => {
    await withServer(
      () => ({ status: 403, body: { message: 'invalid csrf token' } }),
      async (client) => {
        expect(await catchErrorCode(client.createRequest(aWish(), aRemoteUserId(5)))).toBe(
          'overseerr-csrf-enabled',
        );
      },
    );
  });

  it('for a series without a TVDB id is recognized', async () => {
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

  it('never contains the message of the server, which may contain names of users', async () => {
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

describe('a wrong key, an unknown account, and a missing permission', () => {
  const denied = recorded('221').response;

  it('get the same response and are distinguished by one call with the key only', async () => {
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

  it('are a missing permission if the account can read its own user', async () => {
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

  it('are a wrong key if a call with the key only is denied too', async () => {
    await withServer(
      () => recorded('006').response,
      async (client) => {
        expect(await catchErrorCode(client.createRequest(aWish(), aRemoteUserId(3)))).toBe(
          'overseerr-key-rejected',
        );
        expect(await catchErrorCode(client.listRequesters())).toBe('overseerr-key-rejected');
      },
    );
  });

  it('are a wrong key if the key does not reach the server', async () => {
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
