import { Events } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDiscordSetup, type DiscordSetup } from '../../../fakes/discord/discord-setup.ts';

let setup: DiscordSetup;

beforeEach(async () => {
  setup = await createDiscordSetup();
});
afterEach(() => setup.stop());

const anna = () => setup.discord.as(setup.annaId);
const button = { type: 2, style: 1, label: 'x', custom_id: 'go' };
const card = { content: 'card', components: [{ type: 1, components: [button] }] };

it('a command in direct messages is answered there', async () => {
  const bot = await setup.bot();
  bot.once(Events.InteractionCreate, (received) => {
    if (received.isChatInputCommand()) void received.reply(`direct: ${received.guildId}`);
  });
  const used = anna().command(anna().dmChannelId, 'request', { title: 'x' });
  expect((await used.waitFor()).content).toBe('direct: null');
  expect(setup.discord.dms(setup.annaId)).toMatchObject([{ content: 'direct: null' }]);
});

it('a press on a direct message from before a restart is answered in place', async () => {
  const id = await setup.post(card, anna().dmChannelId);
  const bot = await setup.bot();
  bot.once(Events.InteractionCreate, (received) => {
    if (received.isButton()) void received.update({ content: 'pressed', components: [] });
  });
  const used = anna().press(id, 'go');
  const seen = await used.waitFor(({ content }) => content === 'pressed');
  expect(seen.id).toBe(id);
});

// discord.js 14.28 drops a reaction in a direct channel it does not know: the event names no
// channel type (src/client/actions/MessageReactionAdd.js). A bot must fetch the channel first.
it('a reaction on a direct message from before a restart is heard once the channel is fetched', async () => {
  const { dmChannelId } = anna();
  const id = await setup.post(card, dmChannelId);
  const bot = await setup.bot();
  const raw: string[] = [];
  const heard: string[] = [];
  bot.on(Events.Raw, (packet: { t?: string }) => raw.push(packet.t ?? ''));
  bot.on(Events.MessageReactionAdd, ({ message, emoji }) =>
    heard.push(`${emoji.name} ${message.id}`),
  );
  anna().react(dmChannelId, id, '👎');
  await expect.poll(() => raw).toContain('MESSAGE_REACTION_ADD');
  await bot.channels.fetch(dmChannelId);
  anna().react(dmChannelId, id, '👍');
  await expect.poll(() => heard).toEqual([`👍 ${id}`]);
});

it('a stranger cannot act in a channel or a direct channel that is not theirs', async () => {
  const { id } = setup.discord.world.addUser({ username: 'stranger' });
  const stranger = setup.discord.as(id);
  expect(() => stranger.say(setup.channelId, 'x')).toThrow(/is not in channel/);
  expect(() => stranger.say(anna().dmChannelId, 'x')).toThrow(/is not in channel/);
  const refused = await setup.call('POST', `/channels/${stranger.dmChannelId}/messages`, {
    content: 'x',
  });
  expect(refused.body['code']).toBe(50007);
});
