import { z } from 'zod';
import {
  type ChatPlace,
  checkPlaces,
  describePlace,
  type PlaceChecker,
  type UsedPlace,
} from './chat-place.ts';
import { type Check, type Finding, ok, problem, warning } from './check.ts';
import { type GetJson, unreachable } from './get-json.ts';

const telegramBot = z.object({
  result: z.object({
    id: z.number(),
    username: z.string(),
    can_join_groups: z.boolean().default(true),
    can_read_all_group_messages: z.boolean().default(false),
  }),
});
const telegramWebhook = z.object({
  result: z.object({ url: z.string(), last_error_message: z.string().optional() }),
});
const telegramChat = z.object({
  result: z.object({ title: z.string().optional(), type: z.string() }),
});
/** The refusal to send into a group that has become a supergroup. */
const telegramMove = z.object({ parameters: z.object({ migrate_to_chat_id: z.number() }) });
const telegramMember = z.object({
  result: z.object({ status: z.string(), can_send_messages: z.boolean().optional() }),
});

interface TelegramSettings {
  readonly token: string;
  readonly apiUrl: string;
  readonly webhookUrl: string | null;
}

/** Whether Telegram accepts the token, and delivers updates the way that the bot expects. */
export function createTelegramCheck(telegram: TelegramSettings | null, getJson: GetJson): Check {
  return {
    name: 'Telegram',
    isQuick: false,
    async run() {
      if (telegram === null) return [];
      const get = toGet(telegram, getJson);
      const me = await get('getMe');
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
      const { username, ...rights } = bot.data.result;
      const info = telegramWebhook.safeParse((await get('getWebhookInfo'))?.body);
      const findings = [
        ...(info.success ? describeWebhook(info.data.result, telegram.webhookUrl) : []),
        ...describeRights(rights),
      ];
      return findings.length > 0
        ? findings
        : [ok(`signed in as ${username}, with privacy mode on`)];
    },
  };
}

/** Whether the bot can post in every group that the settings name, and sees reactions where they decide. */
export function createTelegramPlacesCheck(
  telegram: TelegramSettings | null,
  deps: { readonly listPlaces: () => Promise<readonly ChatPlace[]>; readonly getJson: GetJson },
): Check {
  return {
    name: 'Telegram groups',
    isQuick: false,
    async run() {
      if (telegram === null) return [];
      const connect = async (): Promise<PlaceChecker> => {
        const get = toGet(telegram, deps.getJson);
        const botId = telegramBot.safeParse((await get('getMe'))?.body).data?.result.id;
        return botId === undefined ? null : (place) => checkPlace(place, get, botId);
      };
      return checkPlaces(await deps.listPlaces(), 'telegram', connect, {
        places: 'groups',
        allWell: 'the bot can do what it has to',
      });
    },
  };
}

type Get = (method: string) => Promise<{ readonly status: number; readonly body: unknown } | null>;

/** Null without a response: the error would show the address, and with it the token. */
function toGet({ apiUrl, token }: TelegramSettings, getJson: GetJson): Get {
  return (method) => getJson(`${apiUrl}/bot${token}/${method}`).catch(() => null);
}

async function checkPlace(place: UsedPlace, get: Get, botId: number): Promise<readonly Finding[]> {
  const chatId = encodeURIComponent(place.address);
  const answer = await get(`getChat?chat_id=${chatId}`);
  const chat = telegramChat.safeParse(answer?.body).data?.result;
  const name = describePlace(chat?.title ? `"${chat.title}"` : `chat ${place.address}`, place);
  if (!chat) {
    const moved = await findMove(place, get);
    if (moved) return [moved];
    return answer?.status === 400 || answer?.status === 403
      ? [
          problem(
            `the bot is not in the Telegram ${name}`,
            'Add it to the group, or let the person start a chat with it; and check the ID',
          ),
        ]
      : [warning(`the Telegram ${name} could not be checked`, 'Try again later')];
  }
  if (chat.type === 'private') return [];
  const { body } = (await get(`getChatMember?chat_id=${chatId}&user_id=${botId}`)) ?? {};
  const own = telegramMember.safeParse(body).data?.result;
  if (!own || own.status === 'left' || own.status === 'kicked') {
    const moved = await findMove(place, get);
    if (moved) return [moved];
    return [problem(`the bot is not a member of ${name}`, 'Add it to the group')];
  }
  const canPost = chat.type === 'channel' ? own.status === 'administrator' : own.can_send_messages;
  if (canPost === false) {
    return [
      problem(
        `the bot may not send messages in ${name}`,
        'Allow it in the permissions of the group',
      ),
    ];
  }
  return place.uses.has('approvals') && own.status !== 'administrator'
    ? [
        warning(
          `the bot does not see 👍 and 👎 under approval cards in ${name}, because it is not an admin there`,
          'Make it an admin of the group. The buttons work without that',
        ),
      ]
    : [];
}

/** Telegram tells the new ID only to those who write, so the bot says that it is typing, which adds no message. */
async function findMove({ address, origins }: UsedPlace, get: Get): Promise<Finding | null> {
  const answer = await get(`sendChatAction?chat_id=${encodeURIComponent(address)}&action=typing`);
  const to = telegramMove.safeParse(answer?.body).data?.parameters.migrate_to_chat_id;
  return to === undefined
    ? null
    : problem(
        `the Telegram group ${address} has become a supergroup with the ID ${to}`,
        `Replace ${address} with ${to} in ${[...origins].join(', ')}`,
      );
}

function describeRights(rights: {
  readonly can_join_groups: boolean;
  readonly can_read_all_group_messages: boolean;
}): Finding[] {
  return [
    ...(rights.can_join_groups
      ? []
      : [
          warning('nobody can add the bot to groups', 'Allow it with /setjoingroups in @BotFather'),
        ]),
    ...(rights.can_read_all_group_messages
      ? [
          warning(
            'privacy mode is off: Telegram sends the bot every message in its groups, which it does not need',
            'Turn it on with /setprivacy in @BotFather, then add the bot to its groups again',
          ),
        ]
      : []),
  ];
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
          'Check that TELEGRAM_WEBHOOK_URL points to the bot',
        ),
      ]
    : [];
}
