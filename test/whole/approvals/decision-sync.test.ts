import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { id } from '../../../src/chat/argument.ts';
import type { UserId } from '../../../src/domain/id.ts';
import {
  approvalChannel,
  clearRequests,
  createApprovalBot,
  createPendingApproval,
  listSentDecisions,
  moderators,
  type PendingApproval,
  people,
  syncAccounts,
  toText,
} from '../../support/approvals.ts';
import { findButtonId, getView, type ScriptedBot } from '../../support/scripted-bot.ts';
import { waitUntil } from '../../support/wait-until.ts';

let bot: ScriptedBot;
let seen = 0;
beforeAll(async () => {
  bot = await createApprovalBot();
});
afterEach(async () => {
  await clearRequests(bot);
  seen = bot.overseerr.calls.length;
});
afterAll(async () => {
  await bot.stop();
});

const admin = () => bot.as(people.admin, approvalChannel);
const stored = (requestId: string) =>
  bot.prisma.request.findUniqueOrThrow({ where: { id: requestId } });

/** The user, who is new if another test has erased them. */
async function userOf(platformUserId: string): Promise<UserId> {
  await bot.as(platformUserId, approvalChannel).command('help');
  const { userId } = await bot.prisma.chatAccount.findFirstOrThrow({ where: { platformUserId } });
  return userId as UserId;
}

/** A user approves while the media server is down, something happens, and the server is back. */
async function approveAcross(person: ReturnType<ScriptedBot['as']>, happens: () => Promise<void>) {
  const waiting = await createPendingApproval(bot);
  seen = bot.overseerr.calls.length;
  await bot.overseerr.stop();
  await person.press(findButtonId(waiting.card(), 'approve'));
  await happens();
  await bot.overseerr.restart();
  return waiting;
}

async function waitsAgain(waiting: PendingApproval): Promise<void> {
  await waitUntil(async () => (await stored(waiting.id)).decision === null, 'the decision to fall');
  await bot.waitUntilIdle();
  expect(await stored(waiting.id)).toMatchObject({ state: 'pending', decidedBy: null });
  expect(listSentDecisions(bot, seen)).toEqual([]);
  const { events } = await historyOf(waiting);
  expect(events.map(({ event }) => event).slice(-2)).toEqual(['decide', 'drop-decision']);
  await admin().press(findButtonId(waiting.card(), 'approve'));
  await bot.waitUntilIdle();
  expect(await stored(waiting.id)).toMatchObject({ decidedBy: `user ${people.admin}` });
}

async function historyOf({ id: requestId }: PendingApproval) {
  const events = await bot.prisma.requestEvent.findMany({
    where: { requestId },
    orderBy: { id: 'asc' },
  });
  const audit = await bot.prisma.auditLog.findMany({
    where: { subjectId: requestId },
    orderBy: { id: 'asc' },
  });
  return { events, audit };
}

describe('a decision that was not yet sent to Overseerr', () => {
  it.each([
    { who: 'a holder of the role', person: people.moderator, roles: [moderators] },
    { who: 'a manager of the media server', person: people.manager, roles: [] },
  ])('of $who is dropped when they are blocked', async ({ person, roles }) => {
    const userId = await userOf(person);
    const button = (verb: string) =>
      `${verb}:${id<'user'>().write(userId)}:${id<'service'>().write(bot.serviceId)}`;
    const waiting = await approveAcross(bot.as(person, approvalChannel, { roles }), async () => {
      await bot.as(people.admin, null).press(button('user-block'));
    });
    await waitsAgain(waiting);
    const { audit } = await historyOf(waiting);
    expect(audit.map(({ action }) => action)).toEqual([
      'request.approve',
      'user-blocked',
      'request.approve',
    ]);
    await bot.as(people.admin, null).press(button('user-unblock'));
  });

  it('is dropped when its account is no longer linked to the user', async () => {
    const account = await bot.prisma.account.findFirstOrThrow({ where: { remoteUserId: 6 } });
    const waiting = await approveAcross(bot.as(people.manager, approvalChannel), async () => {
      await bot.prisma.accountLink.deleteMany({ where: { accountId: account.id } });
    });
    await waitsAgain(waiting);
    await syncAccounts(bot);
  });

  it('is dropped when the user is erased', async () => {
    const person = bot.as(people.moderator, approvalChannel, { roles: [moderators] });
    const waiting = await approveAcross(person, async () => {
      const dm = bot.as(people.moderator, null);
      await dm.press(findButtonId(getView(await dm.command('forget')), 'forget'));
    });
    await waitsAgain(waiting);
    expect(toText(await historyOf(waiting))).not.toContain(`user ${people.moderator}`);
  });

  it('is kept when the user is merged with their other chat', async () => {
    const person = bot.as(people.moderator, approvalChannel, { roles: [moderators] });
    const waiting = await approveAcross(person, async () => {
      const other = bot.as('555000333', null, { platform: 'telegram' });
      const code = await other.createCode();
      const asked = getView(await bot.as(people.moderator, null).command('link', { code }));
      await bot.as(people.moderator, null).press(findButtonId(asked, 'merge'));
    });
    await waitUntil(async () => (await stored(waiting.id)).state !== 'pending', 'the decision');
    await bot.waitUntilIdle();
    expect(await stored(waiting.id)).toMatchObject({ decidedBy: `user ${people.moderator}` });
  });

  it('is sent even if its job is lost', async () => {
    const waiting = await createPendingApproval(bot);
    const twoMinutesAgo = new Date(Date.now() - 120_000);
    const decision = {
      kind: 'approve',
      reason: null,
      userId: await userOf(people.admin),
      name: `user ${people.admin}`,
      source: 'discord',
      as: null,
      at: twoMinutesAgo.toISOString(),
    };
    await bot.prisma.request.update({
      where: { id: waiting.id },
      data: { decision, updatedAt: twoMinutesAgo },
    });
    await bot.jobs.enqueue([{ kind: 'sweep', payload: {} }]);
    await waitUntil(async () => (await stored(waiting.id)).state !== 'pending', 'the decision');
    await bot.waitUntilIdle();
    expect(await stored(waiting.id)).toMatchObject({ decidedBy: decision.name });
    expect(listSentDecisions(bot, seen)).toHaveLength(1);
  });
});
