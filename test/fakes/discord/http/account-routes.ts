import { toUser } from '../state/wire-format.ts';
import type { World } from '../state/world.ts';
import { ok, type Route } from './route.ts';

/** Who the bot is and where its gateway is. */
export function accountRoutes(world: World, gatewayUrl: () => string, shardCount: number): Route[] {
  const application = () => ({
    id: world.applicationId,
    name: world.user(world.botUserId).username,
    icon: null,
    description: '',
    summary: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    hook: true,
    integration_types_config: { 0: {} },
    owner: { ...toUser(world.user(world.botUserId)), id: '1', bot: false },
    team: null,
    redirect_uris: [],
    approximate_guild_count: world.guildsWithBot().length,
  });
  return [
    get('/users/@me', () => ({ ...toUser(world.user(world.botUserId)), verified: true })),
    get('/applications/@me', application),
    get('/oauth2/applications/@me', application),
    { ...get('/gateway', () => ({ url: gatewayUrl() })), auth: 'token' },
    get('/gateway/bot', () => ({
      url: gatewayUrl(),
      shards: shardCount,
      session_start_limit: {
        total: 1000,
        remaining: 1000,
        reset_after: 86_400_000,
        // As many as shards, so that shards do not wait 5 s for each other.
        max_concurrency: shardCount,
      },
    })),
    get('/users/@me/guilds', () =>
      world.guildsWithBot().map((guild) => ({
        id: guild.id,
        name: guild.name,
        icon: null,
        banner: null,
        owner: false,
        permissions: world.permissionsOf(guild.id, world.botUserId).toString(),
        features: [],
      })),
    ),
  ];
}

function get(template: string, give: () => unknown): Route {
  return { method: 'GET', template, auth: 'bot', handle: () => ok(give()) };
}
