import { z } from 'zod';
import {
  type ChatPlace,
  checkPlaces,
  describePlace,
  type PlaceChecker,
  type UsedPlace,
} from './chat-place.ts';
import { type Check, type Finding, problem, warning } from './check.ts';
import {
  computePermissions,
  type DiscordChannel,
  type DiscordPermission,
  discordChannel,
  discordMember,
  discordPermissions,
  discordRole,
  discordSelf,
  isThread,
} from './discord-permissions.ts';
import type { GetJson } from './get-json.ts';

const roleList = z.array(discordRole);

/** Whether the bot has in every channel that the settings name the permissions that it needs there. */
export function createDiscordPlacesCheck(
  discord: { readonly token: string; readonly apiUrl: string } | null,
  deps: { readonly listPlaces: () => Promise<readonly ChatPlace[]>; readonly getJson: GetJson },
): Check {
  return {
    name: 'Discord channels',
    isQuick: false,
    async run() {
      if (discord === null) return [];
      return checkPlaces(await deps.listPlaces(), 'discord', () => connect(discord, deps.getJson), {
        places: 'channels',
        allWell: 'the bot has its permissions',
      });
    },
  };
}

async function connect(
  { token, apiUrl }: { readonly token: string; readonly apiUrl: string },
  getJson: GetJson,
): Promise<PlaceChecker> {
  const headers = { authorization: `Bot ${token}` };
  const get = async (path: string) => {
    // The check of Discord says what is wrong with the connection.
    const answer = await getJson(`${apiUrl}/v10${path}`, headers).catch(() => null);
    return answer ?? { status: 0, body: null };
  };
  const bot = discordSelf.safeParse((await get('/users/@me')).body);
  if (!bot.success) return null;
  const guilds = new Map<string, Promise<Guild | null>>();
  const readGuild = (id: string) => {
    const known = guilds.get(id) ?? loadGuild(get, id, bot.data.id);
    guilds.set(id, known);
    return known;
  };
  return (place) => checkPlace(place, { get, readGuild, botId: bot.data.id });
}

type Get = (path: string) => Promise<{ readonly status: number; readonly body: unknown }>;

interface Guild {
  readonly id: string;
  readonly roles: z.output<typeof roleList>;
  readonly memberRoles: readonly string[];
}

async function loadGuild(get: Get, id: string, botId: string): Promise<Guild | null> {
  const roles = roleList.safeParse((await get(`/guilds/${id}/roles`)).body);
  const own = discordMember.safeParse((await get(`/guilds/${id}/members/${botId}`)).body);
  if (!roles.success || !own.success) return null;
  return { id, roles: roles.data, memberRoles: own.data.roles };
}

async function checkPlace(
  place: UsedPlace,
  deps: {
    readonly get: Get;
    readonly readGuild: (id: string) => Promise<Guild | null>;
    readonly botId: string;
  },
): Promise<readonly Finding[]> {
  const { get, readGuild, botId } = deps;
  const { status, body } = await get(`/channels/${place.address}`);
  const channel = discordChannel.safeParse(body).data;
  const name = describePlace(
    channel?.name ? `#${channel.name}` : `channel ${place.address}`,
    place,
  );
  if (status === 404) {
    return [
      problem(`${name} does not exist`, 'Choose another channel, in the setting or with /setup'),
    ];
  }
  if (status === 403) {
    return [
      problem(
        `the bot cannot see ${name}`,
        'Invite it to this Discord server, and give it View Channel in the settings of the channel',
      ),
    ];
  }
  const parent = channel && (await readParent(get, channel));
  const guild = parent?.guild_id === undefined ? null : await readGuild(parent.guild_id);
  if (!channel || !parent || !guild) {
    return [warning(`${name} could not be checked`, 'Try again later')];
  }
  const granted = computePermissions({
    guildId: guild.id,
    memberId: botId,
    memberRoles: guild.memberRoles,
    roles: guild.roles,
    overwrites: parent.permission_overwrites,
  });
  const lacking = (needed: readonly DiscordPermission[]) =>
    needed.filter((permission) => (granted & discordPermissions[permission]) === 0n);
  const missing = lacking([
    'View Channel',
    isThread(channel) ? 'Send Messages in Threads' : 'Send Messages',
    'Embed Links',
    'Read Message History',
  ]);
  const wanted = place.uses.has('approvals') ? lacking(['Add Reactions']) : [];
  const give = (permissions: readonly string[]) =>
    `Give it ${permissions.join(', ')} in the settings of the channel, or in its role`;
  return [
    ...(missing.length > 0
      ? [problem(`the bot lacks permissions in ${name}: ${missing.join(', ')}`, give(missing))]
      : []),
    ...(wanted.length > 0
      ? [warning(`no ✅ and ❌ under approval cards in ${name}: Add Reactions`, give(wanted))]
      : []),
  ];
}

/** The channel that the permissions belong to. */
async function readParent(get: Get, channel: DiscordChannel): Promise<DiscordChannel | null> {
  if (!isThread(channel)) return channel;
  const { body } = await get(`/channels/${channel.parent_id ?? ''}`);
  return discordChannel.safeParse(body).data ?? null;
}
