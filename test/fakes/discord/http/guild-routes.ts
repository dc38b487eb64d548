import { toChannel, toGuild, toMember, toRole, toUser } from '../state/wire-format.ts';
import type { World } from '../state/world.ts';
import { refuse } from './refusal.ts';
import { type Call, ok, type Route } from './route.ts';

/** Read-only routes for guilds, their members, roles and channels, and users. */
export function guildRoutes(world: World): Route[] {
  const guildOf = (call: Call) => {
    const guild = world.guilds.get(call.param('guild_id')) ?? refuse(10004);
    return world.hasBot(guild.id) ? guild : refuse(10004);
  };

  return [
    get('/guilds/{guild_id}', (call) => toGuild(guildOf(call))),
    get('/guilds/{guild_id}/channels', (call) => {
      const guild = guildOf(call);
      return [...world.channels.values()]
        .filter((channel) => channel.guildId === guild.id)
        .map((channel) => toChannel(world, channel));
    }),
    get('/guilds/{guild_id}/roles', (call) => [...guildOf(call).roles.values()].map(toRole)),
    get('/guilds/{guild_id}/roles/{role_id}', (call) => {
      const role = guildOf(call).roles.get(call.param('role_id'));
      return toRole(role ?? refuse(10011));
    }),
    get('/guilds/{guild_id}/emojis', (call) => (guildOf(call) ? [] : [])),
    get('/guilds/{guild_id}/members/{user_id}', (call) => {
      const member = guildOf(call).members.get(call.param('user_id')) ?? refuse(10007);
      return toMember(member, world.user(member.userId));
    }),
    get('/applications/{application_id}/emojis', () => ({ items: [] })),
    get('/users/{user_id}', (call) =>
      toUser(world.users.get(call.param('user_id')) ?? refuse(10013)),
    ),
  ];
}

function get(template: string, give: (call: Call) => unknown): Route {
  return { method: 'GET', template, auth: 'bot', handle: (call) => ok(give(call)) };
}
