import { z } from 'zod';
import type {
  InspectedChannel,
  PlacePermission,
  SpaceInspection,
} from '../../domain/spaces/space-inspection.ts';
import {
  computePermissions,
  type DiscordChannel,
  type DiscordPermission,
  discordChannel,
  discordMember,
  discordPermissions,
  discordRole,
  discordSelf,
  isPostable,
  isThread,
} from '../discord-permissions.ts';
import type { GetJson } from '../get-json.ts';

const role = discordRole.extend({ name: z.string(), managed: z.boolean().default(false) });
const roleList = z.array(role);
const channelList = z.array(discordChannel);
const threadList = z.object({ threads: channelList });

/**
 * Reads the channels of a Discord server and what the bot may do in each, with five calls. Returns null if Discord does
 * not answer.
 */
export function createDiscordSpaceInspector(
  { token, apiUrl }: { readonly token: string; readonly apiUrl: string },
  getJson: GetJson,
) {
  const headers = { authorization: `Bot ${token}` };
  // Never throws: an error would show the address.
  const get = async (path: string) =>
    (await getJson(`${apiUrl}/v10${path}`, headers).catch(() => null)) ?? { status: 0, body: null };

  return async (guildId: string): Promise<SpaceInspection | null> => {
    const guild = `/guilds/${encodeURIComponent(guildId)}`;
    const bot = discordSelf.safeParse((await get('/users/@me')).body).data;
    if (!bot) return null;
    const listed = await get(`${guild}/channels`);
    if (listed.status === 403 || listed.status === 404) {
      return { isMember: false, channels: [], roles: [] };
    }
    const channels = channelList.safeParse(listed.body).data;
    const roles = roleList.safeParse((await get(`${guild}/roles`)).body).data;
    const own = discordMember.safeParse((await get(`${guild}/members/${bot.id}`)).body).data;
    if (!channels || !roles || !own) return null;
    const threads = threadList.safeParse((await get(`${guild}/threads/active`)).body).data;
    const permissionsIn = (channel: DiscordChannel) =>
      computePermissions({
        guildId,
        memberId: bot.id,
        memberRoles: own.roles,
        roles,
        overwrites: channel.permission_overwrites,
      });
    return {
      isMember: true,
      channels: [
        ...channels
          .filter(isPostable)
          .map((channel) => toInspected(channel, permissionsIn(channel))),
        ...(threads?.threads ?? []).flatMap((thread) => {
          const parent = channels.find(({ id }) => id === thread.parent_id);
          return parent ? [toInspected(thread, permissionsIn(parent))] : [];
        }),
      ],
      // Nobody can be given the role of a bot, and everybody has the one with the ID of the server.
      roles: roles
        .filter(({ id, managed }) => id !== guildId && !managed)
        .map(({ id, name }) => ({ id, name })),
    };
  };
}

function toInspected(channel: DiscordChannel, granted: bigint): InspectedChannel {
  const needed = [
    ['view', 'View Channel'],
    isThread(channel) ? ['send-in-threads', 'Send Messages in Threads'] : ['send', 'Send Messages'],
    ['embed', 'Embed Links'],
    ['history', 'Read Message History'],
    ['react', 'Add Reactions'],
  ] as const satisfies readonly (readonly [PlacePermission, DiscordPermission])[];
  return {
    address: channel.id,
    topic: null,
    name: channel.name ?? null,
    kind: isThread(channel) ? 'thread' : 'channel',
    missing: needed
      .filter(([, permission]) => (granted & discordPermissions[permission]) === 0n)
      .map(([name]) => name),
  };
}
