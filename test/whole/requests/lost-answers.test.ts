import { afterEach, beforeEach, expect, it } from 'vitest';
import { createApprovalBot, people } from '../../support/approvals.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { waitUntil } from '../../support/wait-until.ts';

let bot: ScriptedBot;
beforeEach(async () => {
  bot = await createApprovalBot({ responseMs: 300 });
});
afterEach(() => bot.stop());

const stored = () => bot.prisma.request.findFirstOrThrow();
const posts = () =>
  bot.overseerr.calls.filter(({ method, path }) => method === 'POST' && path === '/request');

async function ask() {
  const card = getView(await bot.as(people.requester).command('request', { title: 'movie:603' }));
  return () => bot.as(people.requester).press(findButtonId(card, 'request'));
}

it('creates one request when the server saves it long after the timeout', async () => {
  const press = await ask();
  bot.overseerr.settings.saveDelayMs = 2500;
  await press();
  await waitUntil(async () => (await stored()).remoteId !== null, 'the request to be found');
  expect(bot.overseerr.state.requests).toHaveLength(1);
  expect(posts()).toHaveLength(1);
  expect(await stored()).toMatchObject({ state: 'pending', cause: null });
});

it.each([
  { what: 'available', state: 'available' },
  { what: 'declined', state: 'declined' },
])('finds a request after a restart that is already $what', async ({ what, state }) => {
  const press = await ask();
  bot.overseerr.faults.drop('after', { where: 'POST /request', times: 1 });
  bot.overseerr.faults.fail(503, { where: 'GET /movie/:id' });
  await press();
  await waitUntil(async () => (await stored()).cause !== null, 'the first attempt');
  await bot.jobs.stop(0);
  const { id } = bot.overseerr.state.requests.at(-1) ?? { id: 0 };
  if (what === 'available') {
    await bot.overseerr.driver.approve(id);
    await bot.overseerr.driver.makeAvailable({ mediaType: 'movie', tmdbId: 603 });
  } else {
    await bot.overseerr.driver.decline(id);
  }
  bot.overseerr.faults.clear();
  const restarted = await createScriptedBot({ beside: bot });
  await restarted.jobs.retryNow('submit-request');
  await waitUntil(async () => (await stored()).remoteId !== null, 'the request to be found');
  await restarted.stop();
  expect(await stored()).toMatchObject({ remoteId: id, state });
  expect(posts()).toHaveLength(1);
});

it('a repeated press after a lost answer returns the request, also when the title has arrived meanwhile', async () => {
  const [press, pressAgain] = [await ask(), await ask()];
  bot.overseerr.faults.drop('after', { where: 'POST /request', times: 1 });
  bot.overseerr.faults.fail(503, { where: 'GET /movie/:id' });
  await press();
  await waitUntil(async () => (await stored()).cause !== null, 'the first attempt');
  await bot.overseerr.driver.approve(bot.overseerr.state.requests.at(-1)?.id ?? 0);
  await bot.overseerr.driver.makeAvailable({ mediaType: 'movie', tmdbId: 603 });
  bot.overseerr.faults.clear();
  await pressAgain();
  await bot.jobs.retryNow('submit-request');
  await waitUntil(async () => (await stored()).state === 'available', 'the request to be found');
  expect(await bot.prisma.request.count()).toBe(1);
  expect(posts()).toHaveLength(1);
  const cards = await bot.prisma.card.findMany({ where: { role: 'private' } });
  expect(new Set(cards.map(({ messageId, address }) => `${address} ${messageId}`)).size).toBe(2);
});
