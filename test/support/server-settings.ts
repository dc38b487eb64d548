import type { FakeDiscord } from '../fakes/discord/server.ts';
import type { FakeOverseerr } from '../fakes/overseerr/server.ts';
import type { FakeTelegram } from '../fakes/telegram/server.ts';

/** The settings of a bot in Discord and Telegram, with an Overseerr server and a database. */
export function serverSettings(servers: {
  readonly discord: Pick<FakeDiscord, 'token' | 'apiUrl'>;
  readonly telegram: Pick<FakeTelegram, 'token' | 'apiUrl'>;
  readonly overseerr: Pick<FakeOverseerr, 'url' | 'apiKey'>;
  readonly database: { readonly url: string };
}) {
  const { discord, telegram, overseerr, database } = servers;
  return {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.apiUrl,
    OVERSEERR_URL: overseerr.url,
    OVERSEERR_API_KEY: overseerr.apiKey,
    DATABASE_URL: database.url,
  };
}
