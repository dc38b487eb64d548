import { z } from 'zod';
import { type Check, type Finding, ok, problem, warning } from './check.ts';

/** Gets JSON. Throws if there is no response; the status says whether it is the expected one. */
export type GetJson = (
  url: string,
  headers?: Readonly<Record<string, string>>,
) => Promise<{ readonly status: number; readonly body: unknown }>;

const discordUser = z.object({ username: z.string() });
const discordGuilds = z.array(z.object({ id: z.string() }));
const telegramBot = z.object({ result: z.object({ username: z.string() }) });
const telegramWebhook = z.object({
  result: z.object({ url: z.string(), last_error_message: z.string().optional() }),
});

/** Whether Discord accepts the token, and whether the bot is in the configured servers. */
export function createDiscordCheck(
  discord: {
    readonly token: string;
    readonly apiUrl: string;
    readonly guildIds: readonly string[];
  } | null,
  getJson: GetJson,
): Check {
  return {
    name: 'Discord',
    isQuick: false,
    async run() {
      if (discord === null) return [];
      const headers = { authorization: `Bot ${discord.token}` };
      const get = (path: string) => getJson(`${discord.apiUrl}/v10${path}`, headers);
      const me = await get('/users/@me').catch(() => null);
      if (me === null) return [unreachable('Discord', 'DISCORD_API_URL')];
      if (me.status === 401) {
        return [
          problem(
            'Discord rejected the token',
            'Create a new one in the Developer Portal under Bot, and set DISCORD_TOKEN',
          ),
        ];
      }
      const user = discordUser.safeParse(me.body);
      if (!user.success) return [problem(`Discord answered ${me.status}`, 'Try again later')];
      const guilds = discordGuilds.safeParse((await get('/users/@me/guilds')).body);
      const ids = guilds.success ? guilds.data.map(({ id }) => id) : [];
      const missing = discord.guildIds.filter((id) => !ids.includes(id));
      const findings: Finding[] = missing.map((id) =>
        problem(
          `the bot is not in the Discord server ${id}`,
          'Invite it, or remove the ID from DISCORD_GUILD_IDS',
        ),
      );
      if (guilds.success && ids.length === 0) {
        findings.push(warning('the bot is in no Discord server', 'Invite it to a server'));
      }
      return findings.length > 0
        ? findings
        : [ok(`signed in as ${user.data.username}, in ${ids.length} servers`)];
    },
  };
}

/** Whether Telegram accepts the token, and delivers updates the way that the bot expects. */
export function createTelegramCheck(
  telegram: {
    readonly token: string;
    readonly apiUrl: string;
    readonly webhookUrl: string | null;
  } | null,
  getJson: GetJson,
): Check {
  return {
    name: 'Telegram',
    isQuick: false,
    async run() {
      if (telegram === null) return [];
      const get = (method: string) => getJson(`${telegram.apiUrl}/bot${telegram.token}/${method}`);
      // The error would show the address, and with it the token.
      const me = await get('getMe').catch(() => null);
      if (me === null) return [unreachable('Telegram', 'TELEGRAM_API_URL')];
      const bot = telegramBot.safeParse(me.body);
      if (!bot.success) {
        return [
          problem(
            'Telegram rejected the token',
            'Ask @BotFather for a new one, and set TELEGRAM_BOT_TOKEN',
          ),
        ];
      }
      const info = telegramWebhook.safeParse((await get('getWebhookInfo').catch(() => null))?.body);
      const findings = info.success ? describeWebhook(info.data.result, telegram.webhookUrl) : [];
      return findings.length > 0 ? findings : [ok(`signed in as ${bot.data.result.username}`)];
    },
  };
}

function describeWebhook(
  info: { readonly url: string; readonly last_error_message?: string | undefined },
  webhookUrl: string | null,
): readonly Finding[] {
  if (webhookUrl === null && info.url !== '') {
    return [
      warning(
        'a webhook is set for this Telegram bot, so it cannot poll',
        'Start the bot, which removes it; if it comes back, another program uses the same token',
      ),
    ];
  }
  if (webhookUrl !== null && info.url !== '' && !info.url.startsWith(webhookUrl)) {
    return [
      problem(
        'Telegram delivers updates to another address than TELEGRAM_WEBHOOK_URL',
        'Restart the bot; if it comes back, another program uses the same token',
      ),
    ];
  }
  return info.last_error_message
    ? [
        warning(
          `Telegram could not deliver an update: ${info.last_error_message}`,
          'Check that TELEGRAM_WEBHOOK_URL leads to the bot',
        ),
      ]
    : [];
}

/** Whether the public address leads to this bot. */
export function createPublicUrlCheck(publicUrl: string | null, getJson: GetJson): Check {
  return {
    name: 'public address',
    isQuick: false,
    async run() {
      if (publicUrl === null) return [];
      const answer = await getJson(`${publicUrl}/healthz`).catch(() => null);
      const isBot = z.object({ ok: z.literal(true) }).safeParse(answer?.body).success;
      return isBot
        ? [ok('leads to the bot')]
        : [
            warning(
              'PUBLIC_URL does not lead to the bot from this machine',
              'Start the bot, and check the reverse proxy',
            ),
          ];
    },
  };
}

function unreachable(name: string, setting: string): Finding {
  return problem(
    `${name} is not responding`,
    `Check the connection to the internet, a firewall, and ${setting}`,
  );
}
