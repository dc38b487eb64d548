import { describe, expect, it } from 'vitest';
import type { OverseerrClient } from '../../../src/overseerr/client.ts';
import { createFakeOverseerr, type FakeOverseerrOptions } from '../../fakes/overseerr/server.ts';
import {
  aClient,
  aLog,
  aRemoteUserId,
  catchErrorCode,
  type ServerReply,
  withServer,
} from '../../support/overseerr-setup.ts';
import { waitUntil } from '../../support/wait-until.ts';

const stub = { permissions: 0, id: 4, displayName: 'carol@rig.local', password: '$2b$12$hash' };
const carol = { method: 'password', name: 'carol@rig.local', password: 'words' } as const;
const hana = { method: 'jellyfin', name: 'hana', password: 'words' } as const;
const accountFour = aRemoteUserId(4);
const notFound = { message: 'not found', errors: [{ path: '/x', message: 'not found' }] };

describe('a login on Overseerr', () => {
  it('returns the account for an email and a password, without the key', async () => {
    await withServer(
      () => ({ status: 200, body: stub }),
      async (client, { calls }) => {
        expect(await client.login(carol)).toBe(4);
        expect(calls).toMatchObject([
          { path: '/api/v1/auth/local', body: { email: 'carol@rig.local', password: 'words' } },
        ]);
        expect(calls[0]?.headers).not.toHaveProperty('x-api-key');
        expect(calls[0]?.headers).not.toHaveProperty('x-api-user');
      },
    );
  });

  it.each<[string, ServerReply, string]>([
    ['a wrong password', { status: 403, body: { message: 'Access denied.' } }, 'wrong-password'],
    ['an address of the wrong form', { status: 400, body: { message: 'bad' } }, 'wrong-password'],
    ['a number that is none', { status: 200, body: { id: -1 } }, 'no-account'],
  ])('finds no account for %s', async (_, turn, result) => {
    await withServer(
      () => turn,
      async (client) => expect(await client.login(carol)).toBe(result),
    );
  });

  it.each<[string, ServerReply, string]>([
    ['a lost answer', 'reset', 'overseerr-unreachable'],
    [
      'a proxy without a server',
      { status: 502, body: 'x', contentType: 'text/html' },
      'overseerr-unreachable',
    ],
    [
      'logins switched off',
      { status: 500, body: { error: 'Password sign-in is disabled.' } },
      'sign-in-disabled',
    ],
    [
      'protection against forged requests, which has nothing to do with the password',
      { status: 403, body: { message: 'invalid csrf token' } },
      'overseerr-csrf-enabled',
    ],
    ['another page', { status: 200, body: '<html>', contentType: 'text/html' }, 'not-overseerr'],
    [
      'a reason that the bot does not know',
      { status: 409, body: { message: 'Your account is waiting for approval.' } },
      'overseerr-refused',
    ],
    ['another status', { status: 401, body: { message: 'Please sign in.' } }, 'overseerr-refused'],
    [
      'the format of a missing permission, which is not about the key',
      { status: 403, body: { status: 403, error: 'No permission.' } },
      'overseerr-refused',
    ],
  ])('fails for %s without a retry', async (_, turn, code) => {
    await withServer(
      () => turn,
      async (client, { calls }) => {
        expect(await catchErrorCode(client.login(carol))).toBe(code);
        expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
      },
    );
  });

  it('logs neither the password nor its hash nor the cookie', async () => {
    const log = aLog();
    await withServer(
      (call) =>
        call.path.endsWith('/auth/local')
          ? { status: 200, body: stub, headers: { 'set-cookie': 'connect.sid=s%3Acookie; Path=/' } }
          : { status: 404 },
      async (_client, { url }) => {
        const client = aClient(url, { log });
        await client.login({ ...carol, password: 'secret words' });
        await client.close();
      },
    );
    expect(log.lines.length).toBeGreaterThan(0);
    for (const secret of ['secret words', '$2b$', 'carol@', 'cookie']) {
      expect(log.lines.join('\n')).not.toContain(secret);
    }
  });

  it('ends the session that the server opens, and sends its cookie nowhere else', async () => {
    await withServer(
      (call) => ({
        status: 200,
        body: call.path.endsWith('/auth/local') ? stub : { version: '1' },
        headers: { 'set-cookie': 'other=1, connect.sid=s%3Ac' },
        ...(call.path.endsWith('/auth/local')
          ? { headers: { 'set-cookie': 'connect.sid=s%3Ac; Path=/; HttpOnly' } }
          : {}),
      }),
      async (client, { calls }) => {
        await client.login(carol);
        await waitUntil(() => calls.length === 2, 'the session to be ended');
        expect(calls[1]).toMatchObject({ method: 'POST', path: '/api/v1/auth/logout' });
        expect(calls[1]?.headers).toMatchObject({ cookie: 'connect.sid=s%3Ac' });
        expect(calls[1]?.headers).not.toHaveProperty('x-api-key');
        await client.findAccount(accountFour).catch(() => undefined);
        expect(calls.at(-1)?.headers).not.toHaveProperty('cookie');
      },
    );
  });
});

describe('what the server says about a sign-in', () => {
  it('is quoted if the bot knows no reason, and raises no suspicion about the key', async () => {
    let refusals = 0;
    const quote = 'Your account is waiting for approval.';
    await withServer(
      () => ({ status: 401, body: { message: quote } }),
      async (client) => {
        const error: unknown = await client.login(carol).catch((e: unknown) => e);
        expect(error).toMatchObject({ code: 'overseerr-refused', quote });
      },
      {
        onBotRefused: () => {
          refusals += 1;
        },
      },
    );
    expect(refusals).toBe(0);
  });

  it.each(['Zugriff verweigert.', '', 'Nope'])('is not read for its words: %j', async (message) => {
    await withServer(
      () => ({ status: 403, body: { message } }),
      async (client) => {
        expect(await client.login(carol)).toBe('wrong-password');
        expect(await client.login(hana)).toBe('no-account');
        expect(await client.finishQuickConnect('abcdef12')).toBe('no-account');
        expect(await client.checkQuickConnect('abcdef12')).toBe('gone');
        expect(await catchErrorCode(client.startQuickConnect())).toBe('sign-in-disabled');
      },
    );
  });
});

describe('a login with Jellyfin or Emby', () => {
  it('sends the name also as the email address of a new account', async () => {
    await withServer(
      () => ({ status: 200, body: { id: 9 } }),
      async (client, { calls }) => {
        expect(await client.login(hana)).toBe(9);
        expect(calls).toMatchObject([
          {
            path: '/api/v1/auth/jellyfin',
            body: { username: 'hana', password: 'words', email: 'hana' },
          },
        ]);
        expect(calls[0]?.headers).not.toHaveProperty('x-api-key');
      },
    );
  });

  it.each<[string, ServerReply, string]>([
    [
      'a wrong password',
      { status: 401, body: { message: 'INVALID_CREDENTIALS' } },
      'wrong-password',
    ],
    ['other words for it', { status: 401, body: { message: 'Nope.' } }, 'wrong-password'],
    [
      'a user without an account',
      { status: 403, body: { message: 'Access denied.' } },
      'no-account',
    ],
  ])('finds no account for %s', async (_, turn, result) => {
    await withServer(
      () => turn,
      async (client) => expect(await client.login(hana)).toBe(result),
    );
  });

  it.each<[string, ServerReply, string]>([
    [
      'Jellyfin without an answer',
      { status: 404, body: { message: 'INVALID_URL' } },
      'media-server-unreachable',
    ],
    [
      'the same in newer versions',
      { status: 502, body: { message: 'CONNECTION_ERROR' } },
      'media-server-unreachable',
    ],
    [
      'a disabled user, which Seerr does not say',
      { status: 500, body: { message: 'Something went wrong.' } },
      'media-server-refused',
    ],
    [
      'logins turned off',
      { status: 500, body: { error: 'Jellyfin login is disabled' } },
      'sign-in-disabled',
    ],
    ['a server without the path', { status: 404, body: notFound }, 'sign-in-disabled'],
    [
      'protection against forged requests',
      { status: 403, body: { message: 'invalid csrf token' } },
      'overseerr-csrf-enabled',
    ],
    [
      'a proxy that wants a password of its own',
      { status: 401, body: 'x', contentType: 'text/html' },
      'not-overseerr',
    ],
    ['a reason that is new', { status: 422, body: { message: 'Too old.' } }, 'overseerr-refused'],
    ['a lost answer', 'reset', 'overseerr-unreachable'],
  ])(
    'fails for %s, without a retry and without a suspicion about the key',
    async (_, turn, code) => {
      let refusals = 0;
      await withServer(
        () => turn,
        async (client, { calls }) => {
          expect(await catchErrorCode(client.login(hana))).toBe(code);
          expect(calls).toHaveLength(1);
        },
        {
          onBotRefused: () => {
            refusals += 1;
          },
        },
      );
      expect(refusals).toBe(code === 'overseerr-csrf-enabled' ? 1 : 0);
    },
  );

  it('says that a rate limit is a passing fault', async () => {
    await withServer(
      () => ({ status: 429, body: { message: 'slow down' }, headers: { 'retry-after': '60' } }),
      async (client) => expect(await catchErrorCode(client.login(hana))).toBe('overseerr-failed'),
    );
  });

  it('does not take a media server that is down for an outage of Seerr', async () => {
    let downs = 0;
    await withServer(
      (call) =>
        call.path.endsWith('/auth/jellyfin')
          ? { status: 502, body: { message: 'CONNECTION_ERROR' } }
          : { status: 200, body: { id: 1, permissions: 2 } },
      async (client) => {
        for (let attempt = 0; attempt < 8; attempt += 1) {
          expect(await catchErrorCode(client.login(hana))).toBe('media-server-unreachable');
        }
        expect(client.status()).toEqual({ breaker: 'closed' });
      },
      {
        onDown: () => {
          downs += 1;
        },
      },
    );
    expect(downs).toBe(0);
  });

  it('gives up on a server that hangs, without pausing other calls', async () => {
    await withServer(
      (call) => (call.path.endsWith('/auth/jellyfin') ? 'hang' : { status: 404 }),
      async (client) => {
        for (let attempt = 0; attempt < 6; attempt += 1) {
          expect(await catchErrorCode(client.login(hana))).toBe('overseerr-unreachable');
        }
        expect(client.status()).toEqual({ breaker: 'closed' });
      },
      { timeouts: { responseMs: 20 } },
    );
  });
});

describe('Quick Connect', () => {
  async function withFake(
    options: FakeOverseerrOptions,
    work: (
      client: OverseerrClient,
      fake: Awaited<ReturnType<typeof createFakeOverseerr>>,
    ) => Promise<void>,
  ) {
    const fake = await createFakeOverseerr({
      mediaServer: 'jellyfin',
      version: '3.4.0',
      ...options,
    });
    const client = aClient(fake.url, { apiKey: fake.apiKey });
    fake.mediaServer?.addUser({ name: 'hana', password: 'words' });
    try {
      await work(client, fake);
    } finally {
      await client.close();
      await fake.stop();
    }
  }

  it('returns the account of the person who entered the code, and ends the session', async () => {
    await withFake({}, async (client, fake) => {
      const { code, secret } = await client.startQuickConnect();
      expect(await client.checkQuickConnect(secret)).toBe('waiting');
      expect(await client.finishQuickConnect(secret)).toBe('gone');
      fake.mediaServer?.approve(code, 'hana');
      expect(await client.checkQuickConnect(secret)).toBe('approved');
      expect(await client.finishQuickConnect(secret)).toBe(8);
      await waitUntil(() => fake.state.sessions.size === 0, 'the session to be ended');
    });
  });

  it('finds no account for a person who has none, if the owner wants that', async () => {
    await withFake({}, async (client, fake) => {
      fake.settings.newPlexLogin = false;
      const { code, secret } = await client.startQuickConnect();
      fake.mediaServer?.approve(code, 'hana');
      expect(await client.finishQuickConnect(secret)).toBe('no-account');
    });
  });

  it('ends when Jellyfin no longer knows the code', async () => {
    await withFake({}, async (client, fake) => {
      const { secret } = await client.startQuickConnect();
      fake.mediaServer?.forgetCodes();
      expect(await client.checkQuickConnect(secret)).toBe('gone');
      expect(await client.finishQuickConnect(secret)).toBe('gone');
      expect(await client.checkQuickConnect('not-hex-at-all')).toBe('gone');
    });
  });

  it('is unavailable while it is turned off, or Jellyfin is down', async () => {
    await withFake({}, async (client, fake) => {
      const { secret } = await client.startQuickConnect();
      Object.assign(fake.mediaServer?.state ?? {}, { isDown: true });
      expect(await catchErrorCode(client.startQuickConnect())).toBe('quick-connect-unavailable');
      expect(await catchErrorCode(client.checkQuickConnect(secret))).toBe(
        'quick-connect-unavailable',
      );
      expect(await catchErrorCode(client.finishQuickConnect(secret))).toBe(
        'quick-connect-unavailable',
      );
      expect(client.status()).toEqual({ breaker: 'closed' });
    });
  });

  it('is turned off on a server that does not have it', async () => {
    await withFake({ version: '3.3.0' }, async (client) => {
      expect(await catchErrorCode(client.startQuickConnect())).toBe('sign-in-disabled');
    });
  });

  it.each<[string, ServerReply]>([
    ['without a code', { status: 200, body: { secret: 'abcdef12' } }],
    ['with a code for the screen', { status: 200, body: { code: '<b>1</b>', secret: 'abcdef12' } }],
    ['with a path as secret', { status: 200, body: { code: '123456', secret: '../../user/1?a=' } }],
  ])('does not accept an answer %s', async (_, turn) => {
    await withServer(
      () => turn,
      async (client) =>
        expect(await catchErrorCode(client.startQuickConnect())).toBe('overseerr-failed'),
    );
  });

  it('puts no secret into log lines and errors', async () => {
    const log = aLog();
    await withServer(
      () => 'reset',
      async (_, { url }) => {
        const client = aClient(url, { log });
        const error: unknown = await client.checkQuickConnect('abcdef12').catch((e: unknown) => e);
        await client.finishQuickConnect('abcdef12').catch(() => undefined);
        expect(JSON.stringify(error)).not.toContain('abcdef12');
        await client.close();
      },
    );
    expect(log.lines.length).toBeGreaterThan(0);
    expect(log.lines.join('\n')).not.toContain('abcdef12');
  });
});
