import { z } from 'zod';
import type { ConnectionTest, FoundTelegramBot } from '../../domain/settings/connection-test.ts';
import type { GetJson } from '../get-json.ts';

const answer = z.object({
  result: z.object({
    username: z.string().regex(/^\w+$/),
    first_name: z.string(),
    can_join_groups: z.boolean().default(true),
    can_read_all_group_messages: z.boolean().default(false),
  }),
});

/** Whether Telegram accepts a token, and what the bot may do. Never throws. */
export async function testTelegramToken(
  token: string,
  { apiUrl, getJson }: { readonly apiUrl: string; readonly getJson: GetJson },
): Promise<ConnectionTest<FoundTelegramBot>> {
  if (!/^\d+:[\w-]+$/.test(token)) return { isOk: false, fault: 'rejected' };
  // The error would show the address, and with it the token.
  const me = await getJson(`${apiUrl}/bot${token}/getMe`).catch(() => null);
  if (me === null) return { isOk: false, fault: 'unreachable' };
  if (me.status === 401 || me.status === 404) return { isOk: false, fault: 'rejected' };
  const bot = answer.safeParse(me.body);
  if (!bot.success) return { isOk: false, fault: 'failed' };
  const { username, first_name: name, ...rights } = bot.data.result;
  return {
    isOk: true,
    found: {
      name: name.slice(0, 80),
      url: `https://t.me/${username}`,
      canJoinGroups: rights.can_join_groups,
      readsAllMessages: rights.can_read_all_group_messages,
    },
  };
}
