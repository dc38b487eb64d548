import { describe, expect, it } from 'vitest';
import { testDiscordToken } from '../../../../src/doctor/setup/test-discord-token.ts';
import { testTelegramToken } from '../../../../src/doctor/setup/test-telegram-token.ts';

const apiUrl = 'https://chat.example.org';

function answering(answers: Record<string, { status: number; body: unknown }>) {
  const asked: string[] = [];
  return {
    asked,
    apiUrl,
    async getJson(url: string) {
      asked.push(url);
      const answer = answers[url.slice(apiUrl.length)];
      if (!answer) throw new Error(`refused ${url}`);
      return answer;
    },
  };
}

const ok = (body: unknown) => ({ status: 200, body });

describe('the test of a Discord token', () => {
  it('finds the bot, where it is, and how to invite it', async () => {
    const api = answering({
      '/v10/users/@me': ok({ id: '1', username: 'Bot', secret: 'never shown' }),
      '/v10/applications/@me': ok({ id: '2' }),
      '/v10/users/@me/guilds?limit=200': ok([{ id: '3', name: 'Home' }]),
      '/v10/guilds/3/channels': ok([
        { id: '4', name: 'requests', type: 0 },
        { id: '5', name: 'voice', type: 2 },
      ]),
    });
    const result = await testDiscordToken('token', api);
    if (!result.isOk) throw new Error(result.fault);
    expect(result.found).toMatchObject({
      name: 'Bot',
      guilds: [{ name: 'Home', channels: [{ place: 'discord:4', name: 'requests' }] }],
    });
    const invite = new URL(result.found.inviteUrl);
    expect(invite.searchParams.get('client_id')).toBe('2');
    // View Channel, Send Messages, Embed Links, Read Message History, Add Reactions, Send Messages in Threads.
    expect(invite.searchParams.get('permissions')).toBe('274877992000');
    expect(JSON.stringify(result)).not.toContain('never shown');
  });

  it('tells a wrong token from a platform that does not respond', async () => {
    const rejecting = answering({ '/v10/users/@me': { status: 401, body: {} } });
    expect(await testDiscordToken('wrong', rejecting)).toEqual({ isOk: false, fault: 'rejected' });
    expect(await testDiscordToken('token', answering({}))).toEqual({
      isOk: false,
      fault: 'unreachable',
    });
    const broken = answering({ '/v10/users/@me': ok('<html>') });
    expect(await testDiscordToken('token', broken)).toEqual({ isOk: false, fault: 'failed' });
  });

  it('sends nothing that no token can be', async () => {
    const api = answering({});
    expect(await testDiscordToken('with a\nline', api)).toEqual({ isOk: false, fault: 'rejected' });
    expect(api.asked).toEqual([]);
  });
});

describe('the test of a Telegram token', () => {
  it('finds the bot, its link, and what it may do', async () => {
    const api = answering({
      '/bot1:x/getMe': ok({
        result: {
          username: 'media_bot',
          first_name: 'Media',
          can_join_groups: false,
          can_read_all_group_messages: true,
        },
      }),
    });
    expect(await testTelegramToken('1:x', api)).toEqual({
      isOk: true,
      found: {
        name: 'Media',
        url: 'https://t.me/media_bot',
        canJoinGroups: false,
        readsAllMessages: true,
      },
    });
  });

  it('sends nothing that no token can be, such as another path', async () => {
    const api = answering({});
    const result = await testTelegramToken('1:x/../../admin', api);
    expect(result).toEqual({ isOk: false, fault: 'rejected' });
    expect(api.asked).toEqual([]);
    expect(await testTelegramToken('1:x', api)).toEqual({ isOk: false, fault: 'unreachable' });
  });
});
