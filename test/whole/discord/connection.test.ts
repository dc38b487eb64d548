import { describe, expect, test, vi } from 'vitest';
import { replyPrivately, updateMessage } from '../../../src/chat/reply.ts';
import { textView } from '../../../src/chat/view.ts';
import type { FakeDiscord } from '../../fakes/discord/server.ts';
import { guildIdOn } from '../../fakes/discord/state/bot-membership.ts';
import {
  aBot,
  aPromise,
  aScriptedDispatch,
  aWorld,
  buttonsView,
  setUpDiscord,
} from '../../support/discord-setup.ts';

describe('starting the Discord connection', () => {
  test('fails with one line that does not contain the token if the token is wrong', async () => {
    const { fake } = await aWorld();
    const token = 'wrong.token.value';
    const bot = aBot(fake, { token });
    const error = await bot.start(aScriptedDispatch()).catch((one: unknown) => one);
    expect(String(error)).toBe(
      'PlatformStartError: Discord rejected the token. Check DISCORD_TOKEN',
    );
    expect(JSON.stringify(bot.lines)).not.toContain(token);
    expect(bot.status()).toEqual({ isReady: false, detail: expect.stringContaining('token') });
  });

  test('fails with one line if the intents are not allowed', async () => {
    const { fake } = await aWorld();
    const bot = aBot(fake);
    fake.faults.gateway.disallowIntents(1);
    await expect(bot.start(aScriptedDispatch())).rejects.toThrow(/^Discord does not allow .*4014/);
  });

  test('fails with the address if Discord cannot be reached', async () => {
    const { fake } = await aWorld();
    const bot = aBot(fake, { apiUrl: 'http://127.0.0.1:1/api' });
    await expect(bot.start(aScriptedDispatch())).rejects.toThrow(
      /^Cannot reach Discord at http:\/\/127.0.0.1:1\/api: .*ECONNREFUSED/,
    );
  });

  test('fails after a timeout if the gateway does not respond', async () => {
    const { fake } = await aWorld();
    fake.faults.gateway.refuseConnections(1_000);
    const bot = aBot(fake, { startTimeoutMs: 100 });
    await expect(bot.start(aScriptedDispatch())).rejects.toThrow(
      /gateway did not respond within 0.1 seconds/,
    );
  });

  test.each([
    [
      'refuses the call for the gateway',
      (fake: FakeDiscord) => fake.faults.fail('GET /gateway/bot', 503, 20),
    ],
    ['does not answer', (fake: FakeDiscord) => fake.faults.gateway.refuseConnections(1_000)],
  ])('can be repeated after Discord %s', async (_, disturb) => {
    const { fake, guildId, anna, channelId } = await aWorld();
    const bot = aBot(fake, { startTimeoutMs: 300 });
    const script = aScriptedDispatch();
    disturb(fake);
    await expect(bot.start(script)).rejects.toMatchObject({ isFinal: false });
    expect(bot.status().isReady).toBe(false);
    fake.faults.clear();
    await vi.waitFor(() => bot.start(script), { timeout: 60_000 });
    expect(bot.status()).toEqual({ isReady: true, detail: 'connected' });
    expect(script.events).toEqual([{ kind: 'listed', platformSpaceIds: [guildId] }]);
    await anna.command(channelId, 'requests').ack;
  });

  test('distinguishes a rejected token from a temporary error', async () => {
    const { fake } = await aWorld();
    fake.faults.refuseToken();
    await expect(aBot(fake).start(aScriptedDispatch())).rejects.toMatchObject({ isFinal: true });
  });

  test('is not needed for posting, not even after it has failed', async () => {
    const { fake, channelId } = await aWorld();
    const bot = aBot(fake, { startTimeoutMs: 100 });
    fake.faults.gateway.refuseConnections(1_000);
    await expect(bot.start(aScriptedDispatch())).rejects.toThrow();
    const place = { platform: 'discord', kind: 'channel', address: channelId } as const;
    await bot.outbound.post(place, buttonsView('card', 'go:1'), 'once-1');
    expect(fake.messages(channelId)).toHaveLength(1);
  });

  test('requests no privileged intents and reports that it is ready', async () => {
    const { bot, fake } = await setUpDiscord();
    expect(bot.status()).toEqual({ isReady: true, detail: 'connected' });
    expect(fake.gateway.counts.identified).toBe(1);
  });
});

describe('the Discord connection', () => {
  type Fixture = Awaited<ReturnType<typeof setUpDiscord>>;

  async function answers({ anna, channelId }: Fixture): Promise<void> {
    const reply = await anna.command(channelId, 'requests').waitFor();
    expect(JSON.stringify(reply.embeds)).toContain('/requests');
  }

  test.each<[string, (stage: Fixture) => void, 'identified' | 'resumed']>([
    ['asked to reconnect', ({ fake }) => fake.faults.gateway.reconnect(), 'resumed'],
    ['cut', ({ fake }) => fake.faults.gateway.dropConnections(), 'resumed'],
    ['closed with 4000', ({ fake }) => fake.faults.gateway.close(4_000), 'resumed'],
    [
      'told its session is void',
      ({ fake }) => fake.faults.gateway.invalidSession(false),
      'identified',
    ],
    ['closed with 4009', ({ fake }) => fake.faults.gateway.close(4_009), 'identified'],
  ])('%s reconnects and responds', async (_, disturb, way) => {
    const stage = await setUpDiscord();
    const before = stage.fake.gateway.counts[way];
    disturb(stage);
    await stage.fake.until(() => stage.fake.gateway.counts[way] > before, 'the bot');
    await stage.fake.ready();
    await answers(stage);
    await vi.waitFor(() => expect(stage.bot.status().isReady).toBe(true));
  });

  test('handles missed events after a resume', async () => {
    const stage = await setUpDiscord({}, { ackDeadlineMs: 30_000 });
    stage.fake.faults.gateway.reconnect();
    const meanwhile = stage.anna.command(stage.channelId, 'requests');
    expect(await meanwhile.waitFor()).toBeDefined();
  });

  test('reports a permanently closed connection in its status', async () => {
    const { bot, fake } = await setUpDiscord();
    fake.faults.gateway.close(4_004);
    await vi.waitFor(() => expect(bot.status().detail).toMatch(/permanently \(code 4004\)/));
    expect(bot.status().isReady).toBe(false);
  });
});

describe('the guilds of the bot', () => {
  const left = (platformSpaceId: string) => ({ kind: 'left', platformSpaceId });
  const joined = (platformSpaceId: string) => ({ kind: 'joined', platformSpaceId });

  test('are reported once after READY, and not again when they become available', async () => {
    const { fake, guildId, script, anna, channelId } = await setUpDiscord();
    const other = fake.world.addGuild({ name: 'Other' }).id;
    await anna.command(channelId, 'requests').ack;
    expect(script.events).toEqual([{ kind: 'listed', platformSpaceIds: [guildId] }, joined(other)]);
  });

  test('are reported as left and joined in that order', async () => {
    const { fake, guildId, script } = await setUpDiscord();
    fake.world.removeBot(guildId);
    fake.world.returnBot(guildId);
    await vi.waitFor(() => expect(script.events).toHaveLength(3));
    expect(script.events.slice(1)).toEqual([left(guildId), joined(guildId)]);
  });

  test('are neither left nor joined during an outage', async () => {
    const { fake, guildId, script, anna, channelId } = await setUpDiscord();
    fake.world.setOutage(guildId, true);
    fake.world.setOutage(guildId, false);
    await anna.command(channelId, 'requests').ack;
    expect(script.events).toHaveLength(1);
  });

  test('are listed at startup if unavailable, but not if the bot has left them', async () => {
    const { fake, guildId } = await aWorld();
    const gone = fake.world.addGuild({ name: 'Gone' }).id;
    fake.world.setOutage(guildId, true);
    fake.world.removeBot(gone);
    const script = aScriptedDispatch();
    await aBot(fake).start(script);
    expect(script.events).toEqual([{ kind: 'listed', platformSpaceIds: [guildId] }]);
  });

  test('are reported for all shards together', async () => {
    const { fake } = await aWorld({ shards: 2 });
    const ids = [guildIdOn(0, 2), guildIdOn(1, 2), guildIdOn(1, 2, 1)];
    for (const id of ids) fake.world.addGuild({ id });
    const script = aScriptedDispatch();
    await aBot(fake).start(script);
    const lists = script.events.map((news) => 'platformSpaceIds' in news && news.platformSpaceIds);
    expect(lists).toHaveLength(1);
    expect(lists[0]).toHaveLength(fake.world.guilds.size);
    expect(lists[0]).toEqual(expect.arrayContaining(ids));
    expect(fake.gateway.counts.identified).toBe(2);
  });

  test('are reported in order and before stopping ends, even if the handler is slow', async () => {
    const { fake, guildId } = await aWorld();
    const script = aScriptedDispatch();
    const gate = aPromise<void>();
    const bot = aBot(fake);
    const heard: string[] = [];
    await bot.start({
      ...script,
      async handleEvent(platform, news) {
        heard.push(news.kind);
        if (news.kind === 'left') await gate.promise;
        await script.handleEvent(platform, news);
      },
    });
    fake.world.removeBot(guildId);
    fake.world.returnBot(guildId);
    await vi.waitFor(() => expect(heard).toEqual(['listed', 'left']));
    const stopping = bot.stop();
    await new Promise(setImmediate);
    expect(bot.status().detail).toBe('connected');
    gate.fulfil();
    await stopping;
    expect(script.events.map(({ kind }) => kind)).toEqual(['listed', 'left', 'joined']);
  });
});

describe('a restart of the Discord bot', () => {
  test('keeps old buttons working', async () => {
    const { bot, fake, channelId, anna } = await setUpDiscord();
    const place = { platform: 'discord', kind: 'channel', address: channelId } as const;
    const card = await bot.outbound.post(place, buttonsView('card', 'go:1'), 'once-1');
    await bot.stop();
    fake.world.makeOlder(card.messageId ?? '', 40 * 86_400_000);
    const script = aScriptedDispatch();
    script.onPress = () => updateMessage(textView('still alive'));
    await aBot(fake, { deferAfterMs: 2_000 }).start(script);
    await anna.press(card.messageId ?? '', 'go:1').ack;
    expect(JSON.stringify(fake.messages(channelId))).toContain('still alive');
  });

  test('waits for a reply in progress', async () => {
    const { bot, anna, channelId, script } = await setUpDiscord();
    const answer = aPromise<ReturnType<typeof replyPrivately>>();
    script.onCommand = () => answer.promise;
    const interaction = anna.command(channelId, 'requests');
    await interaction.ack;
    const stopping = bot.stop();
    answer.fulfil(replyPrivately(textView('just in time')));
    await stopping;
    expect(JSON.stringify(interaction.reply())).toContain('just in time');
  });

  test('does not report a lost connection when it stops itself', async () => {
    const { bot } = await setUpDiscord();
    await bot.stop();
    expect(bot.lines.filter(({ message }) => message.includes('Lost the connection'))).toEqual([]);
    expect(bot.status().detail).toBe('stopped');
  });

  test('ignores events after stopping has begun', async () => {
    const { bot, anna, channelId, script } = await setUpDiscord();
    await bot.stop();
    const interaction = anna.command(channelId, 'requests');
    expect(script.calls).toEqual([]);
    expect(interaction.ackMs).toBeUndefined();
  });
});

describe('200 interactions at once', () => {
  test('are all acknowledged, each exactly once', async () => {
    const { fake, guildId, channelId } = await setUpDiscord(
      { deferAfterMs: 5 },
      { ackDeadlineMs: 20_000 },
    );
    const people = Array.from({ length: 200 }, (_, n) => {
      const { id } = fake.world.addUser({ username: `user${n}` });
      fake.world.addMember(guildId, id);
      return fake.as(id);
    });
    const all = people.map((person) => person.command(channelId, 'requests'));
    await Promise.all(all.map((interaction) => interaction.ack));
    const route = 'POST /interactions/{interaction_id}/{interaction_token}/callback';
    expect(fake.calls.filter((call) => call.route === route)).toHaveLength(200);
  });
});

describe('a clock that differs from Discord’s', () => {
  test.each([900_000, -900_000])(
    'by %i ms does not change how long a reply can be edited, and is reported once',
    async (differenceMs) => {
      const { fake, anna, channelId } = await aWorld();
      const clock = () => new Date(Date.now() + differenceMs);
      const bot = aBot(fake, { clock });
      const script = aScriptedDispatch();
      await bot.start(script);
      await anna.command(channelId, 'requests').ack;
      const place = script.calls[0]?.interaction.answer?.place;
      const leftMs = (place?.editableUntil?.getTime() ?? 0) - clock().getTime();
      expect(leftMs).toBeGreaterThan(14 * 60_000);
      expect(leftMs).toBeLessThan(15 * 60_000);
      expect(JSON.stringify(bot.lines).match(/900 seconds|899 seconds|901 seconds/g)).toHaveLength(
        1,
      );
    },
  );
});

test('two processes with one token are reported in the log and in the status', async () => {
  const { fake, anna, channelId, bot } = await setUpDiscord();
  const second = aBot(fake);
  await second.start(aScriptedDispatch());
  for (let press = 0; press < 6; press += 1) {
    await anna.command(channelId, 'requests', {}).waitFor();
  }
  const isWarned = ({ lines }: typeof bot) =>
    lines.some(({ level, message }) => level === 'error' && message.includes('DISCORD_TOKEN'));
  await fake.until(() => [bot, second].some(isWarned), 'a warning');
  expect([bot, second].every((one) => isWarned(one) === !one.status().isReady)).toBe(true);
});
