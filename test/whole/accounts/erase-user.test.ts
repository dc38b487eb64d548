import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createApprovalBot,
  createPendingApproval,
  moderators,
  people,
  toText,
} from '../../support/approvals.ts';
import { findButtonId, getView, type ScriptedBot } from '../../support/scripted-bot.ts';

const nick = 'The Nick';
const own = 'Own Name';
let bot: ScriptedBot;
beforeEach(async () => {
  bot = await createApprovalBot();
});
afterEach(() => bot.stop());

const moderator = (name: string, channel: string | null = 'desk') =>
  bot.as(people.moderator, channel, { name, roles: [moderators] });
const manager = (name: string, channel: string | null = 'desk') =>
  bot.as(people.manager, channel, { name });

/** Erases somebody from a private chat, where they go by another name than in the guild. */
async function forget(person: typeof moderator): Promise<void> {
  const view = getView(await person(own, null).command('forget', { me: true }));
  await person(own, null).press(findButtonId(view, 'forget'));
  await bot.waitUntilIdle();
}

/** All that the database says, but what the media server tells of its accounts. */
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
  ]);
  return toText(tables);
}

describe('who is forgotten', () => {
  it('has decided by no name', async () => {
    const waiting = await createPendingApproval(bot);
    await moderator(nick).press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    // They have another name by now.
    await moderator(own, null).command('help');
    expect(await kept()).toContain(nick);
    expect(toText(waiting.card())).toContain(nick);
    await forget(moderator);
    expect(await kept()).not.toMatch(new RegExp(`${nick}|${own}`));
    expect(toText(waiting.card())).not.toContain(nick);
    expect(toText(waiting.card())).toContain('Somebody');
  });

  it('has decided by no name what another name was given for meanwhile', async () => {
    const waiting = await createPendingApproval(bot);
    await moderator(nick).press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    const where = { id: waiting.id };
    await bot.prisma.request.update({ where, data: { decidedBy: 'The Nick of then' } });
    await forget(moderator);
    expect(await kept()).not.toContain(nick);
  });

  it('leaves the names of those who decided after them', async () => {
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

  it('is nobody whose decision was overtaken', async () => {
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

describe('messages in private chats of Discord, which are channels of their own', () => {
  const dm = 'dm-channel-of-the-manager';

  /** What Discord does with a message to a person. */
  async function hasPosted(): Promise<void> {
    await bot.prisma.card.updateMany({
      where: { placeKind: 'direct', address: people.manager },
      data: { placeKind: 'channel', address: dm },
    });
  }

  it('are forgotten with the approver whom they asked', async () => {
    await bot.stop();
    bot = await createApprovalBot({ config: { approvalPlaces: [] } });
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

  it('are forgotten with who asked there', async () => {
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

  it('are forgotten with who was told that a title is there', async () => {
    const waiting = await createPendingApproval(bot);
    const { id: serviceId } = await bot.prisma.serviceConfig.findFirstOrThrow();
    const { userId } = await bot.prisma.chatAccount.findFirstOrThrow({
      where: { platformUserId: people.stranger },
    });
    const title = { mediaType: 'movie', tmdbId: 438631, title: 'Dune' } as const;
    const place = { platform: 'discord', kind: 'channel', address: 'dm-of-the-stranger' };
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
});
