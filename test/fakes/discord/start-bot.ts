import { Client, type ClientOptions, Events, GatewayIntentBits, Partials } from 'discord.js';
import type { FakeDiscord } from './server.ts';

/** A real discord.js client that talks to the fake. */
export function createBot(discord: FakeDiscord, options: Partial<ClientOptions> = {}): Client {
  const bot = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.GuildMessageReactions,
      GatewayIntentBits.DirectMessages,
      GatewayIntentBits.DirectMessageReactions,
    ],
    partials: [Partials.Message, Partials.Reaction, Partials.User, Partials.Channel],
    ...options,
    rest: { api: discord.apiUrl, ...options.rest },
  });
  // The tests check errors in the call records of the fake.
  bot.on(Events.Error, () => {});
  return bot;
}

/** The client, logged in and ready. */
export async function startBot(
  discord: FakeDiscord,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const bot = createBot(discord, options);
  await bot.login(discord.token);
  await discord.until(() => bot.isReady(), 'a ready client');
  if (!bot.isReady()) throw new Error('the client is not ready');
  return bot;
}
