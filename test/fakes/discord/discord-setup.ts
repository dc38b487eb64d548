import type { Client } from 'discord.js';
import { createFakeDiscord, type FakeDiscord, type FakeDiscordOptions } from './server.ts';
import { startBot } from './start-bot.ts';
import type { Interaction } from './state/interactions.ts';
import { isJson, type Json } from './validation/shapes.ts';

export interface Reply {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

/** A fake Discord with a guild, a channel, two members and a way to call its REST API directly. */
export interface DiscordSetup {
  readonly discord: FakeDiscord;
  readonly guildId: string;
  readonly channelId: string;
  readonly annaId: string;
  readonly benId: string;
  /** Calls REST with the bot's token. */
  call(method: string, path: string, body?: unknown, token?: string): Promise<Reply>;
  /** Sends the first response to an interaction. */
  answer(interaction: Interaction, type: number, data?: Json): Promise<Reply>;
  /** Posts a message as the bot and returns its ID; throws if Discord rejects it. */
  post(body: Json, channelId?: string): Promise<string>;
  /** A logged-in discord.js client; `stop` destroys it. */
  bot(): Promise<Client<true>>;
  stop(): Promise<void>;
}

/** Starts the fake; the commands `request` (with autocomplete) and `status` are registered. */
export async function createDiscordSetup(options: FakeDiscordOptions = {}): Promise<DiscordSetup> {
  const discord = await createFakeDiscord(options);
  const guildId = discord.world.addGuild({ name: 'Films' }).id;
  const channelId = discord.world.addChannel(guildId, { name: 'requests' }).id;
  const annaId = discord.world.addUser({ username: 'anna', globalName: 'Anna' }).id;
  const benId = discord.world.addUser({ username: 'ben' }).id;
  for (const id of [annaId, benId]) discord.world.addMember(guildId, id);
  const bots: Client[] = [];

  async function call(method: string, path: string, body?: unknown, token = discord.token) {
    const response = await fetch(`${discord.apiUrl}/v10${path}`, {
      method,
      headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const parsed: unknown = text === '' ? {} : JSON.parse(text);
    const json = isJson(parsed) ? parsed : { list: parsed };
    return { status: response.status, body: json, headers: response.headers };
  }

  const commands = `/applications/${discord.applicationId}/commands`;
  await call('PUT', commands, [
    {
      name: 'request',
      description: 'Ask for a title',
      options: [
        { type: 3, name: 'title', description: 'Its name', required: true, autocomplete: true },
        { type: 6, name: 'for', description: 'Whose wish' },
      ],
    },
    {
      name: 'status',
      description: 'How things are',
      contexts: [0],
      default_member_permissions: '32',
    },
    {
      name: 'settings',
      description: 'Settings',
      options: [{ type: 1, name: 'show', description: 'Show them' }],
    },
  ]);

  return {
    discord,
    guildId,
    channelId,
    annaId,
    benId,
    call,
    answer(interaction, type, data) {
      const path = `/interactions/${interaction.id}/${interaction.token}/callback`;
      return call('POST', path, data === undefined ? { type } : { type, data });
    },
    async post(body, to = channelId) {
      const posted = await call('POST', `/channels/${to}/messages`, body);
      if (posted.status !== 200) throw new Error(JSON.stringify(posted.body));
      return String(posted.body['id']);
    },
    async bot() {
      const bot = await startBot(discord);
      bots.push(bot);
      return bot;
    },
    async stop() {
      for (const bot of bots) await bot.destroy();
      await discord.stop();
    },
  };
}
