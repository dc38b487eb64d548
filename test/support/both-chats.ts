import { createFakeDiscord } from '../fakes/discord/server.ts';
import type { MessageView } from '../fakes/discord/state/model.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../fakes/overseerr/server.ts';
import { createFakeTelegram } from '../fakes/telegram/server.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { createTestDatabase } from './database.ts';
import { serverSettings } from './server-settings.ts';
import { nextTestPort } from './test-port.ts';
import { waitUntil } from './wait-until.ts';

/** The IDs in the profiles of alice and bob (docs/overseerr-api.md, "Users in the recordings"). */
export const alice = '123456789012345678';
export const bob = 555_000_111;
/** Carol, who has no permission, and erin, who manages, get these IDs in their profiles. */
export const carol = '400000000000000001';
export const erin = '600000000000000001';

const secret = 'Bearer the-webhook-secret';

export type BothChats = Awaited<ReturnType<typeof startBothChats>>;

/** The built bot in Discord and Telegram, with an Overseerr server that tells it what happens. */
export async function startBothChats(prepare: (overseerr: FakeOverseerr) => void) {
  const [discord, telegram, overseerr, database] = await Promise.all([
    createFakeDiscord(),
    createFakeTelegram(),
    createFakeOverseerr({ series4k: true }),
    createTestDatabase(),
  ]);
  overseerr.driver.setNotification(4, { discordId: carol });
  overseerr.driver.setNotification(6, { discordId: erin });
  prepare(overseerr);
  const guild = discord.world.addGuild({ name: 'Home' });
  const channel = discord.world.addChannel(guild.id, { name: 'requests' }).id;
  const approvals = discord.world.addChannel(guild.id, { name: 'approvals' }).id;
  for (const [id, username] of [
    [alice, 'alice'],
    [carol, 'carol'],
    [erin, 'erin'],
  ] as const) {
    discord.world.addUser({ id, username });
    discord.world.addMember(guild.id, id, {});
  }
  telegram.world.addUser({ id: bob, firstName: 'Bob', languageCode: 'en' });
  telegram.world.privateChat(bob);
  const port = nextTestPort();
  overseerr.webhook.setTarget({
    url: `http://127.0.0.1:${port}/webhooks/overseerr/default`,
    authHeader: secret,
  });
  const start = async (readyLine: string): Promise<BotProcess> => {
    const process = startBotProcess({
      ...serverSettings({ discord, telegram, overseerr, database }),
      APPROVAL_PLACES: `discord:${approvals}`,
      WEBHOOK_SECRET: secret,
      HTTP_PORT: `${port}`,
    });
    await process.waitForLine(readyLine);
    return process;
  };
  let bot = await start('Accounts synced');
  return {
    discord,
    telegram,
    overseerr,
    channel,
    approvals,

    /** Starts the bot again, which then reads the server's settings anew. */
    async restart(): Promise<void> {
      await bot.stop();
      bot = await start('MediaNest is running');
    },

    /** Waits for a message of a Discord channel that has all these words. */
    async waitForDiscord(channelId: string, ...words: readonly string[]): Promise<MessageView> {
      const find = () => discord.messages(channelId).findLast(shows(...words));
      await waitUntil(() => find() !== undefined, `${words.join()} in ${channelId}`);
      const found = find();
      if (!found) throw new Error('the message was deleted');
      return found;
    },

    /** Waits for a message in bob's private chat that has all these words, and a button whose ID begins like this. */
    async waitForTelegram(verb: string, ...words: readonly string[]) {
      const find = () =>
        telegram
          .botMessages(bob)
          .findLast(
            (message) =>
              words.every((word) => (message.text ?? '').includes(word)) &&
              (verb === '' || toText(message).includes(`"callback_data":"${verb}`)),
          );
      await waitUntil(
        () => find() !== undefined,
        () => `${words.join()} in ${toText(telegram.botMessages(bob).map(({ text }) => text))}`,
      );
      const found = find();
      if (!found) throw new Error('the message was deleted');
      return found;
    },

    pressTelegram: (message: { readonly message_id: number }, verb: string) =>
      telegram.as(bob).press(bob, message.message_id, findId(message, verb)).answered,

    async stop(): Promise<void> {
      await bot.kill();
      await Promise.all([discord.stop(), telegram.stop(), overseerr.stop()]);
      await database.drop();
    },
  };
}

/** Whether a message has all these words. */
export function shows(...words: readonly string[]) {
  return (message: MessageView) => words.every((word) => toText(message).includes(word));
}

/** The first ID of a button or picker that begins like this pattern. */
export function findId(message: unknown, verb: string): string {
  const pattern = new RegExp(`"(?:custom_id|callback_data)":"(${verb}[^"]*)"`);
  const found = pattern.exec(toText(message))?.[1];
  if (!found) throw new Error(`no "${verb}" in ${toText(message)}`);
  return found;
}

/** Without the backslashes that Discord's markdown and JSON need. */
export const toText = (message: unknown): string => JSON.stringify(message).replaceAll('\\', '');
