import { z } from 'zod';
import { type Check, type Finding, ok, problem, warning } from './check.ts';
import { type GetJson, unreachable } from './get-json.ts';

const discordUser = z.object({ username: z.string() });
const application = z.object({ id: z.string() });
const guildList = z.array(z.object({ id: z.string() }));
const gatewayInfo = z.object({ session_start_limit: z.object({ remaining: z.number() }) });

/** Whether the registered commands are the ones of this version. `scope`: `global`, or for one Discord server. */
export type AreCommandsInSync = (
  registered: unknown,
  scope: 'global' | 'guild',
) => Promise<boolean>;

/** Whether Discord accepts the token, the bot is in the configured servers, and its commands are up to date. */
export function createDiscordCheck(
  discord: {
    readonly token: string;
    readonly apiUrl: string;
    readonly guildIds: readonly string[];
  } | null,
  { getJson, areCommandsInSync }: { getJson: GetJson; areCommandsInSync: AreCommandsInSync },
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
      const ids = await listGuilds(get);
      const findings = [
        ...describeGuilds(discord.guildIds, ids),
        ...(await checkGateway(get)),
        ...(await checkCommands(get, discord.guildIds, areCommandsInSync)),
      ];
      return findings.length > 0
        ? findings
        : [
            ok(
              `signed in as ${user.data.username}, in ${ids.length} ${ids.length === 1 ? 'server' : 'servers'}; its intents need no approval; commands are up to date`,
            ),
          ];
    },
  };
}

type Get = (path: string) => Promise<{ readonly status: number; readonly body: unknown }>;

/** Discord lists 200 servers at once. */
async function listGuilds(get: Get): Promise<readonly string[]> {
  const ids: string[] = [];
  for (;;) {
    const last = ids.at(-1);
    const path = `/users/@me/guilds?limit=200${last === undefined ? '' : `&after=${last}`}`;
    const page = guildList.safeParse((await get(path)).body).data ?? [];
    const news = page.map(({ id }) => id).filter((id) => !ids.includes(id));
    ids.push(...news);
    if (news.length < 200) return ids;
  }
}

function describeGuilds(wanted: readonly string[], ids: readonly string[]): Finding[] {
  const missing = wanted.filter((id) => !ids.includes(id));
  const findings = missing.map((id) =>
    problem(
      `the bot is not in the Discord server ${id}`,
      'Invite it, or remove the ID from DISCORD_GUILD_IDS',
    ),
  );
  return ids.length === 0
    ? [...findings, warning('the bot is in no Discord server', 'Invite it to a server')]
    : findings;
}

async function checkGateway(get: Get): Promise<Finding[]> {
  const gateway = gatewayInfo.safeParse((await get('/gateway/bot')).body);
  if (!gateway.success || gateway.data.session_start_limit.remaining > 0) return [];
  return [
    problem(
      'the bot was started so often that Discord does not let it connect today',
      'Find out what restarts it, and wait until tomorrow',
    ),
  ];
}

async function checkCommands(
  get: Get,
  guildIds: readonly string[],
  areInSync: AreCommandsInSync,
): Promise<Finding[]> {
  const id = application.safeParse((await get('/applications/@me')).body).data?.id;
  if (id === undefined) return [];
  const scopes =
    guildIds.length === 0
      ? [{ scope: 'global' as const, path: '', name: 'for all servers' }]
      : guildIds.map((guild) => ({
          scope: 'guild' as const,
          path: `/guilds/${guild}`,
          name: `in the Discord server ${guild}`,
        }));
  const findings: Finding[] = [];
  for (const { scope, path, name } of scopes) {
    const query = '?with_localizations=true';
    const { status, body } = await get(`/applications/${id}${path}/commands${query}`);
    if (status === 403) {
      findings.push(
        problem(
          `the bot may not register commands ${name}`,
          'Invite it again with the scope applications.commands',
        ),
      );
    } else if (status === 200 && !(await areInSync(body, scope))) {
      findings.push(
        warning(
          `the commands that are registered ${name} are not those of this version`,
          'Start the bot, which registers them. If they stay, another program uses the same token',
        ),
      );
    }
  }
  return findings;
}
