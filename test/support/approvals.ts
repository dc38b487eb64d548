import type { View } from '../../src/chat/view.ts';
import type { RequestId } from '../../src/core/id.ts';
import type { ChatAccountKey } from '../../src/core/place.ts';
import type { SpaceSettings } from '../../src/core/user.ts';
import { createScriptedBot, idOf, type ScriptedBot, viewOf } from './scripted-bot.ts';

/** The people of the approval tests by their Discord ids; alice and bob stand in profiles of the test server. */
export const people = {
  requester: '234567890123456789',
  admin: '700000000000000001',
  manager: '700000000000000006',
  moderator: '700000000000000003',
  stranger: '700000000000000004',
} as const;

/** The account of the manager on the test server: erin, who may manage requests. */
export const managerNumber = 6;
export const requesterNumber = 3;
export const moderators = 'role-moderators';
export const desk = 'desk';

/** A bot with an admin, a linked manager, a role of moderators in the guild, and a channel for approval cards. */
export async function createApprovalBot(
  options: NonNullable<Parameters<typeof createScriptedBot>[0]> & {
    readonly settings?: SpaceSettings;
  } = {},
): Promise<ScriptedBot> {
  const admin: ChatAccountKey = { platform: 'discord', platformUserId: people.admin };
  const bot = await createScriptedBot({
    // Tests change what is asked for behind the bot's back.
    detailsMs: 1,
    ...options,
    config: {
      admins: [admin],
      approvalPlaces: [{ platform: 'discord', kind: 'channel', address: desk }],
      ...options.config,
    },
  });
  bot.overseerr.act.setNotification(managerNumber, { discordId: people.manager });
  for (const person of Object.values(people)) await bot.as(person).command('help');
  await sync(bot);
  await setSettings(bot, options.settings ?? { approverRoles: [moderators] });
  return bot;
}

export async function sync(bot: ScriptedBot): Promise<void> {
  await bot.jobs.add([{ kind: 'sync', payload: { serviceId: bot.serviceId } }]);
  await bot.settle();
}

/** What /setup would have set for the usual guild. */
export async function setSettings(bot: ScriptedBot, settings: SpaceSettings): Promise<void> {
  await bot.prisma.space.updateMany({
    where: { platformSpaceId: 'guild-1' },
    data: { settings: JSON.parse(JSON.stringify(settings)) },
  });
}

/** A request that waits, and the message of its approval card. */
export interface Waiting {
  readonly id: RequestId;
  readonly number: number;
  /** The latest look of the approval card. */
  card(): View;
  readonly messageId: string;
}

/** The requester asks in the guild, `take`: for all seasons; the approval card stands on the desk. */
export async function aWaiting(
  bot: ScriptedBot,
  title = 'movie:438631',
  first?: 'take',
): Promise<Waiting> {
  const seen = bot.messages.length;
  let card = viewOf(await bot.as(people.requester).command('request', { title }));
  if (first) card = viewOf(await bot.as(people.requester).press(idOf(card, first)));
  await bot.as(people.requester).press(idOf(card, 'ask'));
  await bot.settle();
  return waitingOf(bot, seen);
}

/** The newest request and its card among the messages from `seen` on. */
export async function waitingOf(bot: ScriptedBot, seen: number): Promise<Waiting> {
  const row = await bot.prisma.mediaRequest.findFirstOrThrow({ orderBy: { id: 'desc' } });
  const message = bot.messages.slice(seen).find(({ place }) => place.address === desk);
  if (!message || row.number === null) throw new Error('no approval card');
  return {
    id: row.id as RequestId,
    number: row.number,
    messageId: message.messageId,
    card() {
      const latest = message.history.at(-1);
      if (!latest) throw new Error('an empty message');
      return latest;
    },
  };
}

/** Takes all requests away, so that the title can be asked for again. */
export async function clear(bot: ScriptedBot): Promise<void> {
  for (const { id } of [...bot.overseerr.state.requests]) bot.overseerr.act.remove(id);
  await bot.settle();
  await bot.prisma.mediaRequest.deleteMany();
}

/** Calls with which decisions were sent, from the call `since` on. */
export function rulings(bot: ScriptedBot, since = 0) {
  return bot.overseerr.calls
    .slice(since)
    .filter(
      ({ method, path }) => method === 'POST' && /^\/request\/\d+\/(approve|decline)$/.test(path),
    );
}

export function textOf(view: unknown): string {
  return JSON.stringify(view ?? null);
}
