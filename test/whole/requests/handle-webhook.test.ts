import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createApprovalBot,
  createPendingApproval,
  people,
  startApprovalsOver,
} from '../../support/approvals.ts';
import { findButtonId, getView, type ScriptedBot } from '../../support/scripted-bot.ts';
import { waitUntil } from '../../support/wait-until.ts';

const dune = 'movie:438631';
let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createApprovalBot();
});
beforeEach(() => startApprovalsOver(bot));
afterEach(() => expect(bot.overseerr.crashes).toEqual([]));
afterAll(() => bot.stop());

/** Enqueues the job that a webhook of the Overseerr server triggers. */
const heed = (remoteId: number, to: 'pending' | 'approved') =>
  bot.jobs.enqueue([
    { kind: 'handle-webhook', payload: { serviceId: bot.serviceId, remoteId, title: dune, to } },
  ]);
const looks = () =>
  bot.overseerr.calls.filter(
    ({ method, path }) => method === 'GET' && /^\/request\/\d+$/.test(path),
  ).length;
const stateOf = async () => (await bot.prisma.request.findFirstOrThrow()).state;

describe('a webhook about a change by the bot', () => {
  it('causes no call when it arrives after the response', async () => {
    const { remoteId } = await createPendingApproval(bot);
    const before = looks();
    await heed(remoteId, 'pending');
    await bot.waitUntilIdle();
    expect(looks()).toBe(before);
  });

  it('waits for the response when it arrives first, and then causes no call', async () => {
    bot.overseerr.faults.delayMs(150, 'POST /request');
    const before = looks();
    const card = getView(await bot.as(people.requester).command('request', { title: dune }));
    await bot.as(people.requester).press(findButtonId(card, 'request'));
    const posts = () => bot.overseerr.calls.filter(({ path }) => path === '/request');
    await waitUntil(
      () => posts().length > 0 || bot.overseerr.state.requests.length > 0,
      'the POST',
    );
    await heed((bot.overseerr.state.lastIds.get('request') ?? 0) + 1, 'pending');
    await bot.waitUntilIdle();
    expect(await stateOf()).toBe('pending');
    expect(looks()).toBe(before);
    expect(await bot.prisma.request.count()).toBe(1);
  });
});

describe('a webhook about a change outside the bot', () => {
  it('applies a decision made in Overseerr', async () => {
    const { remoteId } = await createPendingApproval(bot);
    await bot.overseerr.driver.approve(remoteId);
    await heed(remoteId, 'approved');
    await bot.waitUntilIdle();
    expect(['approved', 'processing']).toContain(await stateOf());
  });

  it('imports a request made in Overseerr', async () => {
    const made = await bot.overseerr.driver.requestInWebUi(3, {
      mediaType: 'movie',
      mediaId: 438631,
    });
    await heed(made.id, 'pending');
    await bot.waitUntilIdle();
    expect(await bot.prisma.request.findFirstOrThrow()).toMatchObject({ remoteId: made.id });
  });

  it('causes a call when it contradicts what the bot knows', async () => {
    const { remoteId } = await createPendingApproval(bot);
    await bot.overseerr.driver.decline(remoteId);
    await bot.jobs.enqueue([
      { kind: 'sync-request', payload: { serviceId: bot.serviceId, remoteId } },
    ]);
    await bot.waitUntilIdle();
    const before = looks();
    await heed(remoteId, 'approved');
    await bot.waitUntilIdle();
    expect(looks()).toBe(before + 1);
    expect(await stateOf()).toBe('declined');
  });

  it('without a valid title causes a synchronization', async () => {
    const { remoteId } = await createPendingApproval(bot);
    await bot.overseerr.driver.approve(remoteId);
    const payload = {
      serviceId: bot.serviceId,
      remoteId,
      title: 'nonsense',
      to: 'approved',
    } as const;
    await bot.jobs.enqueue([{ kind: 'handle-webhook', payload }]);
    await bot.waitUntilIdle();
    expect(['approved', 'processing']).toContain(await stateOf());
  });
});
