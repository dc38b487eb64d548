import { createFakeOverseerr } from '../fakes/overseerr/server.ts';
import { createFakeTelegram } from '../fakes/telegram/server.ts';

/**
 * An Overseerr server and a chat, for a bot that is started for something else. Without settings, it would be a demo,
 * and making up its people, titles, and history takes a third of its start.
 */
export async function startOwnServers() {
  const [overseerr, telegram] = await Promise.all([createFakeOverseerr(), createFakeTelegram()]);
  return {
    overseerr,
    settings: {
      OVERSEERR_URL: overseerr.url,
      OVERSEERR_API_KEY: overseerr.apiKey,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.apiUrl,
    },
    async stop(): Promise<void> {
      await Promise.all([overseerr.stop(), telegram.stop()]);
    },
  };
}
