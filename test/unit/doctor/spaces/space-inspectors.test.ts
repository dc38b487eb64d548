import { describe, expect, it } from 'vitest';
import { discordPermissions } from '../../../../src/doctor/discord-permissions.ts';
import type { GetJson } from '../../../../src/doctor/get-json.ts';
import { createDiscordSpaceInspector } from '../../../../src/doctor/spaces/discord-space-inspector.ts';
import { createTelegramSpaceInspector } from '../../../../src/doctor/spaces/telegram-space-inspector.ts';

type Answers = Readonly<Record<string, unknown>>;

/** Answers by the end of the address; a number is a status without a body. Anything else is not found. */
function answering(answers: Answers, calls: string[] = []): GetJson {
  return async (url) => {
    calls.push(url);
    const [, body] = Object.entries(answers).find(([end]) => url.endsWith(end)) ?? [];
    if (typeof body === 'number') return { status: body, body: null };
    return { status: body === undefined ? 404 : 200, body };
  };
}

const failing: GetJson = async (url) => {
  throw new Error(`cannot reach ${url}`);
};

describe('a Discord server', () => {
  const settings = { token: 'secret-token', apiUrl: 'https://d.example/api' };
  const all = Object.values(discordPermissions).reduce((sum, bit) => sum | bit, 0n);
  const good: Answers = {
    '/users/@me': { id: '9' },
    '/guilds/5/channels': [
      { id: '1', type: 0, name: 'desk' },
      {
        id: '2',
        type: 5,
        name: 'news',
        permission_overwrites: [
          { id: '9', allow: '0', deny: `${discordPermissions['Send Messages']}` },
        ],
      },
      { id: '3', type: 2, name: 'voice' },
    ],
    '/guilds/5/roles': [
      { id: '5', name: '@everyone', permissions: `${all}` },
      { id: '6', name: 'Moderators', permissions: '0' },
      { id: '7', name: 'MediaNest', permissions: '0', managed: true },
    ],
    '/guilds/5/members/9': { roles: ['7'] },
    '/guilds/5/threads/active': {
      threads: [
        { id: '4', type: 11, name: 'thread', parent_id: '2' },
        { id: '8', type: 11, name: 'elsewhere', parent_id: '77' },
      ],
    },
  };
  const inspect = (answers: Answers, calls?: string[]) =>
    createDiscordSpaceInspector(settings, answering(answers, calls))('5');

  it('lists its channels and threads with what the bot lacks, and the roles to choose from', async () => {
    const calls: string[] = [];
    const place = { topic: null, missing: [] };
    expect(await inspect(good, calls)).toEqual({
      isMember: true,
      channels: [
        { ...place, address: '1', name: 'desk', kind: 'channel' },
        { ...place, address: '2', name: 'news', kind: 'channel', missing: ['send'] },
        { ...place, address: '4', name: 'thread', kind: 'thread' },
      ],
      roles: [{ id: '6', name: 'Moderators' }],
    });
    expect(calls).toHaveLength(5);
  });

  it('that the bot is not in has none', async () => {
    const left = { isMember: false, channels: [], roles: [] };
    expect(await inspect({ ...good, '/guilds/5/channels': 403 })).toEqual(left);
    expect(await inspect({ ...good, '/guilds/5/channels': 404 })).toEqual(left);
  });

  it('is unknown while Discord does not answer', async () => {
    expect(await inspect({})).toBeNull();
    expect(await inspect({ ...good, '/guilds/5/roles': 500 })).toBeNull();
    expect(await createDiscordSpaceInspector(settings, failing)('5')).toBeNull();
  });
});

describe('a Telegram group', () => {
  const settings = { token: 'secret-token', apiUrl: 'https://t.example' };
  const answers = (status: string, more: object = {}): Answers => ({
    getMe: { result: { id: 3 } },
    'getChat?chat_id=-100': { result: { title: 'Movies', type: 'supergroup' } },
    'getChatMember?chat_id=-100&user_id=3': { result: { status, ...more } },
  });
  const inspect = (all: Answers, topics: readonly string[] = []) =>
    createTelegramSpaceInspector(settings, answering(all))('-100', topics);

  it('is one place, with the topics that the bot knows', async () => {
    expect(await inspect(answers('administrator'), ['12'])).toEqual({
      isMember: true,
      channels: [
        { address: '-100', topic: null, name: 'Movies', kind: 'group', missing: [] },
        { address: '-100', topic: '12', name: null, kind: 'topic', missing: [] },
      ],
      roles: [],
    });
  });

  it('shows reactions to administrators only, and may be silent', async () => {
    const group = await inspect(answers('member'));
    expect(group?.channels).toMatchObject([{ missing: ['see-reactions'] }]);
    const muted = await inspect(answers('restricted', { can_send_messages: false }));
    expect(muted?.channels).toMatchObject([{ missing: ['send', 'see-reactions'] }]);
  });

  it('that the bot has left is not one of its places', async () => {
    expect(await inspect(answers('kicked'))).toMatchObject({ isMember: false, channels: [] });
    const gone = { ...answers('member'), 'getChat?chat_id=-100': 400 };
    expect(await inspect(gone)).toMatchObject({ isMember: false, channels: [] });
  });

  it('is unknown while Telegram does not answer', async () => {
    expect(await inspect({})).toBeNull();
    expect(await createTelegramSpaceInspector(settings, failing)('-100', [])).toBeNull();
  });
});
