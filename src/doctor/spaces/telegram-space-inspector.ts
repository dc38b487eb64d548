import { z } from 'zod';
import type { PlacePermission, SpaceInspection } from '../../domain/spaces/space-inspection.ts';
import type { GetJson } from '../get-json.ts';

const bot = z.object({ result: z.object({ id: z.number() }) });
const chat = z.object({ result: z.object({ title: z.string().optional(), type: z.string() }) });
const member = z.object({
  result: z.object({ status: z.string(), can_send_messages: z.boolean().optional() }),
});

/**
 * Reads what the bot may do in a Telegram group, with three calls. Telegram lists no topics, so only `topics`, those
 * that the bot knows, are there. Returns null if Telegram does not answer.
 */
export function createTelegramSpaceInspector(
  { token, apiUrl }: { readonly token: string; readonly apiUrl: string },
  getJson: GetJson,
) {
  // Never throws: an error would show the address, and with it the token.
  const get = (method: string) =>
    getJson(`${apiUrl}/bot${token}/${method}`).catch(() => ({ status: 0, body: null }));

  return async (chatId: string, topics: readonly string[]): Promise<SpaceInspection | null> => {
    const botId = bot.safeParse((await get('getMe')).body).data?.result.id;
    if (botId === undefined) return null;
    const id = encodeURIComponent(chatId);
    const answer = await get(`getChat?chat_id=${id}`);
    const left = { isMember: false, channels: [], roles: [] };
    if (answer.status === 400 || answer.status === 403) return left;
    const group = chat.safeParse(answer.body).data?.result;
    const { body } = await get(`getChatMember?chat_id=${id}&user_id=${botId}`);
    const own = member.safeParse(body).data?.result;
    if (!group || !own) return null;
    if (own.status === 'left' || own.status === 'kicked') return left;
    const isAdministrator = own.status === 'administrator';
    const canPost = group.type === 'channel' ? isAdministrator : own.can_send_messages !== false;
    const missing = [
      ...(canPost ? [] : (['send'] as const)),
      ...(isAdministrator ? [] : (['see-reactions'] as const)),
    ] satisfies PlacePermission[];
    return {
      isMember: true,
      channels: [
        { address: chatId, topic: null, name: group.title ?? null, kind: 'group', missing },
        ...topics.map(
          (topic) => ({ address: chatId, topic, name: null, kind: 'topic', missing }) as const,
        ),
      ],
      roles: [],
    };
  };
}
