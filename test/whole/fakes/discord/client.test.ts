import {
  type Client,
  DiscordAPIError,
  Events,
  MessageFlags,
  type MessageReaction,
  type PartialMessageReaction,
  type Interaction as Received,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordSetup, type DiscordSetup } from '../../../fakes/discord/discord-setup.ts';
import type { FakeDiscord } from '../../../fakes/discord/server.ts';
import type { Interaction } from '../../../fakes/discord/state/interactions.ts';
import type { Json } from '../../../fakes/discord/validation/shapes.ts';

let setup: DiscordSetup;
let discord: FakeDiscord;
let bot: Client<true>;

beforeEach(async () => {
  setup = await createDiscordSetup();
  ({ discord } = setup);
  bot = await setup.bot();
});
afterEach(() => setup.stop());

const anna = () => discord.as(setup.annaId);
const ask = (): Interaction => anna().command(setup.channelId, 'request', { title: 'Dune' });

/** Handles the next interaction with discord.js; gives what the handler ended with. */
function handle<T>(handler: (received: Received) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    bot.once(Events.InteractionCreate, (received) => {
      handler(received).then(resolve, reject);
    });
  });
}

/** The code Discord refused the call with, or `none`. */
async function codeOf(call: Promise<unknown>): Promise<string | number> {
  try {
    await call;
    return 'none';
  } catch (error) {
    if (error instanceof DiscordAPIError) return error.code;
    throw error;
  }
}

const row = (...components: Json[]) => ({ type: 1, components });
const button = { type: 2, style: 3, label: 'Approve', custom_id: 'approve:1' };

describe('a discord.js client', () => {
  it('logs in and knows its guild, its channel and what it may do there', async () => {
    const guild = bot.guilds.cache.get(setup.guildId);
    expect(bot.user.id).toBe(discord.botUserId);
    expect(guild?.name).toBe('Films');
    const channel = guild?.channels.cache.get(setup.channelId);
    const me = await guild?.members.fetchMe();
    expect(me && channel?.permissionsFor(me).toArray()).toContain('EmbedLinks');
    expect(me && channel?.permissionsFor(me).has('ManageMessages')).toBe(false);
  });

  it('registers commands, changes one and reads them back', async () => {
    const description = 'Ask for a title';
    const [created] = (await bot.application.commands.set([{ name: 'ask', description }])).values();
    await created?.edit({ description: 'Wish' });
    expect([...(await bot.application.commands.fetch()).values()]).toMatchObject([
      { id: created?.id, name: 'ask', description: 'Wish' },
    ]);
    expect(discord.ruleViolations).toEqual([]);
  });

  it('answers a command, seeing who asked, where and in which language', async () => {
    const handled = handle(async (received) => {
      if (!received.isChatInputCommand()) throw new Error('not a command');
      const title = received.options.getString('title', true);
      const whose = received.options.getUser('for')?.username;
      await received.reply({ content: `${title} for ${whose}`, flags: MessageFlags.Ephemeral });
      return [
        received.locale,
        received.guildLocale,
        received.channel?.id,
        received.inCachedGuild(),
      ];
    });
    const options = { title: 'Dune', for: setup.benId };
    const used = anna().command(setup.channelId, 'request', options, { locale: 'de' });
    expect((await used.ack).type).toBe(4);
    expect(await handled).toEqual(['de', 'en-US', setup.channelId, true]);
    expect(used.reply()).toMatchObject({ content: 'Dune for ben', ephemeralFor: setup.annaId });
    expect(discord.messages(setup.channelId)).toEqual([]);
  });

  it('sees rights and roles of who asks', async () => {
    const role = discord.world.addRole(setup.guildId, {
      name: 'staff',
      permissions: ['ManageGuild'],
    });
    discord.world.addMember(setup.guildId, setup.annaId, { nick: 'A', roles: [role.id] });
    const handled = handle(async (received) => {
      if (!received.inCachedGuild()) throw new Error('not in a guild');
      return [
        received.memberPermissions.has('ManageGuild'),
        received.member.roles.cache.has(role.id),
      ];
    });
    anna().command(setup.channelId, 'status');
    expect(await handled).toEqual([true, true]);
  });

  it('defers, edits and follows up', async () => {
    const handled = handle(async (received) => {
      if (!received.isChatInputCommand()) throw new Error('not a command');
      await received.deferReply({ flags: MessageFlags.Ephemeral });
      await received.editReply('done');
      await received.followUp({ content: 'more', flags: MessageFlags.Ephemeral });
    });
    const used = ask();
    await handled;
    expect(used.reply()).toMatchObject({ content: 'done', flags: 64 });
    expect(used.followups).toMatchObject([{ content: 'more', flags: 64 }]);
    expect(discord.ruleViolations).toEqual([]);
  });

  it('answers late and hears 10062', async () => {
    const handled = handle(async (received) => {
      discord.expire(received.token);
      return codeOf(received.isRepliable() ? received.reply('late') : Promise.resolve());
    });
    ask();
    expect(await handled).toBe(10062);
  });

  it('answers what another process answered and hears 40060', async () => {
    const handled = handle(async (received) => {
      await setup.answer(used, 5);
      return codeOf(received.isRepliable() ? received.reply('second') : Promise.resolve());
    });
    const used = ask();
    expect(await handled).toBe(40060);
  });

  it('edits after the token has ended and hears 50027, keeping its own token', async () => {
    const handled = handle(async (received) => {
      if (!received.isRepliable()) throw new Error('not repliable');
      await received.reply('x');
      discord.expire(received.token);
      return codeOf(received.editReply('y'));
    });
    ask();
    expect(await handled).toBe(50027);
    expect((await bot.user.fetch(true)).id).toBe(discord.botUserId);
  });

  it('completes what is typed', async () => {
    const handled = handle(async (received) => {
      if (!received.isAutocomplete()) throw new Error('not autocomplete');
      const { value } = received.options.getFocused(true);
      await received.respond([{ name: `${value}: Part One`, value: 'tmdb:438631' }]);
    });
    const choices = await anna().autocomplete(setup.channelId, 'request', 'title', 'dun');
    await handled;
    expect(choices).toEqual([{ name: 'dun: Part One', value: 'tmdb:438631' }]);
  });

  it('answers a press in place', async () => {
    const id = await setup.post({ content: 'pending', components: [row(button)] });
    const handled = handle(async (received) => {
      if (!received.isButton()) throw new Error('not a button');
      const { content } = received.message;
      await received.update({ content: `approved by ${received.user.username}`, components: [] });
      return content;
    });
    anna().press(id, 'approve:1');
    expect(await handled).toBe('pending');
    expect(discord.messages(setup.channelId)).toMatchObject([
      { content: 'approved by anna', components: [], history: [{ content: 'pending' }] },
    ]);
  });

  it('answers a selection, with the people resolved', async () => {
    const menu = { type: 5, custom_id: 'who' };
    const id = await setup.post({ components: [row(menu)] });
    const handled = handle(async (received) => {
      if (!received.isUserSelectMenu()) throw new Error('not a user menu');
      await received.deferUpdate();
      return received.users.map((user) => user.username);
    });
    anna().select(id, 'who', [setup.benId]);
    expect(await handled).toEqual(['ben']);
  });

  it('opens a modal from a press and answers it on the message', async () => {
    const id = await setup.post({ content: 'pending', components: [row(button)] });
    const opened = handle(async (received) => {
      if (!received.isButton()) throw new Error('not a button');
      const input = { type: 4, customId: 'why', style: 2, label: 'Why' } as const;
      const components = [{ type: 1, components: [input] }] as const;
      await received.showModal({ customId: 'reason', title: 'Reason', components });
    });
    const pressed = anna().press(id, 'approve:1');
    const modal = await pressed.waitForModal();
    await opened;
    expect(modal).toMatchObject({ custom_id: 'reason', title: 'Reason' });
    const answered = handle(async (received) => {
      if (!received.isModalSubmit() || !received.isFromMessage()) throw new Error('not a modal');
      await received.update(`declined: ${received.fields.getTextInputValue('why')}`);
    });
    anna().submitModal(pressed, { why: 'too long' });
    await answered;
    expect(discord.messages(setup.channelId)).toMatchObject([{ content: 'declined: too long' }]);
  });

  it('gets a forged custom id like any other', async () => {
    const id = await setup.post({ content: 'pending', components: [row(button)] });
    const handled = handle(async (received) => (received.isButton() ? received.customId : ''));
    const data = { component_type: 2, custom_id: 'approve:999' };
    anna().rawInteraction(setup.channelId, { type: 3, data, messageId: id });
    expect(await handled).toBe('approve:999');
  });

  it('writes to a person and hears them in direct messages', async () => {
    const heard = new Promise((resolve) => {
      bot.on(Events.MessageCreate, (message) => {
        if (!message.author.bot) resolve([message.content, message.channel.isDMBased()]);
      });
    });
    const user = await bot.users.fetch(setup.annaId);
    await user.send('hello');
    expect(discord.dms(setup.annaId)).toMatchObject([{ content: 'hello' }]);
    anna().dm('hi');
    expect(await heard).toEqual(['hi', true]);
    discord.world.setDmsClosed(setup.annaId, true);
    expect(await codeOf(user.send('closed'))).toBe(50007);
  });

  it('hears a reaction on an old message as partials and can fetch them', async () => {
    const id = await setup.post({ content: 'card' });
    bot.channels.cache.delete(setup.channelId);
    const channel = await bot.channels.fetch(setup.channelId);
    if (channel?.isTextBased()) channel.messages.cache.clear();
    const heard = new Promise<MessageReaction | PartialMessageReaction>((resolve) => {
      bot.on(Events.MessageReactionAdd, resolve);
    });
    anna().react(setup.channelId, id, '👍');
    const reaction = await heard;
    expect([reaction.partial, reaction.message.partial]).toEqual([true, true]);
    expect((await reaction.message.fetch()).content).toBe('card');
    expect((await reaction.fetch()).count).toBe(1);
  });

  it('hears its own reactions, and a removed one', async () => {
    const id = await setup.post({ content: 'card' });
    const heard: string[] = [];
    bot.on(Events.MessageReactionAdd, (_, user) => heard.push(`add ${user.id}`));
    bot.on(Events.MessageReactionRemove, (_, user) => heard.push(`remove ${user.id}`));
    const channel = await bot.channels.fetch(setup.channelId);
    if (!channel?.isTextBased()) throw new Error('the channel has no messages');
    await (await channel.messages.fetch(id)).react('✅');
    anna().react(setup.channelId, id, '✅');
    anna().unreact(setup.channelId, id, '✅');
    const own = discord.botUserId;
    await expect
      .poll(() => heard)
      .toEqual([`add ${own}`, `add ${setup.annaId}`, `remove ${setup.annaId}`]);
  });

  it('hears that a message and a channel went away', async () => {
    const id = await setup.post({ content: 'card' });
    const gone: string[] = [];
    bot.on(Events.MessageDelete, (message) => gone.push(message.id));
    bot.on(Events.ChannelDelete, (channel) => gone.push(channel.id));
    discord.world.deleteMessage(id);
    discord.world.deleteChannel(setup.channelId);
    await expect.poll(() => gone).toEqual([id, setup.channelId]);
  });

  it('joins a guild and sees a new channel while it runs', async () => {
    const { id } = discord.world.addGuild({ name: 'New' });
    const channel = discord.world.addChannel(id, { name: 'general' });
    await expect.poll(() => bot.channels.cache.has(channel.id)).toBe(true);
    expect(bot.guilds.cache.get(id)?.name).toBe('New');
  });
});
