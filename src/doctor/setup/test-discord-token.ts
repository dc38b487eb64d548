import { z } from 'zod';
import type { ConnectionTest, FoundDiscordBot } from '../../domain/settings/connection-test.ts';
import { discordPermissions, isPostable } from '../discord-permissions.ts';
import type { GetJson } from '../get-json.ts';

const bot = z.object({ id: z.string(), username: z.string() });
const application = z.object({ id: z.string() });
const guildList = z.array(z.object({ id: z.string(), name: z.string() }));
const channelList = z.array(
  z.object({ id: z.string(), name: z.string().nullish(), type: z.number() }),
);

const shownGuilds = 20;
const shownChannels = 100;

/** Whether Discord accepts a token, and where the bot is. Never throws. */
export async function testDiscordToken(
  token: string,
  { apiUrl, getJson }: { readonly apiUrl: string; readonly getJson: GetJson },
): Promise<ConnectionTest<FoundDiscordBot>> {
  const headers = { authorization: `Bot ${token}` };
  // The error would show the address.
  const get = (path: string) => getJson(`${apiUrl}/v10${path}`, headers).catch(() => null);
  // A header cannot have it, and no token has.
  if (!/^[!-~]+$/.test(token)) return { isOk: false, fault: 'rejected' };
  const me = await get('/users/@me');
  if (me === null) return { isOk: false, fault: 'unreachable' };
  if (me.status === 401) return { isOk: false, fault: 'rejected' };
  const user = bot.safeParse(me.body);
  if (!user.success) return { isOk: false, fault: 'failed' };
  const own = application.safeParse((await get('/applications/@me'))?.body);
  const guilds = guildList.safeParse((await get('/users/@me/guilds?limit=200'))?.body).data ?? [];
  const found: FoundDiscordBot['guilds'][number][] = [];
  for (const { id, name } of guilds.slice(0, shownGuilds)) {
    const channels = channelList.safeParse((await get(`/guilds/${id}/channels`))?.body).data ?? [];
    found.push({
      id,
      name: name.slice(0, 100),
      channels: channels
        .filter(isPostable)
        .slice(0, shownChannels)
        .map((channel) => ({
          place: `discord:${channel.id}`,
          name: (channel.name ?? channel.id).slice(0, 100),
        })),
    });
  }
  const inviteUrl = toInviteUrl(own.success ? own.data.id : user.data.id);
  return { isOk: true, found: { name: user.data.username.slice(0, 80), inviteUrl, guilds: found } };
}

/** Adds the bot to a Discord server, with exactly the permissions that it needs. */
function toInviteUrl(applicationId: string): string {
  const permissions = Object.values(discordPermissions).reduce((sum, bit) => sum | bit, 0n);
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: permissions.toString(),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
