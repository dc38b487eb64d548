import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  aWaiting,
  clear,
  createApprovalBot,
  desk,
  people,
  rulings,
  type Waiting,
} from '../support/approvals.ts';
import { idOf, type ScriptedBot, viewOf } from '../support/scripted-bot.ts';

const dave = 5;
const dune = 438631;
const matrix = 603;

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createApprovalBot();
});
afterEach(async () => {
  bot.overseerr.faults.clear();
  await clear(bot);
});
afterAll(async () => {
  await bot.stop();
});

const stored = (id: string) => bot.prisma.mediaRequest.findUniqueOrThrow({ where: { id } });
const rowsOf = (number: number) => bot.prisma.mediaRequest.findMany({ where: { number } });
const held = (number: number) => bot.overseerr.state.requests.find(({ id }) => id === number);
const poll = async () => {
  await bot.jobs.add([{ kind: 'poll', payload: { serviceId: bot.serviceId } }]);
  await bot.settle();
};

/** The server was put back to an earlier day, and then somebody else got the number of a request of ours. */
async function reuse({ number }: Pick<Waiting, 'number'>, mediaId = matrix): Promise<void> {
  bot.overseerr.act.remove(number);
  const made = await bot.overseerr.act.requestInPage(dave, { mediaType: 'movie', mediaId });
  const theirs = held(made.id);
  if (theirs) Object.assign(theirs, { id: number });
}

describe('a number that is another request’s by now', () => {
  it('is given up, and the other request is taken on', async () => {
    const waiting = await aWaiting(bot);
    await reuse(waiting);
    await poll();
    expect(await stored(waiting.id)).toMatchObject({ state: 'cancelled', number: null });
    expect(await rowsOf(waiting.number)).toMatchObject([
      { tmdbId: matrix, state: 'pending', requesterName: 'dave' },
    ]);
  });

  it('is given up though the title is the same', async () => {
    const waiting = await aWaiting(bot);
    await reuse(waiting, dune);
    await poll();
    expect(await stored(waiting.id)).toMatchObject({ state: 'cancelled', number: null });
    expect(await rowsOf(waiting.number)).toMatchObject([{ tmdbId: dune, requesterName: 'dave' }]);
  });

  it('is given up by a request whose story is over, which stays as it is', async () => {
    const waiting = await aWaiting(bot);
    await bot.prisma.mediaRequest.update({
      where: { id: waiting.id },
      data: { state: 'available' },
    });
    await reuse(waiting);
    await poll();
    expect(await stored(waiting.id)).toMatchObject({ state: 'available', number: null });
    expect(await rowsOf(waiting.number)).toMatchObject([{ tmdbId: matrix, state: 'pending' }]);
  });

  it('is not taken back', async () => {
    const waiting = await aWaiting(bot);
    await reuse(waiting);
    const list = viewOf(await bot.as(people.requester).command('requests'));
    await bot.as(people.requester).press(idOf(list, 'take-back'));
    await bot.settle();
    expect(held(waiting.number)?.status).toBe(1);
    expect(await stored(waiting.id)).toMatchObject({ state: 'cancelled', number: null });
  });

  it('is not decided on', async () => {
    const waiting = await aWaiting(bot);
    await reuse(waiting);
    const seen = bot.overseerr.calls.length;
    await bot.as(people.admin, desk).press(idOf(waiting.card(), 'approve'));
    await bot.settle();
    expect(rulings(bot, seen)).toEqual([]);
    expect(held(waiting.number)?.status).toBe(1);
    expect(await stored(waiting.id)).toMatchObject({ state: 'cancelled', number: null });
  });

  it('is not edited', async () => {
    const waiting = await aWaiting(bot);
    const sheet = viewOf(await bot.as(people.admin, desk).press(idOf(waiting.card(), 'edit')));
    await reuse(waiting);
    const seen = bot.overseerr.calls.length;
    await bot.as(people.admin, desk).press(sheet.picker?.press ?? '', ['0']);
    expect(bot.overseerr.calls.slice(seen).filter(({ method }) => method === 'PUT')).toEqual([]);
    expect((await stored(waiting.id)).state).toBe('cancelled');
  });

  it('is not asked for anew', async () => {
    const waiting = await aWaiting(bot);
    await bot.as(people.admin, desk).react(waiting.messageId, 'no');
    await bot.settle();
    await reuse(waiting);
    await bot.as(people.admin, desk).press(idOf(waiting.card(), 'reopen'));
    await bot.settle();
    expect(held(waiting.number)).toMatchObject({ status: 1, requestedById: dave });
    const { number } = await stored(waiting.id);
    expect(number).not.toBe(waiting.number);
  });

  it('is not sent to the downloader again', async () => {
    const waiting = await aWaiting(bot);
    await bot.prisma.mediaRequest.update({ where: { id: waiting.id }, data: { state: 'failed' } });
    await reuse(waiting);
    const retry = idOf(waiting.card(), 'approve').replace('approve:', 'retry:');
    await bot.as(people.admin, desk).press(retry);
    expect(held(waiting.number)?.status).toBe(1);
    expect(await stored(waiting.id)).toMatchObject({ state: 'cancelled', number: null });
  });

  it('goes to a request of ours that is given it', async () => {
    const former = await aWaiting(bot);
    bot.overseerr.act.remove(former.number);
    const next = bot.overseerr.state.nextId('request') + 1;
    await bot.prisma.mediaRequest.update({
      where: { id: former.id },
      data: { state: 'available', number: next },
    });
    const again = await aWaiting(bot, 'movie:603');
    expect(await stored(again.id)).toMatchObject({ state: 'pending', number: next });
    expect(await stored(former.id)).toMatchObject({ state: 'available', number: null });
  });
});
