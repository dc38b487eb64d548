import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import {
  approvalChannel,
  clearRequests,
  createApprovalBot,
  createPendingApproval,
  listSentDecisions,
  people,
  requesterRemoteUserId,
  toText,
} from '../../support/approvals.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { anyText, t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

let bot: ScriptedBot;
let seen = 0;
beforeAll(async () => {
  bot = await createApprovalBot();
});
afterEach(async () => {
  bot.overseerr.faults.clear();
  bot.faults.edit = null;
  bot.faults.post = null;
  await clearRequests(bot);
  seen = bot.overseerr.calls.length;
});
afterAll(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

function stored(id: string) {
  return bot.prisma.request.findUniqueOrThrow({ where: { id } });
}

describe('the first decision', () => {
  it('is the only one that counts of two at the same time, in fifty attempts', async () => {
    for (let round = 0; round < 50; round += 1) {
      const waiting = await createPendingApproval(bot);
      const approve = findButtonId(waiting.card(), 'approve');
      const answers = await Promise.all([
        bot.as(people.admin, approvalChannel).press(approve),
        round % 2
          ? bot.as(people.manager, approvalChannel).react(waiting.messageId, 'no')
          : bot
              .as(people.manager, approvalChannel)
              .press(approve.replace('approve:', 'decline-no-reason:')),
      ]);
      await bot.waitUntilIdle();
      const lost = answers.filter((one) => one?.kind === 'message');
      expect(lost).toHaveLength(1);
      expect(toText(lost)).toMatch(anyText('error-already-decided-by'));
      expect(listSentDecisions(bot, seen)).toHaveLength(1);
      const { decidedBy } = await stored(waiting.id);
      expect(toText(lost)).toContain(decidedBy);
      await clearRequests(bot);
      seen = bot.overseerr.calls.length;
    }
  });

  it('keeps its approver and reason when the webhook arrives before the response', async () => {
    const waiting = await createPendingApproval(bot);
    bot.overseerr.faults.drop('after', { where: 'POST /request/:id/decline', times: 1 });
    const withReason = findButtonId(waiting.card(), 'approve').replace(
      'approve:',
      'decline-reason:',
    );
    await bot.as(people.admin, approvalChannel).press(withReason, ['0']);
    const { remoteId: number } = await stored(waiting.id);
    await waitUntil(
      () => bot.overseerr.state.requests.find(({ id }) => id === number)?.status === 3,
      'the decline to be there',
    );
    await bot.jobs.enqueue([
      { kind: 'sync-request', payload: { serviceId: bot.serviceId, remoteId: number ?? 0 } },
    ]);
    await waitUntil(async () => (await stored(waiting.id)).state === 'declined', 'the decline');
    await bot.waitUntilIdle();
    expect(await stored(waiting.id)).toMatchObject({
      decidedBy: `user ${people.admin}`,
      reason: t('decline-reason-1'),
    });
  });

  it('is the only one that counts across processes', async () => {
    const other = await createScriptedBot({ beside: bot });
    const waiting = await createPendingApproval(bot);
    const id = findButtonId(waiting.card(), 'approve');
    const answers = await Promise.all([
      bot.as(people.admin, approvalChannel).press(id),
      other.as(people.manager, approvalChannel).press(id),
    ]);
    await bot.waitUntilIdle();
    await other.stop();
    expect(answers.filter(({ kind }) => kind === 'message')).toHaveLength(1);
    expect(listSentDecisions(bot, seen)).toHaveLength(1);
  });

  it('made in Overseerr counts, and a later press is refused', async () => {
    const waiting = await createPendingApproval(bot);
    const id = findButtonId(waiting.card(), 'approve');
    await bot.overseerr.driver.decline(waiting.remoteId, 6);
    await bot.jobs.enqueue([
      { kind: 'sync-request', payload: { serviceId: bot.serviceId, remoteId: waiting.remoteId } },
    ]);
    await bot.waitUntilIdle();
    expect(toText(waiting.card())).toContain('erin');
    expect(toText(getView(await bot.as(people.admin, approvalChannel).press(id)))).toContain(
      t('error-already-decided-by', { state: 'declined', name: 'erin', minutes: 0 }),
    );
    expect(listSentDecisions(bot, seen)).toEqual([]);
  });

  it('made in Overseerr during a press replaces the press', async () => {
    const waiting = await createPendingApproval(bot);
    await bot.overseerr.driver.decline(waiting.remoteId, 6);
    // The bot does not know yet. It checks the request before it sends the decision.
    await bot.as(people.admin, approvalChannel).press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    expect(listSentDecisions(bot, seen)).toEqual([]);
    expect(await stored(waiting.id)).toMatchObject({
      state: 'declined',
      decision: null,
      decidedBy: 'erin',
    });
    const events = await bot.prisma.requestEvent.findMany({
      where: { requestId: waiting.id, event: 'decline' },
    });
    expect(events).toMatchObject([{ detail: { overtaken: `user ${people.admin}` } }]);
  });

  it('about a request that disappeared has no effect', async () => {
    const waiting = await createPendingApproval(bot);
    bot.overseerr.driver.remove(waiting.remoteId);
    await bot.as(people.admin, approvalChannel).press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    expect(listSentDecisions(bot, seen)).toEqual([]);
    expect(toText(waiting.card())).toContain(t('state-cancelled'));
  });
});

describe('an Overseerr that does not respond', () => {
  it('gets the decision once when it responds, and the card shows the problem first', async () => {
    const waiting = await createPendingApproval(bot);
    await bot.overseerr.stop();
    const pressed = await bot
      .as(people.admin, approvalChannel)
      .press(findButtonId(waiting.card(), 'approve'));
    expect(toText(getView(pressed))).toContain(
      t('decision-approve', { name: `user ${people.admin}` }),
    );
    await waitUntil(
      () => anyText('decision-approve').test(toText(waiting.card())),
      'the truth on the card',
    );
    const late = await bot.as(people.manager, approvalChannel).react(waiting.messageId, 'no');
    expect(toText(late)).toContain(
      t('error-already-decided-by', {
        state: 'approved',
        name: `user ${people.admin}`,
        minutes: 0,
      }),
    );
    await bot.overseerr.restart();
    await waitUntil(async () => (await stored(waiting.id)).state !== 'pending', 'the decision');
    await bot.waitUntilIdle();
    expect(listSentDecisions(bot, seen).filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('gets the decision once when its response was lost', async () => {
    const waiting = await createPendingApproval(bot);
    bot.overseerr.faults.drop('after', { where: 'POST /request/:id/decline', times: 1 });
    await bot.as(people.admin, approvalChannel).react(waiting.messageId, 'no');
    await waitUntil(async () => (await stored(waiting.id)).state === 'declined', 'the decision');
    await bot.waitUntilIdle();
    expect(listSentDecisions(bot, seen)).toHaveLength(1);
    expect((await stored(waiting.id)).decidedBy).toBe(`user ${people.admin}`);
  });
});

describe('a bot that stops between the press and the response', () => {
  it('sends the decision once after the restart', async () => {
    const waiting = await createPendingApproval(bot);
    const first = await createScriptedBot({ beside: bot });
    await bot.jobs.stop(0);
    await first.jobs.stop(0);
    await first.as(people.manager, approvalChannel).press(findButtonId(waiting.card(), 'approve'));
    await first.stop();
    expect(listSentDecisions(bot, seen)).toEqual([]);
    const second = await createScriptedBot({ beside: bot });
    await second.waitUntilIdle();
    expect(listSentDecisions(bot, seen)).toMatchObject([{ asUser: '6', status: 200 }]);
    await second.stop();
    await bot.stop();
    bot = await createApprovalBot();
    seen = 0;
  });
});

describe('an approval card that is deleted', () => {
  it.each([
    'message-not-found',
    'channel-not-found',
    'channel-forbidden',
    'direct-messages-closed',
  ] as const)('to %s does not stop the decision', async (code) => {
    const waiting = await createPendingApproval(bot);
    const id = findButtonId(waiting.card(), 'approve');
    bot.faults.edit = new AppError(code);
    bot.faults.post = new AppError(code);
    await bot.as(people.admin, approvalChannel).press(id);
    await bot.waitUntilIdle();
    expect(listSentDecisions(bot, seen)).toHaveLength(1);
    expect((await stored(waiting.id)).state).not.toBe('pending');
  });

  it('before it was posted leaves the request in /pending', async () => {
    bot.faults.post = new AppError('channel-forbidden');
    await bot.overseerr.driver.requestInWebUi(requesterRemoteUserId, {
      mediaType: 'movie',
      mediaId: 603,
    });
    await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
    const list = getView(await bot.as(people.admin, approvalChannel).command('pending'));
    await bot.as(people.admin, approvalChannel).press(findButtonId(list, 'approve'));
    await bot.waitUntilIdle();
    expect(listSentDecisions(bot, seen)).toHaveLength(1);
  });
});
