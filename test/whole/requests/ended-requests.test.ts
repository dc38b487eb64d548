import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  approvalChannel,
  clearRequests,
  createApprovalBot,
  createPendingApproval,
  findPendingApproval,
  type PendingApproval,
  people,
  requesterRemoteUserId,
  toText,
} from '../../support/approvals.ts';
import { findButtonId, type ScriptedBot } from '../../support/scripted-bot.ts';
import { t } from '../../support/text.ts';

const dave = 5;
const server = 'Seerr';

let bot: ScriptedBot;
let seen = 0;
beforeAll(async () => {
  bot = await createApprovalBot({ config: { retriesFailed: true, stalledAfterDays: 7 } });
});
afterEach(async () => {
  await clearRequests(bot);
  seen = bot.messages.length;
});
afterAll(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

const admin = () => bot.as(people.admin, approvalChannel);
const stored = (id: string) => bot.prisma.request.findUniqueOrThrow({ where: { id } });
const held = (remoteId: number) => bot.overseerr.state.requests.find(({ id }) => id === remoteId);
const newMessages = () => toText(bot.messages.slice(seen).map(({ history }) => history.at(-1)));
const poll = async () => {
  await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
  await bot.waitUntilIdle();
};

describe('a request that was deleted on the server', () => {
  it('is shown as deleted on its cards, and the requester is notified', async () => {
    const waiting = await createPendingApproval(bot);
    bot.overseerr.driver.remove(waiting.remoteId);
    await poll();
    expect(await stored(waiting.id)).toMatchObject({
      state: 'cancelled',
      cause: 'request-deleted',
    });
    expect(toText(waiting.card())).toContain(t('error-request-deleted', { server }));
    expect(newMessages()).toContain(t('notification-ended', { title: 'Dune (2021)' }));
  });
});

describe('a series without a TVDB ID that Seerr deletes because it was approved', () => {
  const press = async ({ card }: PendingApproval) => {
    await admin().press(findButtonId(card(), 'approve'));
    await bot.waitUntilIdle();
  };
  const approvals: readonly [string, (waiting: PendingApproval) => Promise<void>][] = [
    ['in the chat', press],
    [
      'in the chat, and whose ID the answer still has',
      async (waiting) => {
        bot.overseerr.settings.discardsAfterAnswer = true;
        await press(waiting);
        bot.overseerr.settings.discardsAfterAnswer = false;
      },
    ],
    [
      'on its own page',
      async ({ remoteId }) => {
        await bot.overseerr.driver.approve(remoteId);
        await poll();
      },
    ],
  ];

  it.each(approvals)('%s shows this cause, and the requester is notified', async (_, approve) => {
    await bot.overseerr.driver.requestInWebUi(requesterRemoteUserId, {
      mediaType: 'tv',
      mediaId: 9100001,
      seasons: [1],
    });
    await poll();
    const waiting = await findPendingApproval(bot, seen);
    await approve(waiting);
    expect(await stored(waiting.id)).toMatchObject({ state: 'cancelled', cause: 'no-tvdb-id' });
    expect(toText(waiting.card())).toContain(t('error-no-tvdb-id'));
    expect(newMessages()).toContain(
      t('notification-ended', { title: 'Series Without TVDB Id (2020) · Season 1' }),
    );
  });
});

describe('a request that Seerr declines because its title was removed', () => {
  it('shows this cause, and is not shown as declined', async () => {
    const waiting = await createPendingApproval(bot);
    await admin().press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    Object.assign(held(waiting.remoteId) ?? {}, { status: 3, modifiedById: null });
    await poll();
    expect(await stored(waiting.id)).toMatchObject({
      state: 'declined',
      cause: 'removed-from-radarr',
      decidedBy: null,
    });
    expect(toText(waiting.card())).toContain(t('error-removed-from-radarr'));
    expect(newMessages()).toContain(t('error-removed-from-radarr'));
    expect(newMessages()).not.toContain(t('notification-declined', { title: 'Dune (2021)' }));
  });
});

describe('the name of a user who decided in the chat', () => {
  it('stays on the card when the next poll reads the owner of the API key', async () => {
    const waiting = await createPendingApproval(bot);
    await admin().press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    expect(held(waiting.remoteId)?.modifiedById).toBe(1);
    bot.overseerr.driver.startDownload(waiting.remoteId, { percent: 40 });
    await poll();
    expect(await stored(waiting.id)).toMatchObject({
      state: 'processing',
      decidedBy: `user ${people.admin}`,
    });
    expect(toText(waiting.card())).not.toContain('rigadmin');
  });
});

describe('a status that this version does not know', () => {
  it('is neither shown to the approvers nor imported', async () => {
    const made = await bot.overseerr.driver.requestInWebUi(dave, {
      mediaType: 'movie',
      mediaId: 603,
    });
    Object.assign(made, { status: 17 });
    await poll();
    expect(bot.messages.slice(seen)).toEqual([]);
    expect(await bot.prisma.request.count()).toBe(0);
    Object.assign(made, { status: 1 });
    await poll();
    expect(bot.messages.slice(seen)).toHaveLength(1);
  });

  it('does not change a known request', async () => {
    const waiting = await createPendingApproval(bot);
    const before = await stored(waiting.id);
    Object.assign(held(waiting.remoteId) ?? {}, { status: 17 });
    await poll();
    expect(await stored(waiting.id)).toMatchObject({ state: 'pending', version: before.version });
  });
});

/** Lets so much time pass for a request that a state which it has had since then is old enough. */
const age = (id: string, minutes: number) =>
  bot.prisma.request.update({
    where: { id },
    data: { stateChangedAt: new Date(Date.now() - minutes * 60_000) },
  });

/** Approves a request for a Radarr that was deleted, so that it is never sent. */
async function createUnsent(title: string) {
  const waiting = await createPendingApproval(bot, title);
  Object.assign(held(waiting.remoteId) ?? {}, { serverId: 42 });
  await admin().press(findButtonId(waiting.card(), 'approve'));
  await bot.waitUntilIdle();
  seen = bot.messages.length;
  await poll();
  expect(newMessages()).toBe('[]');
  await age(waiting.id, 10);
  await poll();
  return waiting;
}

describe('an approved request that never reached Radarr', () => {
  it('is put before the approvers once, is sent again, and in the end made anew', async () => {
    const waiting = await createUnsent('movie:27205');
    const told = t('approval-never-sent', { server, service: 'Radarr' });
    expect(await stored(waiting.id)).toMatchObject({ state: 'processing', problem: 'never-sent' });
    expect(toText(waiting.card())).toContain(told);
    expect(bot.messages).toHaveLength(seen + 1);
    await poll();
    expect(bot.messages).toHaveLength(seen + 1);

    // Seerr answers 200, and does nothing.
    await admin().press(findButtonId(waiting.card(), 'send-again'));
    await bot.waitUntilIdle();
    expect(toText(waiting.card())).not.toContain(told);
    await age(waiting.id, 10);
    await poll();
    await admin().press(findButtonId(waiting.card(), 'send-again'));
    await bot.waitUntilIdle();
    const again = await stored(waiting.id);
    expect(again).toMatchObject({ state: 'pending', problem: null });
    expect(again.remoteId).not.toBe(waiting.remoteId);
    expect(held(waiting.remoteId)).toBeUndefined();

    await admin().press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    await age(waiting.id, 10);
    await poll();
    expect(await stored(waiting.id)).toMatchObject({ state: 'processing', problem: null });
    const { events } = await bot.prisma.request.findUniqueOrThrow({
      where: { id: waiting.id },
      select: { events: { orderBy: { id: 'asc' } } },
    });
    expect(events.map(({ event }) => event)).toContain('send-again');
  });

  it('is sent again at once where the server refuses to retry it', async () => {
    bot.overseerr.settings.retriesOnlyFailed = true;
    const waiting = await createUnsent('movie:157336');
    await admin().press(findButtonId(waiting.card(), 'send-again'));
    await bot.waitUntilIdle();
    bot.overseerr.settings.retriesOnlyFailed = false;
    expect(await stored(waiting.id)).toMatchObject({ state: 'pending' });
    expect(held(waiting.remoteId)).toBeUndefined();
    expect(bot.overseerr.state.requests).toHaveLength(1);
  });
});

describe('a request that Radarr does not accept', () => {
  const retries = () =>
    bot.overseerr.calls.filter(({ path }) => /^\/request\/\d+\/retry$/.test(path)).length;

  it('is retried by itself, and put before people only then', async () => {
    const waiting = await createPendingApproval(bot);
    bot.overseerr.faults.radarrDown(true);
    await admin().press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    seen = bot.messages.length;
    await poll();
    const before = retries();
    for (const attempt of [1, 2, 3]) {
      expect(await stored(waiting.id)).toMatchObject({ state: 'failed', retryCount: attempt - 1 });
      expect(toText(waiting.card())).toContain(t('standing-attempt', { attempt, of: 3 }));
      expect(newMessages()).toBe('[]');
      // As if the time had passed, and the job had been lost meanwhile.
      const retryAt = new Date(0);
      await bot.prisma.request.update({ where: { id: waiting.id }, data: { retryAt } });
      await bot.pool.query("delete from pgboss.job where name = 'retry-request'");
      await bot.jobs.enqueue([{ kind: 'sweep', payload: {} }]);
      await bot.waitUntilIdle();
      expect(retries()).toBe(before + attempt);
    }
    bot.overseerr.faults.radarrDown(false);
    expect(await stored(waiting.id)).toMatchObject({ state: 'failed', retryAt: null });
    expect(newMessages()).toContain(t('notification-failed', { title: 'Dune (2021)' }));
    expect(newMessages()).toContain(t('approval-download-failed'));
    await admin().press(findButtonId(waiting.card(), 'retry'));
    await bot.waitUntilIdle();
    expect(await stored(waiting.id)).toMatchObject({ state: 'processing', retryCount: 3 });
  });
});

describe('an approved request on which nothing moves', () => {
  it('is told once to the requester and once to the approvers', async () => {
    const waiting = await createPendingApproval(bot);
    await admin().press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
    await bot.prisma.request.update({ where: { id: waiting.id }, data: { releases: [] } });
    await poll();
    seen = bot.messages.length;
    await age(waiting.id, 7 * 24 * 60);
    await poll();
    await poll();
    expect(bot.messages).toHaveLength(seen + 2);
    expect(newMessages()).toContain(t('notification-stalled', { title: 'Dune (2021)' }));
    expect(newMessages()).toContain(t('approval-stalled', { service: 'Radarr' }));
    expect(toText(waiting.card())).toContain(t('field-stalled'));
  });
});
