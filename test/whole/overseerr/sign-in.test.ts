import { describe, expect, it } from 'vitest';
import {
  aClient,
  aRemoteUserId as accountNumber,
  aLog,
  catchErrorCode,
  type ServerReply,
  withServer,
} from '../../support/overseerr-setup.ts';

const stub = { permissions: 0, id: 4, displayName: 'carol@rig.local', password: '$2b$12$hash' };

describe('a login on Overseerr', () => {
  it('returns the account for an email and a password, without the key', async () => {
    await withServer(
      () => ({ status: 200, body: stub, headers: { 'set-cookie': 'connect.sid=s' } }),
      async (client, { calls }) => {
        expect(await client.login('carol@rig.local', 'words')).toBe(4);
        expect(calls).toMatchObject([
          { path: '/api/v1/auth/local', body: { email: 'carol@rig.local', password: 'words' } },
        ]);
        expect(calls[0]?.headers).not.toHaveProperty('x-api-key');
        expect(calls[0]?.headers).not.toHaveProperty('x-api-user');
      },
    );
  });

  it.each<[string, ServerReply]>([
    ['a wrong password', { status: 403, body: { message: 'Access denied.' } }],
    ['an address of the wrong form', { status: 400, body: { message: 'bad' } }],
    ['a number that is none', { status: 200, body: { id: -1 } }],
  ])('finds no account for %s', async (_, turn) => {
    await withServer(
      () => turn,
      async (client) => expect(await client.login('a', 'b')).toBeNull(),
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
  ])('fails for %s without a retry', async (_, turn, code) => {
    await withServer(
      () => turn,
      async (client, { calls }) => {
        expect(await catchErrorCode(client.login('a', 'b'))).toBe(code);
        expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
      },
    );
  });

  it('logs neither the password nor its hash', async () => {
    const log = aLog();
    await withServer(
      (call) => (call.method === 'POST' ? { status: 200, body: stub } : { status: 404 }),
      async (_client, { url }) => {
        const client = aClient(url, { log });
        await client.login('carol@rig.local', 'secret words');
        await client.close();
      },
    );
    expect(log.lines.length).toBeGreaterThan(0);
    for (const secret of ['secret words', '$2b$', 'carol@']) {
      expect(log.lines.join('\n')).not.toContain(secret);
    }
  });
});

describe('writing a chat id into a profile', () => {
  const discord = { platform: 'discord', platformUserId: '700000000000000001' } as const;
  const telegram = { platform: 'telegram', platformUserId: '555' } as const;
  const own = discord.platformUserId;

  it.each([
    ['an empty profile', discord, {}, { discordId: own, discordIds: [own] }],
    ['an empty field', discord, { discordId: '' }, { discordId: own, discordIds: [own] }],
    [
      'what else is set, and not what is empty or tells what the server can do',
      discord,
      { discordEnabled: true, pgpKey: 'key', pushoverSound: null, notificationTypes: { email: 2 } },
      { discordId: own, discordIds: [own], pgpKey: 'key', notificationTypes: { email: 2 } },
    ],
    [
      'a list of others',
      discord,
      { discordId: '1', discordIds: ['1'] },
      { discordId: '1', discordIds: ['1', own] },
    ],
    ['an empty list', discord, { discordIds: [] }, { discordId: own, discordIds: [own] }],
    ["another's id", discord, { discordId: '1' }, null],
    ['the id itself', discord, { discordId: own }, null],
    ['the id in the list', discord, { discordId: '1', discordIds: ['1', own] }, null],
    ['no Telegram id', telegram, { telegramChatId: null }, { telegramChatId: '555' }],
    [
      'no Telegram id, but a list',
      telegram,
      { discordIds: ['1', '2'] },
      { telegramChatId: '555', discordIds: ['1', '2'] },
    ],
    ['another Telegram id', telegram, { telegramChatId: '1' }, null],
  ])('keeps the other fields: %s', async (_, account, profile, written) => {
    await withServer(
      (call) => ({ status: 200, body: call.method === 'GET' ? profile : {} }),
      async (client, { calls }) => {
        const isWritten = await client.addChatIdToProfile(accountNumber(4), account);
        const sent = calls.filter(({ method }) => method === 'POST').map(({ body }) => body);
        expect(isWritten).toBe(written !== null);
        expect(sent).toEqual(written === null ? [] : [written]);
      },
    );
  });
});
