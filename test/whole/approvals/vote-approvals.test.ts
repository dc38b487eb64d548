import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { id as idArgument } from '../../../src/chat/argument.ts';
import type { View } from '../../../src/chat/view.ts';
import {
  approvalChannel,
  clearRequests,
  createApprovalBot,
  createPendingApproval,
  listSentDecisions,
  managerRemoteUserId,
  type PendingApproval,
  people,
  setSettings,
  syncAccounts,
  toText,
} from '../../support/approvals.ts';
import {
  findButtonId,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { anyText, t } from '../../support/text.ts';

/** Members with an account each, by the IDs of their accounts. */
const voters = {
  2: '700000000000000012',
  4: '700000000000000014',
  5: '700000000000000015',
} as const;
const requestArgument = idArgument<'request'>();
const { 2: first, 4: second, 5: third } = voters;

let bot: ScriptedBot;
let seen = 0;

beforeAll(async () => {
  bot = await createApprovalBot();
  for (const [remoteId, discordId] of Object.entries(voters)) {
    bot.overseerr.driver.setNotification(Number(remoteId), { discordId });
    await bot.as(discordId).command('help');
  }
  await syncAccounts(bot);
});
beforeEach(async () => {
  await setSettings(bot, {});
  expect(await setVotes('2')).toContain(t('vote-count', { count: 2 }));
  seen = bot.overseerr.calls.length;
});
afterEach(async () => {
  bot.overseerr.faults.clear();
  await clearRequests(bot);
  await bot.prisma.voteRule.deleteMany();
});
afterAll(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

/** The answer to the form of `/setup`. */
async function setVotes(votes: string, who: string = people.manager): Promise<string> {
  const person = bot.as(who, 'channel-1', { canManage: true });
  const view = getView(await person.command('setup'));
  const page = getView(await person.press(findButtonId(view, 'setup-votes')));
  const form = await person.press(findButtonId(page, 'setup-votes-form'));
  if (form?.kind !== 'form') throw new Error('no form');
  return toText(getView(await person.submit(form.form.submit, { votes })));
}

const isVote = (id: string) => id.startsWith('vote:');
/** The newest card that had +1. */
function live(): View {
  const shown = bot.messages.findLast(({ history }) =>
    history.some((view) => listButtonIds(view).some(isVote)),
  );
  const view = shown?.history.at(-1);
  if (!view) throw new Error('no card with +1');
  return view;
}
const voteId = () => listButtonIds(live()).find(isVote) ?? '';
const press = (who: string, id = voteId()) => bot.as(who).press(id);
const stored = ({ id }: PendingApproval) => bot.prisma.request.findUniqueOrThrow({ where: { id } });
const decisions = () => listSentDecisions(bot, seen);
const notices = () =>
  bot.messages.filter(({ history }) => anyText('notification-votes-off').test(toText(history)));

describe('a request with enough votes', () => {
  it('is approved as the user who has set the number, and everybody sees why', async () => {
    const waiting = await createPendingApproval(bot);
    const needed = (count: number) => t('votes-needed', { count, needed: 2 });
    expect(toText(live())).toContain(needed(0));
    await press(first);
    await bot.waitUntilIdle();
    expect([toText(live()), toText(waiting.card())]).toEqual([
      expect.stringContaining(needed(1)),
      expect.stringContaining(`${needed(1)}: user ${first}`),
    ]);
    expect(decisions()).toEqual([]);
    await press(second);
    await bot.waitUntilIdle();
    expect(decisions()).toMatchObject([
      { path: expect.stringMatching(/approve$/), asUser: String(managerRemoteUserId) },
    ]);
    const name = `user ${people.manager}`;
    const by = t('decided-by-votes', { votes: t('vote-count', { count: 2 }), name });
    expect(toText(waiting.card())).toContain(by);
    expect(listButtonIds(live()).some(isVote)).toBe(false);
    const history = toText(
      getView(await press(people.admin, `details:${requestArgument.write(waiting.id)}`)),
    );
    expect(history).toContain(t('history-detail-votes', { votes: t('vote-count', { count: 2 }) }));
    const entries = await bot.prisma.auditLog.findMany({ where: { subjectId: waiting.id } });
    expect(entries).toMatchObject([
      { action: 'request.approve', actor: name, after: { as: managerRemoteUserId, votes: 2 } },
    ]);
  });

  it('is approved once when the last votes arrive together, in eight attempts', async () => {
    for (let round = 0; round < 8; round += 1) {
      seen = bot.overseerr.calls.length;
      const waiting = await createPendingApproval(bot);
      const id = voteId();
      await Promise.all([first, second, third].map((who) => press(who, id)));
      await bot.waitUntilIdle();
      expect(decisions()).toHaveLength(1);
      const events = await bot.prisma.requestEvent.count({
        where: { requestId: waiting.id, event: 'decide' },
      });
      expect(events).toBe(1);
      await clearRequests(bot);
    }
  }, 60_000);

  it('is decided once when an approver declines at the same moment, in eight attempts', async () => {
    for (let round = 0; round < 8; round += 1) {
      seen = bot.overseerr.calls.length;
      const waiting = await createPendingApproval(bot);
      const id = voteId();
      const decline = findButtonId(waiting.card(), 'approve').replace(
        'approve:',
        'decline-no-reason:',
      );
      await press(first, id);
      await Promise.all([press(second, id), bot.as(people.admin, approvalChannel).press(decline)]);
      await bot.waitUntilIdle();
      expect(decisions()).toHaveLength(1);
      const { state, decision } = await stored(waiting);
      const isDeclined = decisions()[0]?.path.endsWith('decline');
      expect(state === 'declined').toBe(isDeclined);
      expect(decision).toMatchObject({ kind: isDeclined ? 'decline' : 'approve' });
      await clearRequests(bot);
    }
  }, 60_000);

  it('is not approved with a vote that was taken back, in eight attempts', async () => {
    for (let round = 0; round < 8; round += 1) {
      seen = bot.overseerr.calls.length;
      const waiting = await createPendingApproval(bot);
      const id = voteId();
      await press(first, id);
      await Promise.all([press(second, id), press(first, id)]);
      await bot.waitUntilIdle();
      const { decision } = await stored(waiting);
      const count = await bot.prisma.vote.count({ where: { requestId: waiting.id } });
      // Once it is decided, no vote can be taken back.
      expect([decision !== null, count]).toEqual(
        decision === null ? [false, 1] : [true, expect.any(Number)],
      );
      expect(decisions()).toHaveLength(decision === null ? 0 : 1);
      await clearRequests(bot);
    }
  }, 60_000);

  it('is followed where somebody approves on the server at the same moment', async () => {
    const waiting = await createPendingApproval(bot);
    const id = voteId();
    await press(first, id);
    await Promise.all([press(second, id), bot.overseerr.driver.approve(waiting.remoteId)]);
    await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
    expect(['approved', 'processing']).toContain((await stored(waiting)).state);
    expect(decisions().length).toBeLessThanOrEqual(1);
  });

  it('waits for one more vote if it had them before the number was lowered', async () => {
    await setVotes('3');
    const waiting = await createPendingApproval(bot);
    for (const who of [first, second]) await press(who);
    await setVotes('2');
    await bot.waitUntilIdle();
    expect((await stored(waiting)).decision).toBeNull();
    await press(third);
    await bot.waitUntilIdle();
    expect((await stored(waiting)).decision).toMatchObject({ votes: 3 });
  });
});

describe('a rule', () => {
  it.each<[string, () => Promise<unknown>]>([
    [
      'who lost the permission on the server a moment ago',
      async () => bot.overseerr.driver.setPermissions(managerRemoteUserId, ['request']),
    ],
    ['who is blocked', () => block(new Date())],
  ])('of a user %s ends with a message to the approvers', async (_, change) => {
    const before = notices().length;
    const waiting = await createPendingApproval(bot);
    const id = voteId();
    await press(first, id);
    await change();
    await Promise.all([second, third].map((who) => press(who, id)));
    await bot.waitUntilIdle();
    expect(await stored(waiting)).toMatchObject({ state: 'pending', decision: null });
    expect(decisions()).toEqual([]);
    expect(
      notices()
        .slice(before)
        .map(({ place }) => place.address),
    ).toEqual([approvalChannel]);
    expect(await bot.prisma.voteRule.count()).toBe(0);
    expect(toText(live())).not.toContain(t('votes-needed', { count: 3, needed: 2 }));
    bot.overseerr.driver.setPermissions(managerRemoteUserId, ['manageRequests', 'request']);
    await block(null);
    await syncAccounts(bot);
  });

  it('is shown, but cannot be changed, without the permission', async () => {
    const person = bot.as(people.moderator, 'channel-1', { canManage: true });
    const view = getView(await person.command('setup'));
    expect(toText(view)).toContain(`user ${people.manager}`);
    const page = getView(await person.press(findButtonId(view, 'setup-votes')));
    expect(toText(page)).toContain(t('error-approvers-only'));
    expect(listButtonIds(page)).toEqual(['setup-back']);
    const refused = getView(await person.submit('setup-votes-submit', { votes: '' }));
    expect(toText(refused)).toContain(t('error-approvers-only'));
    expect(await bot.prisma.voteRule.count()).toBe(1);
    expect(await setVotes('51')).toMatch(anyText('error-invalid-input'));
    expect(await setVotes('')).toContain(t('setup-votes-none'));
    expect(await bot.prisma.voteRule.count()).toBe(0);
  });
});

function block(blockedAt: Date | null) {
  const chatAccounts = { some: { platformUserId: people.manager } };
  return bot.prisma.user.updateMany({ where: { chatAccounts }, data: { blockedAt } });
}
