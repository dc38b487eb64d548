import { type Client, Events } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBot } from './bot.ts';
import { createFakeDiscord, type FakeDiscord } from './server.ts';

let discord: FakeDiscord;
let bot: Client<true>;
let guildId: string;
let channelId: string;
let annaId: string;

beforeEach(async () => {
  discord = await createFakeDiscord();
  guildId = discord.world.addGuild({ name: 'Films' }).id;
  channelId = discord.world.addChannel(guildId, { name: 'requests' }).id;
  annaId = discord.world.addUser({ username: 'anna', globalName: 'Anna' }).id;
  discord.world.addMember(guildId, annaId, { nick: 'Anna B.' });
  bot = await startBot(discord);
});

afterEach(async () => {
  await bot.destroy();
  await discord.stop();
});

describe('a discord.js client', () => {
  it('logs in and knows its guild and channel', () => {
    expect(bot.user.id).toBe(discord.botUserId);
    expect(bot.guilds.cache.get(guildId)?.name).toBe('Films');
    expect(bot.channels.cache.has(channelId)).toBe(true);
    expect(discord.gateway.counts.identified).toBe(1);
  });

  it('registers commands and answers one', async () => {
    await bot.application.commands.set([
      {
        name: 'request',
        description: 'Ask for a title',
        options: [{ type: 3, name: 'title', description: 'Its name', required: true }],
      },
    ]);
    bot.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const title = interaction.options.getString('title', true);
      await interaction.reply({ content: `Asked for ${title}`, flags: 64 });
    });

    const used = discord.as(annaId).command(channelId, 'request', { title: 'Dune' });

    expect((await used.ack).type).toBe(4);
    const reply = await used.waitFor();
    expect(reply).toMatchObject({ content: 'Asked for Dune', ephemeralFor: annaId });
    expect(discord.messages(channelId)).toEqual([]);
    expect(discord.verdicts).toEqual([]);
  });
});
