import { describe, expect, it } from 'vitest';
import { createOverseerrClient } from '../../../src/overseerr/client.ts';
import {
  aClient,
  aLog,
  aRemoteUserId,
  catchErrorCode,
  recorded,
  replay,
  type ServerReply,
  startServer,
  withServer,
} from '../../support/overseerr-setup.ts';
import { waitUntil } from '../../support/wait-until.ts';

const page: ServerReply = { status: 200, body: '<html>Welcome</html>', contentType: 'text/html' };
const overseerrSettings = {
  initialized: true,
  applicationTitle: '',
  applicationUrl: 'https://requests.example.org/',
  movie4kEnabled: false,
  series4kEnabled: true,
  localLogin: false,
  region: '',
};

describe('the info of an Overseerr server', () => {
  it('is read once and cached', async () => {
    await withServer(replay('002', '003'), async (client, server) => {
      const [first] = await Promise.all([client.getInfo(), client.getInfo()]);
      expect(await client.getInfo()).toEqual(first);
      expect(first).toEqual({
        product: 'seerr',
        version: 'develop-local',
        title: 'Seerr',
        publicUrl: 'http://127.0.0.1:5055',
        region: 'US',
        hasMovie4k: true,
        hasSeries4k: false,
        seriesRules: { allowsPartial: true, allowsSpecials: false },
        mediaServer: 'plex',
        signIn: { password: true, plex: true, jellyfin: false, quickConnect: false },
      });
      expect(server.calls).toHaveLength(2);
    });
  });

  it('distinguishes Overseerr from Jellyseerr and Seerr', async () => {
    await withServer(
      (call) =>
        call.path.endsWith('/public')
          ? { status: 200, body: overseerrSettings }
          : { status: 200, body: { version: '1.34.0', commitTag: 'x' } },
      async (client) => {
        expect(await client.getInfo()).toEqual({
          product: 'overseerr',
          version: '1.34.0',
          title: 'Overseerr',
          publicUrl: 'https://requests.example.org',
          region: null,
          hasMovie4k: false,
          hasSeries4k: true,
          seriesRules: { allowsPartial: true, allowsSpecials: true },
          mediaServer: 'plex',
          signIn: { password: false, plex: true, jellyfin: false, quickConnect: false },
        });
      },
    );
  });

  it.each<[unknown, boolean, string | null, string[]]>([
    [1, true, 'plex', []],
    [2, true, 'jellyfin', ['jellyfin', 'quickConnect']],
    [2, false, 'jellyfin', []],
    [3, true, 'emby', ['jellyfin']],
    [3, false, 'emby', []],
    [4, true, null, []],
    ['new', true, null, []],
  ])('names media server %s with its own sign-in %s', async (type, isOn, mediaServer, ways) => {
    const settings = { ...overseerrSettings, mediaServerType: type, mediaServerLogin: isOn };
    await withServer(
      (call) => {
        if (call.path.endsWith('/public')) return { status: 200, body: settings };
        if (call.path.endsWith('/status')) return { status: 200, body: { version: '3.4.0' } };
        return { status: 400, body: { message: 'Invalid secret format' } };
      },
      async (client) => {
        const info = await client.getInfo();
        expect(info.mediaServer).toBe(mediaServer);
        const { jellyfin, quickConnect } = info.signIn;
        expect({ jellyfin, quickConnect }).toEqual({
          jellyfin: ways.includes('jellyfin'),
          quickConnect: ways.includes('quickConnect'),
        });
      },
    );
  });

  it.each<[string, ServerReply, boolean]>([
    ['refuses a check without a secret', { status: 400, body: { message: 'x' } }, true],
    ['does not know the path', { status: 404, body: { message: 'not found', errors: [] } }, false],
    [
      'is behind a proxy that hides it',
      { status: 400, body: 'x', contentType: 'text/html' },
      false,
    ],
    ['fails', { status: 500, body: { message: 'x' } }, false],
    ['breaks the connection', 'reset', false],
  ])('offers Quick Connect if the server %s: %o', async (_, reply, isOffered) => {
    const settings = { ...overseerrSettings, mediaServerType: 2 };
    await withServer(
      (call) => {
        if (call.path.endsWith('/public')) return { status: 200, body: settings };
        return call.path.endsWith('/status') ? { status: 200, body: { version: 'x' } } : reply;
      },
      async (client) => {
        const { signIn } = await client.getInfo();
        expect(signIn).toMatchObject({ jellyfin: true, quickConnect: isOffered });
      },
    );
  });

  it('is refreshed in the background when it is a few minutes old', async () => {
    let now = Date.parse('2026-03-01T12:00:00Z');
    let isOpen = true;
    const settings = () => ({ ...overseerrSettings, localLogin: isOpen });
    const answer = (call: { readonly path: string }): ServerReply => {
      if (!call.path.endsWith('/public')) return { status: 200, body: { version: '1.34.0' } };
      return { status: 200, body: settings() };
    };
    await withServer(
      answer,
      async (client, { calls }) => {
        await client.getInfo();
        isOpen = false;
        now += 4 * 60_000;
        expect((await client.getInfo()).signIn.password).toBe(true);
        expect(calls).toHaveLength(2);
        now += 2 * 60_000;
        const seen = await Promise.all([client.getInfo(), client.getInfo()]);
        expect(seen.map(({ signIn }) => signIn.password)).toEqual([true, true]);
        await waitUntil(async () => !(await client.getInfo()).signIn.password, 'the new settings');
        expect(calls).toHaveLength(4);
      },
      { clock: () => new Date(now) },
    );
  });

  it('is kept while the server is down', async () => {
    let now = Date.parse('2026-03-01T12:00:00Z');
    let isAway = false;
    const recordings = replay('002', '003');
    await withServer(
      (call) => (isAway ? { status: 500, body: {} } : recordings(call)),
      async (client, { calls }) => {
        const first = await client.getInfo();
        isAway = true;
        now += 6 * 60_000;
        expect(await client.getInfo()).toEqual(first);
        await waitUntil(() => calls.length > 2, 'the server to be asked in vain');
        expect(await client.getInfo()).toEqual(first);
      },
      { clock: () => new Date(now) },
    );
  });

  it('is read again after a failure', async () => {
    let turn: ServerReply = page;
    const answer = replay('002', '003');
    await withServer(
      (call) => (turn === page ? page : answer(call)),
      async (client) => {
        expect(await catchErrorCode(client.getInfo())).toBe('not-overseerr');
        turn = { status: 200 };
        expect((await client.getInfo()).product).toBe('seerr');
      },
    );
  });
});

describe('checking an Overseerr server', () => {
  it('reads the info, checks the key, and checks write access without changing anything', async () => {
    await withServer(replay('002', '003', '004', '252'), async (client, server) => {
      await client.getInfo();
      server.calls.length = 0;
      expect((await client.check()).product).toBe('seerr');
      expect(server.calls.map((call) => [call.method, call.path, call.body])).toEqual([
        ['GET', '/api/v1/status', undefined],
        ['GET', '/api/v1/settings/public', undefined],
        ['GET', '/api/v1/auth/me', undefined],
        ['POST', '/api/v1/request', {}],
      ]);
    });
  });

  it('tries a change every five minutes, and at once after a refusal', async () => {
    let now = Date.parse('2026-03-01T12:00:00Z');
    let refuses = false;
    const answer = replay('002', '003', '004', '252');
    const reply = (call: Parameters<typeof answer>[0]): ServerReply =>
      refuses && call.method !== 'GET'
        ? { status: 403, body: { message: 'invalid csrf token' } }
        : answer(call);
    await withServer(
      reply,
      async (client, { calls }) => {
        const countTries = () => calls.filter(({ method }) => method === 'POST').length;
        for (let minute = 0; minute <= 5; minute += 1) {
          await client.check();
          expect(countTries()).toBe(minute < 5 ? 1 : 2);
          now += 60_000;
        }
        refuses = true;
        expect(await catchErrorCode(client.deleteRequest(1, aRemoteUserId(1)))).toBe(
          'overseerr-csrf-enabled',
        );
        expect(await catchErrorCode(client.check())).toBe('overseerr-csrf-enabled');
        expect(await catchErrorCode(client.check())).toBe('overseerr-csrf-enabled');
      },
      { clock: () => new Date(now) },
    );
  });

  it('detects a wrong key', async () => {
    await withServer(replay('002', '003', '006'), async (client) => {
      expect(await catchErrorCode(client.check())).toBe('overseerr-key-rejected');
    });
  });

  it('detects a key whose user is not an admin', async () => {
    const bob = recorded('012').response;
    const answer = replay('002', '003');
    await withServer(
      (call) => (call.path.endsWith('/auth/me') ? bob : answer(call)),
      async (client) => {
        const error: unknown = await client.check().catch((one) => one);
        expect(error).toMatchObject({
          code: 'overseerr-key-rejected',
          detail: { reason: "the key's user is not an admin" },
        });
      },
    );
  });

  it('detects CSRF protection', async () => {
    const answer = replay('002', '003', '004');
    await withServer(
      (call) =>
        call.method === 'POST'
          ? { status: 403, body: { message: 'invalid csrf token' } }
          : answer(call),
      async (client) => {
        expect(await catchErrorCode(client.check())).toBe('overseerr-csrf-enabled');
      },
    );
  });

  const strangers: readonly [string, ServerReply][] = [
    ['a web page', page],
    [
      'a page that is not found',
      { status: 404, body: '<html>404</html>', contentType: 'text/html' },
    ],
    ['another API', { status: 404, body: { message: 'not found' } }],
    ['other JSON', { status: 200, body: { hello: 'world' } }],
    ['a login page of a proxy', { status: 401, body: '<html>', contentType: 'text/html' }],
  ];

  it.each(strangers)('detects that %s is not Overseerr', async (_name, turn) => {
    await withServer(
      () => turn,
      async (client) => {
        expect(await catchErrorCode(client.check())).toBe('not-overseerr');
      },
    );
  });

  it('reports the target of a redirect instead of following it', async () => {
    const location = 'https://requests.example.org/api/v1/status?token=secret';
    await withServer(
      () => ({ status: 301, body: '', headers: { location } }),
      async (client, server) => {
        const error: unknown = await client.check().catch((one) => one);
        expect(error).toMatchObject({
          code: 'not-overseerr',
          detail: { status: 301, redirectsTo: 'https://requests.example.org/api/v1/status' },
        });
        expect(JSON.stringify(error)).not.toContain('secret');
        expect(new Set(server.calls.map((call) => call.path)).size).toBe(2);
      },
    );
  });
});

describe('the address of an Overseerr server', () => {
  const forms = ['', '/', '//', '/api/v1', '/api/v1/'];

  it.each(forms)('may end with "%s"', async (end) => {
    const server = await startServer(replay('002', '003'));
    const client = aClient(`${server.url}${end}`);
    await client.getInfo();
    expect(server.calls[0]?.path).toBe('/api/v1/status');
    await client.close();
    await server.stop();
  });

  it('may have a sub-path and a password for a proxy, which is not shown', async () => {
    const server = await startServer(() => 'reset');
    const log = aLog();
    const url = server.url.replace('//', '//user:p%40ss@');
    const client = aClient(` ${url}/media/requests/ `, { log });
    await client.getInfo().catch(() => undefined);
    expect(server.calls[0]?.path).toBe('/media/requests/api/v1/status');
    const login = Buffer.from('user:p@ss').toString('base64');
    expect(server.calls[0]?.headers.authorization).toBe(`Basic ${login}`);
    expect(log.lines.join()).not.toMatch(/p@ss|p%40ss/);
    await client.close();
    await server.stop();
  });

  it.each(['', 'overseerr', 'ftp://host', 'http://'])('is rejected if it is "%s"', (baseUrl) => {
    const needs = { apiKey: 'key', log: aLog(), clock: () => new Date() };
    expect(() => createOverseerrClient({ baseUrl, ...needs })).toThrow('not-overseerr');
  });
});
