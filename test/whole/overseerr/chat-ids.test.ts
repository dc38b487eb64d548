import { describe, expect, it } from 'vitest';
import { aRemoteUserId as accountNumber, withServer } from '../../support/overseerr-setup.ts';

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
