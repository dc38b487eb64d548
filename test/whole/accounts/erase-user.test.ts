import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  createApprovalBot,
  createPendingApproval,
  moderators,
  people,
  startApprovalsOver,
  toText,
} from '../../support/approvals.ts';
import {
  findButtonId,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { t } from '../../support/text.ts';

const nick = 'The Nick';
const own = 'Own Name';
const empty = { tone: 'neutral', lines: [] } as const;
let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createApprovalBot();
});
beforeEach(() => startApprovalsOver(bot));
afterAll(() => bot.stop());

const moderator = (name: string, channel: string | null = 'desk') =>
  bot.as(people.moderator, channel, { name, roles: [moderators] });
const manager = (name: string, channel: string | null = 'desk') =>
  bot.as(people.manager, channel, { name });

/** Erases a user from a private chat, where their name differs from the one in the guild. */
async function forget(person: typeof moderator): Promise<void> {
  const view = getView(await person(own, null).command('forget', { me: true }));
  await person(own, null).press(findButtonId(view, 'forget'));
  await bot.waitUntilIdle();
}

/** All personal data in the database, except the accounts of the Overseerr server. */
async function kept(): Promise<string> {
  const { prisma } = bot;
  const tables = await Promise.all([
    prisma.user.findMany(),
    prisma.chatAccount.findMany(),
    prisma.request.findMany(),
    prisma.requestEvent.findMany(),
    prisma.auditLog.findMany(),
    prisma.card.findMany(),
    prisma.session.findMany(),
    prisma.subscription.findMany(),
    prisma.vote.findMany(),
    prisma.voteRule.findMany(),
    prisma.alert.findMany(),
    prisma.jobInterval.findMany(),
  ]);
  return toText(tables);
}

describe('an erased user', () => {
  it('is no longer named on their decisions', async () => {
    const waiting = await createPendingApproval(bot);
    await moderator(nick).press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    // The user now has another name.
    await moderator(own, null).command('help');
    expect(await kept()).toContain(nick);
    expect(toText(waiting.card())).toContain(nick);
    await forget(moderator);
    expect(await kept()).not.toMatch(new RegExp(`${nick}|${own}`));
    expect(toText(waiting.card())).not.toContain(nick);
    expect(toText(waiting.card())).toContain('Somebody');
  });

  it('is no longer named on a decision whose stored name was changed', async () => {
    const waiting = await createPendingApproval(bot);
    await moderator(nick).press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    const where = { id: waiting.id };
    await bot.prisma.request.update({ where, data: { decidedBy: 'The Nick of then' } });
    await forget(moderator);
    expect(await kept()).not.toContain(nick);
  });

  it('does not affect the names of users who decided later', async () => {
    const waiting = await createPendingApproval(bot);
    const decline = findButtonId(waiting.card(), 'approve').replace(
      'approve:',
      'decline-no-reason:',
    );
    await moderator(nick).press(decline);
    await bot.waitUntilIdle();
    await moderator(nick).press(findButtonId(waiting.card(), 'reopen'));
    await bot.waitUntilIdle();
    await bot
      .as(people.admin, 'desk', { name: 'Owner' })
      .press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    await forget(moderator);
    expect(await kept()).not.toContain(nick);
    const row = await bot.prisma.request.findUniqueOrThrow({ where: { id: waiting.id } });
    expect(row).toMatchObject({ decidedBy: 'Owner', decision: { name: 'Owner' } });
    expect(toText(waiting.card())).toContain('Owner');
  });

  it('is no longer named on a decision that was superseded', async () => {
    const waiting = await createPendingApproval(bot);
    bot.overseerr.faults.fail(503, { where: 'GET /request/:id' });
    await moderator(nick).press(findButtonId(waiting.card(), 'approve'));
    await bot.overseerr.driver.decline(waiting.remoteId);
    bot.overseerr.faults.clear();
    await bot.waitUntilIdle();
    const events = await bot.prisma.requestEvent.findMany({ where: { requestId: waiting.id } });
    expect(events.map(({ detail }) => detail)).toContainEqual({ overtaken: nick });
    await forget(moderator);
    expect(await kept()).not.toContain(nick);
    const [, ...after] = await bot.prisma.requestEvent.findMany({
      where: { requestId: waiting.id },
    });
    expect(after.map(({ detail }) => detail)).toContainEqual({ overtaken: 'Somebody' });
  });
});

describe('an erased user who voted', () => {
  it('no longer counts, is not named on the card, and leaves no rule', async () => {
    const waiting = await createPendingApproval(bot);
    const live = bot.messages.flatMap(({ history }) => listButtonIds(history.at(-1) ?? empty));
    const vote = live.find((id) => id.startsWith('vote:')) ?? '';
    const canManage = bot.as(people.manager, 'desk', { name: nick, canManage: true });
    await canManage.submit('setup-votes-submit', { votes: '3' });
    await manager(nick).press(vote);
    await bot.waitUntilIdle();
    expect(toText(waiting.card())).toContain(nick);
    expect([await bot.prisma.vote.count(), await bot.prisma.voteRule.count()]).toEqual([1, 1]);
    await forget(manager);
    expect([await bot.prisma.vote.count(), await bot.prisma.voteRule.count()]).toEqual([0, 0]);
    const setUps = await bot.prisma.auditLog.findMany({
      where: { action: 'space.setup' },
      orderBy: { id: 'asc' },
    });
    expect(setUps.at(-1)).toMatchObject({
      userId: null,
      actor: 'MediaNest',
      before: { approvalVotes: 3 },
      after: { approvalVotes: null },
    });
    expect(toText(waiting.card())).not.toContain(nick);
    expect(await kept()).not.toMatch(new RegExp(`${nick}|${own}`));
  });

  it('leaves no card that says how many votes approve under their rule', async () => {
    const waiting = await createPendingApproval(bot);
    const canManage = bot.as(people.manager, 'desk', { name: nick, canManage: true });
    await canManage.submit('setup-votes-submit', { votes: '3' });
    await bot.waitUntilIdle();
    const needed = t('votes-needed', { count: 0, needed: 3 });
    const saysNeeded = () =>
      bot.messages.filter(({ history }) => toText(history.at(-1)).includes(needed)).length;
    expect(toText(waiting.card())).toContain(needed);
    expect(saysNeeded()).toBe(2);
    await forget(manager);
    expect(saysNeeded()).toBe(0);
  });

  it('is no longer named on what votes decided under their rule', async () => {
    const waiting = await createPendingApproval(bot);
    const where = { chatAccounts: { some: { platformUserId: people.manager } } };
    await manager(nick).command('help');
    const { id: userId } = await bot.prisma.user.findFirstOrThrow({ where });
    await manager(nick).press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    const { decision } = await bot.prisma.request.findUniqueOrThrow({ where: { id: waiting.id } });
    await bot.prisma.request.update({
      where: { id: waiting.id },
      data: { decision: { ...(decision as object), userId, votes: 2 } },
    });
    await forget(manager);
    expect(toText(waiting.card())).not.toContain(nick);
    const votes = t('vote-count', { count: 2 });
    expect(toText(waiting.card())).toContain(t('decided-by-votes', { votes, name: 'Somebody' }));
  });
});

describe('messages in private Discord chats, which have their own channel IDs', () => {
  const dm = 'dm-channel-of-the-manager';

  /** Stores the channel address that Discord returns for a direct message. */
  async function hasPosted(): Promise<void> {
    await bot.prisma.card.updateMany({
      where: { placeKind: 'direct', address: people.manager },
      data: { placeKind: 'channel', address: dm },
    });
  }

  it('are deleted with the approver who received them', async () => {
    const shared = bot;
    bot = await createApprovalBot({ config: { approvalPlaces: [] } });
    onTestFinished(async () => {
      await bot.stop();
      bot = shared;
    });
    const seen = bot.messages.length;
    const me = bot.as(people.requester);
    const card = getView(await me.command('request', { title: 'movie:438631' }));
    await me.press(findButtonId(card, 'request'));
    await bot.waitUntilIdle();
    await hasPosted();
    const message = bot.messages
      .slice(seen)
      .find(({ place }) => place.kind === 'direct' && place.address === people.manager);
    expect(await bot.prisma.card.count({ where: { address: dm } })).toBe(1);
    await forget(manager);
    expect(await bot.prisma.card.count({ where: { address: dm } })).toBe(0);
    expect(await kept()).not.toContain(people.manager);
    const edits = message?.history.length;
    await bot.overseerr.driver.approve(bot.overseerr.state.requests.at(-1)?.id ?? 0);
    await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
    expect(message?.history.length).toBe(edits);
  });

  it('are deleted with the requester', async () => {
    const me = bot.as(people.requester, null);
    const card = getView(await me.command('request', { title: 'movie:438631' }));
    await me.press(findButtonId(card, 'request'));
    await bot.waitUntilIdle();
    const address = `dm-${people.requester}`;
    expect(await bot.prisma.card.count({ where: { address } })).toBeGreaterThan(0);
    await forget((name, channel) => bot.as(people.requester, channel, { name }));
    expect(await bot.prisma.card.count({ where: { address } })).toBe(0);
    expect(await kept()).not.toContain(people.requester);
  });

  it.each([
    ['discord'],
    // A message to somebody who has no account there names one of another platform.
    ['telegram'],
  ])('are deleted with the subscriber who was notified about a title in %s', async (platform) => {
    const waiting = await createPendingApproval(bot);
    const { id: serviceId } = await bot.prisma.serviceConfig.findFirstOrThrow();
    const { userId } = await bot.prisma.chatAccount.findFirstOrThrow({
      where: { platformUserId: people.stranger },
    });
    const title = { mediaType: 'movie', tmdbId: 438631, title: 'Dune' } as const;
    const place = { platform, kind: 'channel', address: 'dm-of-the-stranger' };
    await bot.prisma.subscription.create({ data: { userId, serviceId, ...title, place } });
    await bot.as(people.admin, 'desk').press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    await bot.overseerr.driver.makeAvailable({ mediaType: 'movie', tmdbId: 438631 });
    await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
    expect(await kept()).toContain('dm-of-the-stranger');
    await forget((name, channel) => bot.as(people.stranger, channel, { name }));
    expect(await kept()).not.toMatch(new RegExp(`dm-of-the-stranger|${people.stranger}`));
  });

  it('are forgotten with the admin who received alerts and digests', async () => {
    const messageTo = (platformUserId: string) => ({
      message: {
        place: { platform: 'discord', kind: 'channel', address: `dm-${platformUserId}` },
        messageId: '1',
      },
      target: { platform: 'discord', kind: 'direct', address: platformUserId },
      locale: 'en',
      isClosed: false,
      isLost: false,
    });
    const messages = [messageTo(people.moderator), messageTo('9')];
    await bot.prisma.alert.create({
      data: {
        kind: 'disk-low',
        subject: '',
        detail: {},
        openedAt: new Date(),
        seenAt: new Date(),
        messages,
      },
    });
    await bot.prisma.jobInterval.create({
      data: { kind: 'weekly-digest', key: `discord:${people.moderator}:`, beganAt: new Date() },
    });
    expect(await kept()).toContain(people.moderator);
    await forget(moderator);
    expect(await kept()).not.toContain(people.moderator);
    expect(await bot.prisma.alert.findFirst()).toMatchObject({ messages: [messageTo('9')] });
  });
});
