import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  approvalChannel,
  clearRequests,
  createApprovalBot,
  createPendingApproval,
  findPendingApproval,
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
  bot = await createApprovalBot();
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

  it('because it has no TVDB ID shows this cause, and the requester is notified', async () => {
    const { id } = await bot.overseerr.driver.requestInWebUi(requesterRemoteUserId, {
      mediaType: 'tv',
      mediaId: 9100001,
      seasons: [1],
    });
    await poll();
    const waiting = await findPendingApproval(bot, seen);
    expect(waiting.remoteId).toBe(id);
    await admin().press(findButtonId(waiting.card(), 'approve'));
    await bot.waitUntilIdle();
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
