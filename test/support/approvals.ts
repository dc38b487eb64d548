import type { View } from '../../src/chat/view.ts';
import type { RequestId } from '../../src/domain/id.ts';
import type { ChatAccountKey } from '../../src/domain/place.ts';
import type { SpaceSettings } from '../../src/domain/spaces/space.ts';
import { createScriptedBot, findButtonId, getView, type ScriptedBot } from './scripted-bot.ts';

/** The users in the approval tests by Discord ID; the profiles of alice and bob contain theirs. */
export const people = {
  requester: '234567890123456789',
  admin: '700000000000000001',
  manager: '700000000000000006',
  moderator: '700000000000000003',
  stranger: '700000000000000004',
} as const;

/** The Overseerr account of the manager: erin, who may manage requests. */
export const managerRemoteUserId = 6;
export const requesterRemoteUserId = 3;
export const moderators = 'role-moderators';
export const approvalChannel = 'desk';

/** Creates a bot with an admin, a linked manager, a moderator role in the guild, and an approval channel. */
export async function createApprovalBot(
  options: NonNullable<Parameters<typeof createScriptedBot>[0]> & {
    readonly settings?: SpaceSettings;
  } = {},
): Promise<ScriptedBot> {
  const admin: ChatAccountKey = { platform: 'discord', platformUserId: people.admin };
  const bot = await createScriptedBot({
    // Tests change titles in Overseerr, so the bot must not cache them.
    detailsMs: 0,
    ...options,
    config: {
      admins: [admin],
      approvalPlaces: [{ platform: 'discord', kind: 'channel', address: approvalChannel }],
      ...options.config,
    },
  });
  await introducePeople(bot, options.settings);
  return bot;
}

/** Lets a bot that a file shares start over, with the same people and settings as a new one. */
export async function startApprovalsOver(
  bot: ScriptedBot,
  settings?: SpaceSettings,
): Promise<void> {
  if (await bot.startOver()) await introducePeople(bot, settings);
}

async function introducePeople(
  bot: ScriptedBot,
  settings: SpaceSettings = { approverRoles: [moderators] },
): Promise<void> {
  bot.overseerr.driver.setNotification(managerRemoteUserId, { discordId: people.manager });
  for (const person of Object.values(people)) await bot.as(person).command('help');
  await syncAccounts(bot);
  await setSettings(bot, settings);
}

export async function syncAccounts(bot: ScriptedBot): Promise<void> {
  await bot.jobs.enqueue([{ kind: 'sync-accounts', payload: { serviceId: bot.serviceId } }]);
  await bot.waitUntilIdle();
}

/** Sets the settings of the default guild, as /setup does. */
export async function setSettings(bot: ScriptedBot, settings: SpaceSettings): Promise<void> {
  await bot.prisma.space.updateMany({
    where: { platformSpaceId: 'guild-1' },
    data: { settings: JSON.parse(JSON.stringify(settings)) },
  });
}

/** A pending request and the message of its approval card. */
export interface PendingApproval {
  readonly id: RequestId;
  readonly remoteId: number;
  /** The latest version of the approval card. */
  card(): View;
  readonly messageId: string;
}

/** Makes a request in the guild (with `select-seasons`, for all seasons) and waits for its approval card. */
export async function createPendingApproval(
  bot: ScriptedBot,
  title = 'movie:438631',
  first?: 'select-seasons',
): Promise<PendingApproval> {
  const messageCount = bot.messages.length;
  let card = getView(await bot.as(people.requester).command('request', { title }));
  if (first) card = getView(await bot.as(people.requester).press(findButtonId(card, first)));
  await bot.as(people.requester).press(findButtonId(card, 'request'));
  await bot.waitUntilIdle();
  return findPendingApproval(bot, messageCount);
}

/** Finds the newest request, and its card among the messages after the first `messageCount`. */
export async function findPendingApproval(
  bot: ScriptedBot,
  messageCount: number,
): Promise<PendingApproval> {
  const row = await bot.prisma.request.findFirstOrThrow({ orderBy: { id: 'desc' } });
  const message = bot.messages
    .slice(messageCount)
    .find(({ place }) => place.address === approvalChannel);
  if (!message || row.remoteId === null) throw new Error('no approval card');
  return {
    id: row.id as RequestId,
    remoteId: row.remoteId,
    messageId: message.messageId,
    card() {
      const latest = message.history.at(-1);
      if (!latest) throw new Error('an empty message');
      return latest;
    },
  };
}

/** Deletes all requests, so that titles can be requested again. */
export async function clearRequests(bot: ScriptedBot): Promise<void> {
  for (const { id } of [...bot.overseerr.state.requests]) bot.overseerr.driver.remove(id);
  await bot.waitUntilIdle();
  await bot.prisma.request.deleteMany();
}

/** Lists the calls that sent decisions, without the first `since` calls. */
export function listSentDecisions(bot: ScriptedBot, since = 0) {
  return bot.overseerr.calls
    .slice(since)
    .filter(
      ({ method, path }) => method === 'POST' && /^\/request\/\d+\/(approve|decline)$/.test(path),
    );
}

export function toText(view: unknown): string {
  return JSON.stringify(view ?? null);
}
