import { describe, expect, it } from 'vitest';
import type { ChatPlace, PlaceUse } from '../../../src/doctor/chat-place.ts';
import type { Check, Severity } from '../../../src/doctor/check.ts';
import { createDiscordCheck } from '../../../src/doctor/discord-check.ts';
import { computePermissions, discordPermissions } from '../../../src/doctor/discord-permissions.ts';
import { createDiscordPlacesCheck } from '../../../src/doctor/discord-places-check.ts';
import type { GetJson } from '../../../src/doctor/get-json.ts';
import { createPublicUrlCheck } from '../../../src/doctor/public-url-check.ts';
import {
  createTelegramCheck,
  createTelegramPlacesCheck,
} from '../../../src/doctor/telegram-check.ts';

type Answers = Readonly<Record<string, unknown>>;

async function severitiesOf(check: Check): Promise<Severity[]> {
  const findings = await check.run();
  for (const { severity, fix } of findings) expect(fix === null).toBe(severity === 'ok');
  expect(JSON.stringify(findings)).not.toContain('secret-token');
  return findings.map(({ severity }) => severity);
}

/** Answers by the end of the address; a number is a status without a body. Anything else is not found. */
function answering(answers: Answers, status = 200): GetJson {
  return async (url) => {
    const [, body] = Object.entries(answers).find(([end]) => url.endsWith(end)) ?? [];
    if (typeof body === 'number') return { status: body, body: null };
    return { status: body === undefined && status === 200 ? 404 : status, body };
  };
}

const failing: GetJson = async (url) => {
  throw new Error(`cannot reach ${url}`);
};

const placesOf = (platform: 'discord' | 'telegram', address: string, ...uses: PlaceUse[]) => {
  const place = { platform, kind: 'channel', address } as const;
  const places = uses.map((use): ChatPlace => ({ place, use, origin: 'APPROVAL_PLACES' }));
  return async () => places;
};

describe('the check of Discord', () => {
  const discord = { token: 'secret-token', apiUrl: 'https://d.example/api', guildIds: ['1'] };
  const good: Answers = {
    '/users/@me': { username: 'bot' },
    '/guilds?limit=200': [{ id: '1' }],
    '/gateway/bot': { session_start_limit: { remaining: 900 } },
    '/applications/@me': { id: '5' },
    '/applications/5/guilds/1/commands?with_localizations=true': ['current'],
  };
  const judge = (answers: Answers, settings: typeof discord | null = discord, status = 200) =>
    severitiesOf(
      createDiscordCheck(settings, {
        getJson: answering(answers, status),
        areCommandsInSync: async (registered) => JSON.stringify(registered) === '["current"]',
      }),
    );

  it.each<[string, Answers, Severity[]]>([
    ['a good bot', good, ['ok']],
    ['a missing server', { ...good, '/guilds?limit=200': [{ id: '2' }] }, ['problem']],
    [
      'no server at all',
      {
        ...good,
        '/guilds?limit=200': [],
        '/applications/5/guilds/1/commands?with_localizations=true': 403,
      },
      ['problem', 'warning', 'problem'],
    ],
    [
      'a bot that was started too often',
      { ...good, '/gateway/bot': { session_start_limit: { remaining: 0 } } },
      ['problem'],
    ],
    [
      'old commands',
      { ...good, '/applications/5/guilds/1/commands?with_localizations=true': ['old'] },
      ['warning'],
    ],
  ])('judges %s', async (_, answers, expected) => {
    expect(await judge(answers)).toEqual(expected);
  });

  it('judges a rejected token, an outage, and no connection', async () => {
    expect(await judge({}, discord, 401)).toEqual(['problem']);
    expect(await judge({}, discord, 502)).toEqual(['problem']);
    const areCommandsInSync = async () => true;
    const check = createDiscordCheck(discord, { getJson: failing, areCommandsInSync });
    expect(await severitiesOf(check)).toEqual(['problem']);
  });

  it('reads more servers than Discord lists at once', async () => {
    const first = Array.from({ length: 200 }, (_, id) => ({ id: `${id + 100}` }));
    const answers = { ...good, '/guilds?limit=200': first, 'limit=200&after=299': [{ id: '1' }] };
    expect(await judge(answers)).toEqual(['ok']);
  });

  it('does not apply without a token', async () => {
    expect(await judge(good, null)).toEqual([]);
  });
});

describe('the permissions in a Discord channel', () => {
  const { 'View Channel': view, 'Send Messages': send } = discordPermissions;
  const parts = {
    guildId: 'guild',
    memberId: 'bot',
    memberRoles: ['role'],
    roles: [
      { id: 'guild', permissions: view },
      { id: 'role', permissions: send },
      { id: 'other', permissions: 1n << 3n },
    ],
  };
  const compute = (...overwrites: { id: string; allow: bigint; deny: bigint }[]) =>
    computePermissions({ ...parts, overwrites });

  it('are those of everyone and of the roles, changed by the channel in order', () => {
    expect(compute()).toBe(view | send);
    expect(compute({ id: 'other', allow: 0n, deny: view })).toBe(view | send);
    expect(compute({ id: 'guild', allow: 0n, deny: view })).toBe(send);
    expect(
      compute({ id: 'guild', allow: 0n, deny: view }, { id: 'role', allow: view, deny: send }),
    ).toBe(view);
    expect(
      compute({ id: 'bot', allow: send, deny: view }, { id: 'role', allow: view, deny: send }),
    ).toBe(send);
  });

  it('are all for an administrator', () => {
    const all = computePermissions({
      ...parts,
      memberRoles: ['other'],
      overwrites: [{ id: 'bot', allow: 0n, deny: view }],
    });
    expect(all & view).toBe(view);
  });
});

describe('the check of Discord channels', () => {
  const discord = { token: 'secret-token', apiUrl: 'https://d.example/api' };
  const all = Object.values(discordPermissions).reduce((sum, each) => sum | each, 0n);
  const channel = { id: '7', type: 0, guild_id: '1', name: 'requests' };
  const answersWith = (permissions: bigint, more: Answers = {}): Answers => ({
    '/users/@me': { id: 'bot' },
    '/channels/7': channel,
    '/channels/8': { id: '8', type: 11, guild_id: '1', name: 'thread', parent_id: '7' },
    '/guilds/1/roles': [{ id: '1', permissions: `${permissions}` }],
    '/guilds/1/members/bot': { roles: [] },
    ...more,
  });
  const judge = (answers: Answers, uses: PlaceUse[] = ['approvals'], address = '7') =>
    severitiesOf(
      createDiscordPlacesCheck(discord, {
        listPlaces: placesOf('discord', address, ...uses),
        getJson: answering(answers),
      }),
    );

  it.each<[string, Answers, PlaceUse[], Severity[]]>([
    ['one with all permissions', answersWith(all), ['approvals', 'alerts'], ['ok']],
    [
      'one without Send Messages',
      answersWith(all & ~discordPermissions['Send Messages']),
      ['requests'],
      ['problem'],
    ],
    [
      'approvals without reactions',
      answersWith(all & ~discordPermissions['Add Reactions']),
      ['approvals'],
      ['warning'],
    ],
    [
      'alerts without reactions, which need none',
      answersWith(all & ~discordPermissions['Add Reactions']),
      ['alerts'],
      ['ok'],
    ],
    ['one that is gone', answersWith(all, { '/channels/7': 404 }), ['alerts'], ['problem']],
    ['one that is hidden', answersWith(all, { '/channels/7': 403 }), ['alerts'], ['problem']],
    ['an outage', answersWith(all, { '/channels/7': 502 }), ['alerts'], ['warning']],
    ['no places', answersWith(0n), [], []],
  ])('judges %s', async (_, answers, uses, expected) => {
    expect(await judge(answers, uses)).toEqual(expected);
  });

  it('uses the permissions of the channel that a thread belongs to', async () => {
    const inThreads = discordPermissions['Send Messages in Threads'];
    expect(await judge(answersWith(all), ['alerts'], '8')).toEqual(['ok']);
    expect(await judge(answersWith(all & ~inThreads), ['alerts'], '8')).toEqual(['problem']);
    const deny = [{ id: 'bot', allow: '0', deny: `${discordPermissions['View Channel']}` }];
    const hidden = { '/channels/7': { ...channel, permission_overwrites: deny } };
    expect(await judge(answersWith(all, hidden), ['alerts'], '8')).toEqual(['problem']);
  });

  it('names the channel and the permission', async () => {
    const check = createDiscordPlacesCheck(discord, {
      listPlaces: placesOf('discord', '7', 'requests'),
      getJson: answering(answersWith(all & ~discordPermissions['Embed Links'])),
    });
    const [finding] = await check.run();
    expect(finding?.message).toMatch(/#requests \(APPROVAL_PLACES\).*Embed Links/);
    expect(finding?.fix).toContain('Embed Links');
  });
});

describe('the check of Telegram', () => {
  const me = { result: { id: 9, username: 'bot' } };
  const webhook = (url: string, error?: string) => ({
    result: { url, ...(error ? { last_error_message: error } : {}) },
  });
  const polling = { getMe: me, getWebhookInfo: webhook('') };

  it.each<[string, string | null, GetJson, Severity]>([
    ['polling', null, answering(polling), 'ok'],
    [
      'polling against a webhook',
      null,
      answering({ ...polling, getWebhookInfo: webhook('https://other.example') }),
      'warning',
    ],
    [
      'its webhook',
      'https://bot.example',
      answering({ ...polling, getWebhookInfo: webhook('https://bot.example/telegram') }),
      'ok',
    ],
    [
      "another program's webhook",
      'https://bot.example',
      answering({ ...polling, getWebhookInfo: webhook('https://other.example') }),
      'problem',
    ],
    [
      'a webhook that fails',
      'https://bot.example',
      answering({ ...polling, getWebhookInfo: webhook('https://bot.example/x', '502') }),
      'warning',
    ],
    [
      'privacy mode that is off',
      null,
      answering({
        ...polling,
        getMe: { result: { ...me.result, can_read_all_group_messages: true } },
      }),
      'warning',
    ],
    [
      'a bot that nobody can add',
      null,
      answering({ ...polling, getMe: { result: { ...me.result, can_join_groups: false } } }),
      'warning',
    ],
    ['a rejected token', null, answering({ getMe: { ok: false } }, 401), 'problem'],
    ['no connection', null, failing, 'problem'],
  ])('judges %s', async (_, webhookUrl, getJson, expected) => {
    const telegram = { token: '1:secret-token', apiUrl: 'https://t.example', webhookUrl };
    expect(await severitiesOf(createTelegramCheck(telegram, getJson))).toEqual([expected]);
  });

  const group = { result: { type: 'supergroup', title: 'Movie night' } };
  const member = (status: string, more = {}) => ({ result: { status, ...more } });
  it.each<[string, PlaceUse, unknown, unknown, Severity[]]>([
    ['an admin', 'approvals', group, member('administrator'), ['ok']],
    ['approvals without an admin', 'approvals', group, member('member'), ['warning']],
    ['alerts without an admin', 'alerts', group, member('member'), ['ok']],
    ['a group that was left', 'alerts', group, member('left'), ['problem']],
    [
      'a group where it may not write',
      'alerts',
      group,
      member('restricted', { can_send_messages: false }),
      ['problem'],
    ],
    ['an unknown group', 'alerts', 400, null, ['problem']],
    ['an outage', 'alerts', 502, null, ['warning']],
    ['a private chat', 'alerts', { result: { type: 'private' } }, null, ['ok']],
  ])('judges in groups: %s', async (_, use, chat, own, expected) => {
    const telegram = { token: '1:secret-token', apiUrl: 'https://t.example', webhookUrl: null };
    const check = createTelegramPlacesCheck(telegram, {
      listPlaces: placesOf('telegram', '-5', use),
      getJson: answering({
        getMe: me,
        'getChat?chat_id=-5': chat,
        'getChatMember?chat_id=-5&user_id=9': own,
      }),
    });
    expect(await severitiesOf(check)).toEqual(expected);
  });

  it.each<[string, unknown, unknown]>([
    ['is gone', 400, null],
    ['was left', { result: { type: 'group', title: 'Club' } }, { result: { status: 'left' } }],
  ])(
    'names the new ID of a group that has become a supergroup, which then %s',
    async (_, chat, own) => {
      const telegram = { token: '1:secret-token', apiUrl: 'https://t.example', webhookUrl: null };
      const check = createTelegramPlacesCheck(telegram, {
        listPlaces: placesOf('telegram', '-5', 'approvals'),
        getJson: answering({
          getMe: me,
          'getChat?chat_id=-5': chat,
          'getChatMember?chat_id=-5&user_id=9': own,
          'sendChatAction?chat_id=-5&action=typing': {
            ok: false,
            error_code: 400,
            description: 'Bad Request: group chat was upgraded to a supergroup chat',
            parameters: { migrate_to_chat_id: -1005 },
          },
        }),
      });
      expect(await check.run()).toMatchObject([
        { severity: 'problem', fix: expect.stringContaining('-1005') },
      ]);
    },
  );
});

describe('the check of the public address', () => {
  const expired: GetJson = async () => {
    throw Object.assign(new Error('expired'), { code: 'CERT_HAS_EXPIRED' });
  };
  it.each<[string, GetJson, Severity]>([
    ['one that points to the bot', answering({ '/healthz': { ok: true } }), 'ok'],
    ['one that points elsewhere', answering({ '/healthz': null }), 'warning'],
    ['one that points nowhere', failing, 'warning'],
    ['an expired certificate', expired, 'problem'],
  ])('judges %s', async (_, getJson, expected) => {
    expect(await severitiesOf(createPublicUrlCheck('https://x.example', getJson))).toEqual([
      expected,
    ]);
  });
});
