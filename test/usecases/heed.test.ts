import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aWaiting, createApprovalBot, people } from '../support/approvals.ts';
import { idOf, type ScriptedBot, viewOf } from '../support/scripted-bot.ts';
import { until } from '../support/until.ts';

const dune = 'movie:438631';
let bot: ScriptedBot;
beforeEach(async () => {
  bot = await createApprovalBot();
});
afterEach(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

/** What a webhook of the media server sets off. */
const heed = (number: number, to: 'pending' | 'approved') =>
  bot.jobs.add([{ kind: 'heed', payload: { serviceId: bot.serviceId, number, title: dune, to } }]);
const looks = () =>
  bot.overseerr.calls.filter(
    ({ method, path }) => method === 'GET' && /^\/request\/\d+$/.test(path),
  ).length;
const stateOf = async () => (await bot.prisma.mediaRequest.findFirstOrThrow()).state;

describe('a webhook about what we did ourselves', () => {
  it('asks nothing when it comes after the answer', async () => {
    const { number } = await aWaiting(bot);
    const before = looks();
    await heed(number, 'pending');
    await bot.settle();
    expect(looks()).toBe(before);
  });

  it('waits for the answer when it comes before, and asks nothing then', async () => {
    bot.overseerr.faults.delayMs(150, 'POST /request');
    const before = looks();
    const card = viewOf(await bot.as(people.requester).command('request', { title: dune }));
    await bot.as(people.requester).press(idOf(card, 'ask'));
    const posts = () => bot.overseerr.calls.filter(({ path }) => path === '/request');
    await until(() => posts().length > 0 || bot.overseerr.state.requests.length > 0, 'the POST');
    await heed((bot.overseerr.state.lastIds.get('request') ?? 0) + 1, 'pending');
    await bot.settle();
    expect(await stateOf()).toBe('pending');
    expect(looks()).toBe(before);
    expect(await bot.prisma.mediaRequest.count()).toBe(1);
  });
});

describe('a webhook about what others did', () => {
  it('brings a decision made on the page', async () => {
    const { number } = await aWaiting(bot);
    await bot.overseerr.act.approve(number);
    await heed(number, 'approved');
    await bot.settle();
    expect(['approved', 'processing']).toContain(await stateOf());
  });

  it('brings a request made on the page', async () => {
    const made = await bot.overseerr.act.requestInPage(3, { mediaType: 'movie', mediaId: 438631 });
    await heed(made.id, 'pending');
    await bot.settle();
    expect(await bot.prisma.mediaRequest.findFirstOrThrow()).toMatchObject({ number: made.id });
  });

  it('is looked into when it does not go with what we know', async () => {
    const { number } = await aWaiting(bot);
    await bot.overseerr.act.decline(number);
    await bot.jobs.add([{ kind: 'look', payload: { serviceId: bot.serviceId, number } }]);
    await bot.settle();
    const before = looks();
    await heed(number, 'approved');
    await bot.settle();
    expect(looks()).toBe(before + 1);
    expect(await stateOf()).toBe('declined');
  });

  it('of a title that is none is a plain look', async () => {
    const { number } = await aWaiting(bot);
    await bot.overseerr.act.approve(number);
    const payload = {
      serviceId: bot.serviceId,
      number,
      title: 'nonsense',
      to: 'approved',
    } as const;
    await bot.jobs.add([{ kind: 'heed', payload }]);
    await bot.settle();
    expect(['approved', 'processing']).toContain(await stateOf());
  });
});
