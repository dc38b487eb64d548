import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '../../src/core/fault.ts';
import {
  aWaiting,
  clear,
  createApprovalBot,
  desk,
  people,
  requesterNumber,
  rulings,
  textOf,
} from '../support/approvals.ts';
import { createScriptedBot, idOf, type ScriptedBot, viewOf } from '../support/scripted-bot.ts';
import { until } from '../support/until.ts';

let bot: ScriptedBot;
let seen = 0;
beforeAll(async () => {
  bot = await createApprovalBot();
});
afterEach(async () => {
  bot.overseerr.faults.clear();
  bot.faults.edit = null;
  bot.faults.post = null;
  await clear(bot);
  seen = bot.overseerr.calls.length;
});
afterAll(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

function stored(id: string) {
  return bot.prisma.mediaRequest.findUniqueOrThrow({ where: { id } });
}

describe('the first decision', () => {
  it('is the only one of two in the same instant, fifty times', async () => {
    for (let round = 0; round < 50; round += 1) {
      const waiting = await aWaiting(bot);
      const approve = idOf(waiting.card(), 'approve');
      const answers = await Promise.all([
        bot.as(people.admin, desk).press(approve),
        round % 2
          ? bot.as(people.manager, desk).react(waiting.messageId, 'no')
          : bot.as(people.manager, desk).press(approve.replace('approve:', 'decline-plain:')),
      ]);
      await bot.settle();
      const lost = answers.filter((one) => one?.kind === 'say');
      expect(lost).toHaveLength(1);
      expect(textOf(lost)).toMatch(/Already (approved|declined) by user \d+, just now/);
      expect(rulings(bot, seen)).toHaveLength(1);
      const { decidedBy } = await stored(waiting.id);
      expect(textOf(lost)).toContain(decidedBy);
      await clear(bot);
      seen = bot.overseerr.calls.length;
    }
  }, 60_000);

  it('keeps who and why when the webhook is faster than the answer', async () => {
    const waiting = await aWaiting(bot);
    bot.overseerr.faults.drop('after', { where: 'POST /request/:id/decline', times: 1 });
    const withReason = idOf(waiting.card(), 'approve').replace('approve:', 'decline-with:');
    await bot.as(people.admin, desk).press(withReason, ['0']);
    const { number } = await stored(waiting.id);
    await until(
      () => bot.overseerr.state.requests.find(({ id }) => id === number)?.status === 3,
      'the decline to be there',
    );
    await bot.jobs.add([
      { kind: 'look', payload: { serviceId: bot.serviceId, number: number ?? 0 } },
    ]);
    await until(async () => (await stored(waiting.id)).state === 'declined', 'the decline');
    await bot.settle();
    expect(await stored(waiting.id)).toMatchObject({
      decidedBy: `user ${people.admin}`,
      reason: 'It is available on a streaming service.',
    });
  });

  it('counts across processes', async () => {
    const other = await createScriptedBot({ beside: bot });
    const waiting = await aWaiting(bot);
    const id = idOf(waiting.card(), 'approve');
    const answers = await Promise.all([
      bot.as(people.admin, desk).press(id),
      other.as(people.manager, desk).press(id),
    ]);
    await bot.settle();
    await other.stop();
    expect(answers.filter(({ kind }) => kind === 'say')).toHaveLength(1);
    expect(rulings(bot, seen)).toHaveLength(1);
  });

  it('made on the page of the media server stands, and a press after it is told so', async () => {
    const waiting = await aWaiting(bot);
    const id = idOf(waiting.card(), 'approve');
    await bot.overseerr.act.decline(waiting.number, 6);
    await bot.jobs.add([
      { kind: 'look', payload: { serviceId: bot.serviceId, number: waiting.number } },
    ]);
    await bot.settle();
    expect(textOf(waiting.card())).toContain('erin');
    expect(textOf(viewOf(await bot.as(people.admin, desk).press(id)))).toContain(
      'Already declined by erin, just now',
    );
    expect(rulings(bot, seen)).toEqual([]);
  });

  it('made on the page while a press is on its way overtakes it', async () => {
    const waiting = await aWaiting(bot);
    await bot.overseerr.act.decline(waiting.number, 6);
    // Nobody has told the bot yet; it looks before it sends.
    await bot.as(people.admin, desk).press(idOf(waiting.card(), 'approve'));
    await bot.settle();
    expect(rulings(bot, seen)).toEqual([]);
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

  it('of a request that vanished meanwhile comes to nothing', async () => {
    const waiting = await aWaiting(bot);
    bot.overseerr.act.remove(waiting.number);
    await bot.as(people.admin, desk).press(idOf(waiting.card(), 'approve'));
    await bot.settle();
    expect(rulings(bot, seen)).toEqual([]);
    expect(textOf(waiting.card())).toContain('Cancelled');
  });
});

describe('a media server that is away', () => {
  it('gets the decision once when it is back, and the card says what is the matter', async () => {
    const waiting = await aWaiting(bot);
    await bot.overseerr.stop();
    const pressed = await bot.as(people.admin, desk).press(idOf(waiting.card(), 'approve'));
    expect(textOf(viewOf(pressed))).toContain(
      `Approved by user ${people.admin}. It goes to the media server now.`,
    );
    await until(
      () => textOf(waiting.card()).includes('goes to the media server now'),
      'the truth on the card',
    );
    const late = await bot.as(people.manager, desk).react(waiting.messageId, 'no');
    expect(textOf(late)).toContain('Already approved by');
    await bot.overseerr.restart();
    await until(async () => (await stored(waiting.id)).state !== 'pending', 'the decision');
    await bot.settle();
    expect(rulings(bot, seen).filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('that acted and lost its answer is not told twice', async () => {
    const waiting = await aWaiting(bot);
    bot.overseerr.faults.drop('after', { where: 'POST /request/:id/decline', times: 1 });
    await bot.as(people.admin, desk).react(waiting.messageId, 'no');
    await until(async () => (await stored(waiting.id)).state === 'declined', 'the decision');
    await bot.settle();
    expect(rulings(bot, seen)).toHaveLength(1);
    expect((await stored(waiting.id)).decidedBy).toBe(`user ${people.admin}`);
  });
});

describe('a bot that ends between press and answer', () => {
  it('sends the decision after its restart, once', async () => {
    const waiting = await aWaiting(bot);
    const first = await createScriptedBot({ beside: bot });
    await bot.jobs.stop(0);
    await first.jobs.stop(0);
    await first.as(people.manager, desk).press(idOf(waiting.card(), 'approve'));
    await first.stop();
    expect(rulings(bot, seen)).toEqual([]);
    const second = await createScriptedBot({ beside: bot });
    await second.settle();
    expect(rulings(bot, seen)).toMatchObject([{ asUser: '6', status: 200 }]);
    await second.stop();
    await bot.stop();
    bot = await createApprovalBot();
    seen = 0;
  });
});

describe('a message that is lost', () => {
  it.each(['message-gone', 'place-gone', 'place-forbidden', 'direct-closed'] as const)(
    'to %s does not stop the decision',
    async (code) => {
      const waiting = await aWaiting(bot);
      const id = idOf(waiting.card(), 'approve');
      bot.faults.edit = new Fault(code);
      bot.faults.post = new Fault(code);
      await bot.as(people.admin, desk).press(id);
      await bot.settle();
      expect(rulings(bot, seen)).toHaveLength(1);
      expect((await stored(waiting.id)).state).not.toBe('pending');
    },
  );

  it('before it was posted leaves the request to /pending', async () => {
    bot.faults.post = new Fault('place-forbidden');
    await bot.overseerr.act.requestInPage(requesterNumber, { mediaType: 'movie', mediaId: 603 });
    await bot.jobs.add([{ kind: 'poll', payload: { serviceId: bot.serviceId } }]);
    await bot.settle();
    const list = viewOf(await bot.as(people.admin, desk).command('pending'));
    await bot.as(people.admin, desk).press(idOf(list, 'approve'));
    await bot.settle();
    expect(rulings(bot, seen)).toHaveLength(1);
  });
});
