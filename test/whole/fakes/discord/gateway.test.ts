import { Events, GatewayIntentBits, type Message } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createDiscordSetup, type DiscordSetup } from '../../../fakes/discord/discord-setup.ts';
import type { FakeDiscord } from '../../../fakes/discord/server.ts';
import { createBot, startBot } from '../../../fakes/discord/start-bot.ts';
import { guildIdOn } from '../../../fakes/discord/state/bot-membership.ts';
import { isJson, type Json } from '../../../fakes/discord/validation/shapes.ts';

let setup: DiscordSetup;
let discord: FakeDiscord;

beforeEach(async () => {
  setup = await createDiscordSetup({ heartbeatIntervalMs: 200 });
  ({ discord } = setup);
});
afterEach(() => setup.stop());

/** Records the texts of the messages a client is told of. */
function listen(bot: Awaited<ReturnType<DiscordSetup['bot']>>): string[] {
  const texts: string[] = [];
  bot.on(Events.MessageCreate, (message: Message) => {
    texts.push(message.content);
  });
  return texts;
}

const told = async (texts: readonly string[], text: string) =>
  expect.poll(() => texts).toContain(text);

describe('a session', () => {
  it('that was cut off is resumed, and missed events are replayed once', async () => {
    const texts = listen(await setup.bot());
    const anna = discord.as(setup.annaId);
    anna.dm('before');
    await told(texts, 'before');
    discord.faults.gateway.dropConnections();
    anna.dm('meanwhile');
    await told(texts, 'meanwhile');
    expect(texts).toEqual(['before', 'meanwhile']);
    expect(discord.gateway.counts).toEqual({ identified: 1, resumed: 1 });
  });

  it.each([
    ['op 7', () => discord.faults.gateway.reconnect()],
    ['op 9 with true', () => discord.faults.gateway.invalidSession(true)],
    ['close 4000', () => discord.faults.gateway.close(4000)],
    ['a dead heartbeat', () => discord.faults.gateway.stopHeartbeatAcks()],
  ])('is resumed after %s', async (_, act) => {
    const texts = listen(await setup.bot());
    act();
    await discord.until(() => discord.gateway.counts.resumed > 0, 'a resume');
    discord.faults.clear();
    discord.as(setup.annaId).dm('again');
    await told(texts, 'again');
    expect(discord.gateway.counts.identified).toBe(1);
  });

  it.each([
    ['op 9 with false', () => discord.faults.gateway.invalidSession(false)],
    ['close 4009', () => discord.faults.gateway.close(4009)],
  ])('is started again after %s', async (_, act) => {
    const texts = listen(await setup.bot());
    act();
    await discord.until(() => discord.gateway.counts.identified === 2, 'an identify');
    discord.as(setup.annaId).dm('again');
    await told(texts, 'again');
    expect(discord.gateway.counts.resumed).toBe(0);
  });

  it('gets delayed events later', async () => {
    const texts = listen(await setup.bot());
    discord.faults.gateway.pauseEvents();
    discord.as(setup.annaId).dm('held');
    await setup.call('GET', '/users/@me');
    expect(texts).toEqual([]);
    discord.faults.gateway.resumeEvents();
    await told(texts, 'held');
  });
});

describe('logging in', () => {
  it('with a wrong token fails', async () => {
    const bot = createBot(discord);
    await expect(bot.login('wrong')).rejects.toThrow(/token/i);
    await bot.destroy();
  });

  it('with privileged intents is closed with 4014', async () => {
    const bot = createBot(discord, { intents: [GatewayIntentBits.MessageContent] });
    await expect(bot.login(discord.token)).rejects.toThrow(/disallowed intents/i);
    await bot.destroy();
  });
});

describe('the gateway protocol', () => {
  /** Speaks to the gateway without a library. */
  async function connect() {
    const socket = new WebSocket(`${discord.apiUrl.replace(/^http(.*)\/api$/, 'ws$1')}/gateway`);
    const got: Json[] = [];
    let code = 0;
    socket.on('message', (data) => {
      const payload: unknown = JSON.parse(String(data));
      if (isJson(payload)) got.push(payload);
    });
    socket.on('close', (closed) => {
      code = closed;
    });
    const next = async (op: number, t?: string) => {
      const find = () => got.find((one) => one['op'] === op && (t === undefined || one['t'] === t));
      await expect.poll(find).toBeDefined();
      return find() ?? {};
    };
    await next(10);
    return {
      got,
      next,
      say: (op: number, d: unknown) => socket.send(JSON.stringify({ op, d })),
      raw: (text: string) => socket.send(text),
      closed: async () => {
        await expect.poll(() => code).not.toBe(0);
        return code;
      },
      end: () => socket.terminate(),
    };
  }
  const identify = (intents: number, token = discord.token) => ({ token, intents, properties: {} });

  it('acknowledges heartbeats', async () => {
    const socket = await connect();
    socket.say(1, null);
    expect(await socket.next(11)).toEqual({ op: 11 });
    socket.end();
  });

  it.each([
    ['a wrong token', 2, () => identify(0, 'wrong'), 4004],
    ['unknown intents', 2, () => identify(1 << 30), 4013],
    ['privileged intents', 2, () => identify(GatewayIntentBits.GuildMembers), 4014],
    ['a presence before identify', 3, () => ({}), 4003],
    ['an unknown op before identify', 77, () => ({}), 4003],
    ['a shard that there is not', 2, () => ({ ...identify(0), shard: [2, 2] }), 4010],
  ])('%s closes', async (_, op, d, code) => {
    const socket = await connect();
    socket.say(op, d());
    expect(await socket.closed()).toBe(code);
  });

  it('closes with 4002 after invalid JSON, 4005 after a second identify, and 4008 after too many events', async () => {
    const broken = await connect();
    broken.raw('{');
    expect(await broken.closed()).toBe(4002);
    const twice = await connect();
    twice.say(2, identify(0));
    twice.say(2, identify(0));
    expect(await twice.closed()).toBe(4005);
    const flood = await connect();
    for (let sent = 0; sent < 121; sent += 1) flood.say(1, null);
    expect(await flood.closed()).toBe(4008);
  });

  it('answers the resume of an unknown session with op 9, and of a future event with 4007', async () => {
    const unknown = await connect();
    unknown.say(6, { token: discord.token, session_id: 'x', seq: 1 });
    expect(await unknown.next(9)).toEqual({ op: 9, d: false });
    unknown.say(2, identify(0));
    const ready = await unknown.next(0, 'READY');
    expect(ready).toMatchObject({ s: 1, d: { user: { id: discord.botUserId } } });
    const id = isJson(ready['d']) ? ready['d']['session_id'] : '';
    const future = await connect();
    future.say(6, { token: discord.token, session_id: id, seq: 99 });
    expect(await future.closed()).toBe(4007);
    unknown.end();
  });

  it('sends only the events of the intents', async () => {
    const socket = await connect();
    const { DirectMessages, GuildMessageReactions } = GatewayIntentBits;
    socket.say(2, identify(DirectMessages | GuildMessageReactions));
    await socket.next(0, 'READY');
    const anna = discord.as(setup.annaId);
    const { id } = anna.say(setup.channelId, 'in the guild');
    anna.react(setup.channelId, id, '👍');
    anna.dm('direct');
    const direct = await socket.next(0, 'MESSAGE_CREATE');
    expect(direct['d']).toMatchObject({ content: 'direct', channel_type: 1 });
    expect(direct['d']).not.toHaveProperty('guild_id');
    const names = socket.got.flatMap((one) => one['t'] ?? []);
    expect(names).toEqual(['READY', 'MESSAGE_REACTION_ADD', 'MESSAGE_CREATE']);
    socket.end();
  });

  it('sends changes of the bot’s guilds, and nothing about a guild that removed it', async () => {
    const socket = await connect();
    socket.say(2, identify(GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessageReactions));
    await socket.next(0, 'READY');
    const anna = discord.as(setup.annaId);
    const { id } = anna.say(setup.channelId, 'hello');
    discord.world.setOutage(setup.guildId, true);
    discord.world.setOutage(setup.guildId, false);
    discord.world.removeBot(setup.guildId);
    anna.react(setup.channelId, id, '👍');
    expect(() => anna.command(setup.channelId, 'status')).toThrow('not in the guild');
    discord.world.returnBot(setup.guildId);
    anna.react(setup.channelId, id, '👎');
    await socket.next(0, 'MESSAGE_REACTION_ADD');
    const told = socket.got.filter((one) => one['t'] !== null && one['t'] !== undefined).slice(1);
    expect(told).toMatchObject([
      { t: 'GUILD_CREATE', d: { id: setup.guildId, name: 'Films' } },
      { t: 'GUILD_DELETE', d: { id: setup.guildId, unavailable: true } },
      { t: 'GUILD_CREATE', d: { id: setup.guildId } },
      { t: 'GUILD_DELETE', d: { id: setup.guildId } },
      { t: 'GUILD_CREATE', d: { id: setup.guildId } },
      { t: 'MESSAGE_REACTION_ADD', d: { emoji: { name: '👎' } } },
    ]);
    expect(told[3]?.['d']).toEqual({ id: setup.guildId });
    socket.end();
  });

  it('sends each shard the events of its guilds, and the first the direct messages', async () => {
    const ids = [guildIdOn(0, 2), guildIdOn(1, 2)];
    for (const id of ids) discord.world.addGuild({ id });
    discord.world.removeBot(setup.guildId);
    const begin = async (shard: number) => {
      const socket = await connect();
      const intents = GatewayIntentBits.Guilds | GatewayIntentBits.DirectMessages;
      socket.say(2, { ...identify(intents), shard: [shard, 2] });
      const said = await socket.next(0, 'READY');
      expect(said['d']).toMatchObject({
        shard: [shard, 2],
        guilds: [{ id: ids[shard], unavailable: true }],
      });
      return socket;
    };
    const [first, second] = [await begin(0), await begin(1)];
    discord.as(setup.annaId).dm('hello');
    const added = discord.world.addGuild({ id: guildIdOn(1, 2, 1) }).id;
    await first.next(0, 'MESSAGE_CREATE');
    await expect.poll(() => JSON.stringify(second.got)).toContain(added);
    expect(JSON.stringify(first.got)).not.toContain(added);
    expect(second.got.map((one) => one['t'])).not.toContain('MESSAGE_CREATE');
    for (const socket of [first, second]) socket.end();
  });

  it('removes the content of messages without the intent, unless they mention the bot', async () => {
    const socket = await connect();
    socket.say(2, identify(GatewayIntentBits.GuildMessages));
    await socket.next(0, 'READY');
    const anna = discord.as(setup.annaId);
    anna.say(setup.channelId, 'secret');
    anna.say(setup.channelId, `<@${discord.botUserId}> hello`);
    await setup.post({ content: 'own' });
    await expect
      .poll(() => socket.got.filter((one) => one['t'] === 'MESSAGE_CREATE'))
      .toMatchObject([
        { d: { content: '', guild_id: setup.guildId } },
        { d: { content: `<@${discord.botUserId}> hello` } },
        { d: { content: 'own' } },
      ]);
    socket.end();
  });
});

it('two bots get the same event, each with its own session', async () => {
  const first = await startBot(discord);
  const second = await startBot(discord);
  const both = [listen(first), listen(second)];
  discord.as(setup.annaId).dm('hello');
  for (const texts of both) await told(texts, 'hello');
  await first.destroy();
  await second.destroy();
});
