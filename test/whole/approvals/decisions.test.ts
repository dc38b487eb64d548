import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/reply.ts';
import { parseReaction } from '../../../src/discord/inbound/reaction-event.ts';
import {
  approvalChannel,
  clearRequests,
  createApprovalBot,
  createPendingApproval,
  listSentDecisions,
  managerRemoteUserId,
  moderators,
  type PendingApproval,
  people,
  requesterRemoteUserId,
  setSettings,
  syncAccounts,
  toText,
} from '../../support/approvals.ts';
import {
  findButtonId,
  getView,
  type ScriptedBot,
  type SenderOptions,
} from '../../support/scripted-bot.ts';
import { anyText, t } from '../../support/text.ts';

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
  expect(bot.overseerr.crashes).toEqual([]);
});

type Person = ReturnType<ScriptedBot['as']>;

interface Way {
  readonly how: string;
  readonly verdict: 'approve' | 'decline';
  decide(person: Person, waiting: PendingApproval): Promise<Reply | null>;
}

/** Every way to decide. The IDs are from the real card, as unauthorized users could forge them. */
const ways: readonly Way[] = [
  {
    how: 'the button Approve',
    verdict: 'approve',
    decide: (person, waiting) => person.press(findButtonId(waiting.card(), 'approve')),
  },
  {
    how: 'the button Decline, without a reason',
    verdict: 'decline',
    async decide(person, waiting) {
      const id = findButtonId(waiting.card(), 'decline');
      await person.press(id);
      return person.press(id.replace('decline:', 'decline-no-reason:'));
    },
  },
  {
    how: 'a reason of the list',
    verdict: 'decline',
    decide: (person, waiting) =>
      person.press(findButtonId(waiting.card(), 'decline').replace('decline:', 'decline-reason:'), [
        '1',
      ]),
  },
  {
    how: 'a form with words of one’s own',
    verdict: 'decline',
    decide: (person, waiting) =>
      person.submit(
        findButtonId(waiting.card(), 'decline').replace('decline:', 'decline-submit:'),
        {
          reason: 'Not now',
        },
      ),
  },
  {
    how: 'a reaction that says yes',
    verdict: 'approve',
    decide: (person, waiting) => person.react(waiting.messageId, 'yes'),
  },
  {
    how: 'a reaction that says no',
    verdict: 'decline',
    decide: (person, waiting) => person.react(waiting.messageId, 'no'),
  },
  {
    how: 'the command /pending',
    verdict: 'approve',
    async decide(person) {
      const list = await person.command('pending');
      const view = getView(list);
      if (!view.buttons) return list;
      return person.press(findButtonId(view, 'approve'));
    },
  },
];

const asModerator: SenderOptions = { roles: [moderators, 'role-other'] };

describe.each(ways)('a decision by $how', ({ verdict, decide }) => {
  it.each([
    { who: 'an admin', id: people.admin, standing: {}, as: undefined },
    { who: 'a manager of the media server', id: people.manager, standing: {}, as: '6' },
    { who: 'a holder of the role', id: people.moderator, standing: asModerator, as: undefined },
  ])('$who decides', async ({ id, standing, as }) => {
    const waiting = await createPendingApproval(bot);
    await decide(bot.as(id, approvalChannel, standing), waiting);
    await bot.waitUntilIdle();
    const [ruling, ...others] = listSentDecisions(bot, seen);
    expect(others).toEqual([]);
    expect(ruling?.path).toBe(`/request/${waiting.remoteId}/${verdict}`);
    expect(ruling?.asUser).toBe(as);
    const row = await bot.prisma.request.findUniqueOrThrow({ where: { id: waiting.id } });
    expect(row.decidedBy).toBe(`user ${id}`);
    expect(toText(waiting.card())).toContain(`user ${id}`);
    expect(
      waiting
        .card()
        .buttons?.flat()
        .filter((one) => 'press' in one && one.press.startsWith('approve')) ?? [],
    ).toEqual([]);
    const audit = await bot.prisma.auditLog.findMany({ where: { subjectId: waiting.id } });
    expect(audit).toMatchObject([{ action: `request.${verdict}`, actor: `user ${id}` }]);
  });

  it.each([
    { who: 'the requester', id: people.requester, standing: {} },
    { who: 'a stranger', id: people.stranger, standing: { roles: ['role-other'] } },
    {
      who: 'a moderator of another space',
      id: people.moderator,
      standing: { roles: [moderators], guild: 'guild-2' },
    },
    {
      who: 'a moderator in a private chat',
      id: people.moderator,
      standing: { roles: [moderators] },
      channel: null,
    },
    { who: 'who has lost the role', id: people.moderator, standing: {} },
    {
      who: 'who manages the space and holds no role',
      id: people.stranger,
      standing: { canManage: true },
    },
  ])('$who cannot decide', async ({ id, standing, ...where }) => {
    const waiting = await createPendingApproval(bot);
    const channel = 'channel' in where ? null : approvalChannel;
    const reply = await decide(bot.as(id, channel, standing), waiting);
    await bot.waitUntilIdle();
    expect(listSentDecisions(bot, seen)).toEqual([]);
    // The bot ignores a reaction that is not on the card. It refuses everything else.
    if (reply)
      expect(toText(getView(reply))).toMatch(
        anyText('error-not-approver', 'error-not-approver-here', 'error-own-request'),
      );
    const row = await bot.prisma.request.findUniqueOrThrow({ where: { id: waiting.id } });
    expect(row).toMatchObject({ state: 'pending', decision: null });
  });
});

describe('a reason for declining', () => {
  it.each([
    ['is cut before an emoji that does not fit', `${'a'.repeat(299)}😀 b`, `${'a'.repeat(299)}…`],
    ['loses NUL and halves of characters', 'not\0 now\ud83d', 'not now'],
  ])('%s', async (_, typed, recorded) => {
    const waiting = await createPendingApproval(bot);
    const formId = findButtonId(waiting.card(), 'decline').replace('decline:', 'decline-submit:');
    await bot.as(people.admin, approvalChannel).submit(formId, { reason: typed });
    await bot.waitUntilIdle();
    const row = await bot.prisma.request.findUniqueOrThrow({ where: { id: waiting.id } });
    expect(row).toMatchObject({ state: 'declined', reason: recorded });
  });
});

describe('the permission to decide', () => {
  it('ends when Overseerr has removed the permission and the accounts were read', async () => {
    const waiting = await createPendingApproval(bot);
    bot.overseerr.driver.setPermissions(managerRemoteUserId, ['request']);
    await syncAccounts(bot);
    for (const { decide } of ways) {
      const reply = await decide(bot.as(people.manager, approvalChannel), waiting);
      expect(toText(reply && getView(reply))).toMatch(
        anyText('error-not-approver', 'error-not-approver-here', 'error-own-request'),
      );
    }
    bot.overseerr.driver.setPermissions(managerRemoteUserId, ['request', 'manageRequests']);
    await syncAccounts(bot);
    expect(listSentDecisions(bot, seen)).toEqual([]);
  });

  it('is checked by Overseerr before the next sync, and the request stays pending', async () => {
    const waiting = await createPendingApproval(bot);
    bot.overseerr.driver.setPermissions(managerRemoteUserId, ['request']);
    await bot.as(people.manager, approvalChannel).press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    bot.overseerr.driver.setPermissions(managerRemoteUserId, ['request', 'manageRequests']);
    await syncAccounts(bot);
    const row = await bot.prisma.request.findUniqueOrThrow({ where: { id: waiting.id } });
    expect(row).toMatchObject({ state: 'pending', decision: null });
    expect(bot.overseerr.state.requests.find(({ id }) => id === waiting.remoteId)?.status).toBe(1);
    expect(findButtonId(waiting.card(), 'approve')).toBeTruthy();
  });

  it('includes the user’s own requests, unless the space forbids it', async () => {
    bot.overseerr.driver.setPermissions(requesterRemoteUserId, ['request', 'manageRequests']);
    await syncAccounts(bot);
    bot.overseerr.driver.setPermissions(requesterRemoteUserId, ['request']);
    const waiting = await createPendingApproval(bot);
    bot.overseerr.driver.setPermissions(requesterRemoteUserId, ['request', 'manageRequests']);
    await setSettings(bot, { selfApproval: false, approverRoles: [moderators] });
    for (const { decide } of ways) {
      const reply = await decide(bot.as(people.requester, approvalChannel), waiting);
      expect(toText(reply && getView(reply))).toContain(t('error-own-request'));
    }
    await setSettings(bot, { approverRoles: [moderators] });
    await bot.as(people.requester, approvalChannel).press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    bot.overseerr.driver.setPermissions(requesterRemoteUserId, ['request', 'createIssues']);
    await syncAccounts(bot);
    const row = await bot.prisma.request.findUniqueOrThrow({ where: { id: waiting.id } });
    expect(row.decidedBy).toBe(`user ${people.requester}`);
  });

  it('does not include bots', () => {
    const reaction = {
      user_id: '900000000000000001',
      channel_id: '1',
      message_id: '2',
      emoji: { id: null, name: '✅' },
      member: { roles: [moderators], user: { username: 'helper', bot: true } },
    };
    expect(parseReaction(reaction, '900000000000000009')).toBeNull();
    expect(
      parseReaction(
        { ...reaction, user_id: '900000000000000009', member: null },
        '900000000000000009',
      ),
    ).toBeNull();
  });

  it('allows no decision with a forged button ID', async () => {
    const waiting = await createPendingApproval(bot);
    const id = findButtonId(waiting.card(), 'approve');
    for (const forged of [
      `${id}:1`,
      id.slice(0, -1),
      'approve:AAAAAAAAAAAAAAAAAAAAAA',
      'approve',
    ]) {
      await bot.as(people.admin, approvalChannel).press(forged);
    }
    await bot.waitUntilIdle();
    expect(toText(waiting.card())).toContain(t('state-pending'));
  });
});
