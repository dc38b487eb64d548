import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  approvalChannel,
  clearRequests,
  createApprovalBot,
  createPendingApproval,
  listSentDecisions,
  type PendingApproval,
  people,
} from '../../support/approvals.ts';
import { findButtonId, getView, type ScriptedBot } from '../../support/scripted-bot.ts';

const dave = 5;
const dune = 438631;
const matrix = 603;

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createApprovalBot();
});
afterEach(async () => {
  bot.overseerr.faults.clear();
  await clearRequests(bot);
});
afterAll(async () => {
  await bot.stop();
});

const stored = (id: string) => bot.prisma.request.findUniqueOrThrow({ where: { id } });
const rowsOf = (number: number) => bot.prisma.request.findMany({ where: { remoteId: number } });
const held = (number: number) => bot.overseerr.state.requests.find(({ id }) => id === number);
const poll = async () => {
  await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
  await bot.waitUntilIdle();
};

/** Restores an older server backup. Another user's request then reuses the ID of a bot request. */
async function reuse(
  { remoteId }: Pick<PendingApproval, 'remoteId'>,
  mediaId = matrix,
): Promise<void> {
  bot.overseerr.driver.remove(remoteId);
  const made = await bot.overseerr.driver.requestInWebUi(dave, { mediaType: 'movie', mediaId });
  const theirs = held(made.id);
  if (theirs) Object.assign(theirs, { id: remoteId });
}

describe('a remote ID that now belongs to another request', () => {
  it('is removed from the old request, and the other request is imported', async () => {
    const waiting = await createPendingApproval(bot);
    await reuse(waiting);
    await poll();
    expect(await stored(waiting.id)).toMatchObject({ state: 'cancelled', remoteId: null });
    expect(await rowsOf(waiting.remoteId)).toMatchObject([
      { tmdbId: matrix, state: 'pending', requesterName: 'dave' },
    ]);
  });

  it('is removed from the old request even if both have the same title', async () => {
    const waiting = await createPendingApproval(bot);
    await reuse(waiting, dune);
    await poll();
    expect(await stored(waiting.id)).toMatchObject({ state: 'cancelled', remoteId: null });
    expect(await rowsOf(waiting.remoteId)).toMatchObject([{ tmdbId: dune, requesterName: 'dave' }]);
  });

  it('is removed from a closed request, which keeps its state', async () => {
    const waiting = await createPendingApproval(bot);
    await bot.prisma.request.update({
      where: { id: waiting.id },
      data: { state: 'available' },
    });
    await reuse(waiting);
    await poll();
    expect(await stored(waiting.id)).toMatchObject({ state: 'available', remoteId: null });
    expect(await rowsOf(waiting.remoteId)).toMatchObject([{ tmdbId: matrix, state: 'pending' }]);
  });

  it('is not canceled', async () => {
    const waiting = await createPendingApproval(bot);
    await reuse(waiting);
    const list = getView(await bot.as(people.requester).command('requests'));
    await bot.as(people.requester).press(findButtonId(list, 'cancel-request'));
    await bot.waitUntilIdle();
    expect(held(waiting.remoteId)?.status).toBe(1);
    expect(await stored(waiting.id)).toMatchObject({ state: 'cancelled', remoteId: null });
  });

  it('is not approved or declined', async () => {
    const waiting = await createPendingApproval(bot);
    await reuse(waiting);
    const seen = bot.overseerr.calls.length;
    await bot.as(people.admin, approvalChannel).press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    expect(listSentDecisions(bot, seen)).toEqual([]);
    expect(held(waiting.remoteId)?.status).toBe(1);
    expect(await stored(waiting.id)).toMatchObject({ state: 'cancelled', remoteId: null });
  });

  it('is not edited', async () => {
    const waiting = await createPendingApproval(bot);
    const sheet = getView(
      await bot.as(people.admin, approvalChannel).press(findButtonId(waiting.card(), 'edit')),
    );
    await reuse(waiting);
    const seen = bot.overseerr.calls.length;
    await bot.as(people.admin, approvalChannel).press(sheet.picker?.press ?? '', ['0']);
    expect(bot.overseerr.calls.slice(seen).filter(({ method }) => method === 'PUT')).toEqual([]);
    expect((await stored(waiting.id)).state).toBe('cancelled');
  });

  it('is not requested again', async () => {
    const waiting = await createPendingApproval(bot);
    await bot.as(people.admin, approvalChannel).react(waiting.messageId, 'no');
    await bot.waitUntilIdle();
    await reuse(waiting);
    await bot.as(people.admin, approvalChannel).press(findButtonId(waiting.card(), 'reopen'));
    await bot.waitUntilIdle();
    expect(held(waiting.remoteId)).toMatchObject({ status: 1, requestedById: dave });
    const { remoteId: number } = await stored(waiting.id);
    expect(number).not.toBe(waiting.remoteId);
  });

  it('is not retried', async () => {
    const waiting = await createPendingApproval(bot);
    await bot.prisma.request.update({ where: { id: waiting.id }, data: { state: 'failed' } });
    await reuse(waiting);
    const retry = findButtonId(waiting.card(), 'approve').replace('approve:', 'retry:');
    await bot.as(people.admin, approvalChannel).press(retry);
    expect(held(waiting.remoteId)?.status).toBe(1);
    expect(await stored(waiting.id)).toMatchObject({ state: 'cancelled', remoteId: null });
  });

  it('is assigned to a request of the bot that gets it', async () => {
    const former = await createPendingApproval(bot);
    bot.overseerr.driver.remove(former.remoteId);
    const next = bot.overseerr.state.nextId('request') + 1;
    await bot.prisma.request.update({
      where: { id: former.id },
      data: { state: 'available', remoteId: next },
    });
    const again = await createPendingApproval(bot, 'movie:603');
    expect(await stored(again.id)).toMatchObject({ state: 'pending', remoteId: next });
    expect(await stored(former.id)).toMatchObject({ state: 'available', remoteId: null });
  });
});
