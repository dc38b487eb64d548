import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../../../src/domain/app-error.ts';
import type { Card, NewCard } from '../../../../src/domain/notifications/card.ts';
import type { ChatAccountKey } from '../../../../src/domain/place.ts';
import type { MediaRequest } from '../../../../src/domain/requests/request.ts';
import { createCardUpdater } from '../../../../src/usecases/notifications/card-updater.ts';
import { aNewCard, anId, aRequest } from '../../../support/factories.ts';
import { createInMemoryReadingLocks } from '../../../support/in-memory/reading-locks.ts';
import {
  createInMemoryCards,
  createInMemoryRequests,
  createInMemoryStore,
} from '../../../support/in-memory/request-repository.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

const now = new Date('2026-11-23T12:00:00Z');
const channel = { platform: 'discord', kind: 'channel', address: '900' } as const;
const approver = { platform: 'discord', kind: 'direct', address: '7' } as const;
const ben = { platform: 'discord', platformUserId: '1' } as const;
const benNamed = { ...ben, name: 'Ben' };

async function createFixture(newCards: readonly NewCard[], parts: Partial<MediaRequest> = {}) {
  const store = createInMemoryStore();
  const request = aRequest({ state: 'pending', remoteId: 7, version: 3, ...parts });
  store.requests.set(request.id, request);
  const cards = createInMemoryCards(store);
  await cards.create(request.id, newCards, []);
  const published: Card[] = [];
  const closed: ChatAccountKey[] = [];
  const errors = new Map<string, Error>();
  const heldBack = new Map<string, Promise<void>>();
  const earlierPosts = new Set<string>();
  const errorsAfterPost = new Map<string, Error>();
  const { log, lines } = createRecordingLog();
  const locked: string[] = [];
  let lostRecords = 0;
  const readingLocks = createInMemoryReadingLocks({
    requests: createInMemoryRequests(store),
    cards,
  });
  const updater = createCardUpdater({
    cards: {
      ...cards,
      async markShown(...args) {
        lostRecords -= 1;
        if (lostRecords >= 0) throw new Error('the database is away');
        return cards.markShown(...args);
      },
    },
    retry: (work) => work().catch(work),
    users: {
      async setDirectMessagesClosed(account, isClosed) {
        if (isClosed) closed.push(account);
      },
    },
    approvalCards: {
      loadContext: async () => ({
        accountName: 'bob',
        quota: null,
        pendingCount: 1,
        voters: [],
        votesNeeded: null,
        titleUrl: null,
      }),
    },
    approvers: { listTargets: async () => [{ place: approver, locale: 'de' }] },
    cardPublisher: {
      async publish(card) {
        const error =
          errors.get(card.key) ??
          (card.message.messageId === null ? undefined : errorsAfterPost.get(card.key));
        if (error) throw error;
        await heldBack.get(card.key);
        published.push(card);
        if (card.message.messageId === null && earlierPosts.has(card.key)) {
          const earlier = { ...card.message, messageId: `earlier-${card.key}` };
          return { ...earlier, isOutdated: true };
        }
        return { ...card.message, messageId: card.message.messageId ?? `m-${card.key}` };
      },
    },
    jobs: { enqueue: async (added) => void store.jobs.push(...added) },
    readingLocks: {
      withLockAndRead(key, read, work) {
        locked.push(key);
        return readingLocks.withLockAndRead(key, read, work);
      },
    },
    clock: () => now,
    newId: anId,
    log,
  });
  return {
    /** The next records of what was shown fail. */
    loseRecords(count: number) {
      lostRecords = count;
    },
    request,
    store,
    published,
    closed,
    lines,
    locked,
    update: () => updater.updateCards(request.id),
    updateTelegram: () => updater.updateTelegramCards(request.id),
    showAgain: () => updater.showAgain(new Date(0)),
    list: () => cards.listByRequest(request.id),
    fail: (key: string, code: ErrorCode) => errors.set(key, new AppError(code)),
    /** An earlier attempt has posted this card with another content. */
    postEarlier: (key: string) => earlierPosts.add(key),
    failEdits: (key: string, code: ErrorCode) => errorsAfterPost.set(key, new AppError(code)),
    break: (key: string, error: Error) => errors.set(key, error),
    /** The platform takes this card only once the returned function is called. */
    holdBack(key: string) {
      const { promise, resolve } = Promise.withResolvers<void>();
      heldBack.set(key, promise);
      return resolve;
    },
  };
}

const live = aNewCard({
  role: 'public',
  key: 'public',
  message: { place: channel, messageId: null },
});
const inTelegram = aNewCard({
  role: 'approval',
  key: 'telegram',
  message: { place: { platform: 'telegram', kind: 'channel', address: '-5' }, messageId: null },
});
const notification = aNewCard({
  role: 'notification',
  key: 'notification',
  message: { place: channel, messageId: null },
  recipients: [benNamed],
});
const approval = aNewCard({
  role: 'approval',
  key: 'approval',
  message: { place: { ...channel, address: '901' }, messageId: null },
});

describe('showing the cards of recent requests again', () => {
  it('edits what was shown, under the lock of each platform', async () => {
    const { request, locked, published, update, updateTelegram, showAgain, list } =
      await createFixture([live, approval, inTelegram, notification]);
    await update();
    await updateTelegram();
    published.length = 0;
    locked.length = 0;
    await showAgain();
    expect(published.map(({ key, message }) => [key, message.messageId]).sort()).toEqual([
      ['approval', 'm-approval'],
      ['public', 'm-public'],
      ['telegram', 'm-telegram'],
    ]);
    expect(locked).toEqual([`show:${request.id}`, `show:${request.id}:telegram`]);
    expect(await list()).toMatchObject(Array.from({ length: 4 }, () => ({ shownVersion: 3 })));
  });

  it('leaves what was never shown to its job', async () => {
    const { published, showAgain } = await createFixture([live, notification]);
    await showAgain();
    expect(published).toEqual([]);
  });

  it('leaves a card as it is that cannot be edited now, and goes on', async () => {
    const { published, update, showAgain, failEdits, list } = await createFixture([live, approval]);
    await update();
    published.length = 0;
    failEdits('public', 'reply-expired');
    await showAgain();
    expect(published.map(({ key }) => key)).toEqual(['approval']);
    expect(await list()).toHaveLength(2);
  });
});

it('cards of one request that cannot be shown again for a bug keep no others from it', async () => {
  const fixture = await createFixture([live]);
  await fixture.update();
  fixture.break('public', new Error('a bug'));
  await fixture.showAgain();
  expect(fixture.lines).toContainEqual(
    expect.objectContaining({ level: 'warn', message: 'Could not show cards again' }),
  );
});

describe('updating the cards of a request', () => {
  it('shows the current version on each card, and keeps its message', async () => {
    const { update, list, published } = await createFixture([live, notification]);
    await update();
    expect(published).toHaveLength(2);
    expect(await list()).toMatchObject([
      { shownVersion: 3, message: { messageId: 'm-public' } },
      { shownVersion: 3, message: { messageId: 'm-notification' } },
    ]);
  });

  it('edits only live cards when the request changes, and nothing when it does not', async () => {
    const { update, published, store, request } = await createFixture([live, notification]);
    await update();
    await update();
    expect(published).toHaveLength(2);
    store.requests.set(request.id, { ...request, version: 4 });
    await update();
    expect(published.map(({ key }) => key)).toEqual(['public', 'notification', 'public']);
  });

  it('edits a message that an earlier attempt posted in an older state', async () => {
    const { update, list, published, postEarlier } = await createFixture([live]);
    postEarlier('public');
    await update();
    expect(published.map(({ message }) => message.messageId)).toEqual([null, 'earlier-public']);
    expect(await list()).toMatchObject([
      { shownVersion: 3, message: { messageId: 'earlier-public' } },
    ]);
  });

  it('keeps such a message if the edit fails, to edit it later', async () => {
    const { update, list, postEarlier, failEdits } = await createFixture([live]);
    postEarlier('public');
    failEdits('public', 'platform-unavailable');
    await expect(update()).rejects.toThrow('platform-unavailable');
    expect(await list()).toMatchObject([
      { shownVersion: 0, message: { messageId: 'earlier-public' } },
    ]);
  });

  it('posts nothing twice while the database is away after the post', async () => {
    const { published, store, update, loseRecords } = await createFixture([
      aNewCard({ key: 'private' }),
    ]);
    loseRecords(1);
    await update();
    expect(published).toHaveLength(1);
    expect(store.cards).toMatchObject([{ shownVersion: 3, message: { messageId: 'm-private' } }]);
  });

  it('is done by one process at a time', async () => {
    const { update, locked, request } = await createFixture([live]);
    await update();
    expect(locked).toEqual([`show:${request.id}`]);
  });

  it('leaves those in Telegram to a job, which posts each once, whatever holds it back', async () => {
    const { update, updateTelegram, list, holdBack, published, request, store, locked } =
      await createFixture([live, inTelegram]);
    const release = holdBack('telegram');
    await update();
    expect(await list()).toMatchObject([{ shownVersion: 3 }, { shownVersion: 0 }]);
    const job = { kind: 'update-telegram-cards', payload: { requestId: request.id } };
    expect(store.jobs).toEqual([job]);
    const first = updateTelegram();
    store.requests.set(request.id, { ...request, version: 4 });
    await update();
    expect(await list()).toMatchObject([{ shownVersion: 4 }, { shownVersion: 0 }]);
    expect(store.jobs).toEqual([job, job]);
    const second = updateTelegram();
    release();
    await Promise.all([first, second]);
    expect(await list()).toMatchObject([{ shownVersion: 4 }, { shownVersion: 4 }]);
    const ofTelegram = published.filter(({ key }) => key === 'telegram');
    expect(ofTelegram.map(({ message: { messageId } }) => messageId)).toEqual([null, 'm-telegram']);
    expect(new Set(locked)).toEqual(new Set([`show:${request.id}`, `show:${request.id}:telegram`]));
  });

  it('adds no job for cards in Telegram that show the version already', async () => {
    const { update, updateTelegram, store } = await createFixture([live, inTelegram]);
    await updateTelegram();
    await update();
    expect(store.jobs).toEqual([]);
  });

  it.each(['public', 'telegram'])('reports that the card %s must be retried', async (key) => {
    const { update, updateTelegram, fail, list } = await createFixture([live, inTelegram]);
    fail(key, 'platform-unavailable');
    const results = await Promise.allSettled([update(), updateTelegram()]);
    const failed = key === 'public' ? 0 : 1;
    expect(results[failed]).toMatchObject({ reason: { code: 'platform-unavailable' } });
    expect(results[1 - failed]).toMatchObject({ status: 'fulfilled' });
    const shown = (await list()).filter(({ shownVersion }) => shownVersion === 3);
    expect(shown.map((card) => card.key)).toEqual([key === 'public' ? 'telegram' : 'public']);
  });

  it('tries every card before it reports that one must be retried', async () => {
    const { update, list, fail } = await createFixture([live, notification]);
    fail('public', 'platform-unavailable');
    await expect(update()).rejects.toThrow('platform-unavailable');
    expect(await list()).toMatchObject([{ shownVersion: 0 }, { shownVersion: 3 }]);
  });

  it('passes on a bug, and keeps the card', async () => {
    const fixture = await createFixture([live]);
    fixture.break('public', new TypeError('x is not a function'));
    await expect(fixture.update()).rejects.toThrow('x is not a function');
    expect(await fixture.list()).toHaveLength(1);
  });

  it.each<ErrorCode>(['message-not-found', 'channel-not-found', 'platform-rejected'])(
    'gives up a card after %s',
    async (code) => {
      const { update, list, fail } = await createFixture([live]);
      fail('public', code);
      await update();
      expect(await list()).toEqual([]);
    },
  );

  it('gives up a reply that can no longer be edited, without an attempt', async () => {
    const place = { platform: 'discord', kind: 'reply', address: 'x', editableUntil: now } as const;
    const { update, list, published } = await createFixture([
      aNewCard({ message: { place, messageId: null } }),
    ]);
    await update();
    expect(published).toEqual([]);
    expect(await list()).toEqual([]);
  });

  it('does nothing for an unknown request', async () => {
    const { update, store, published } = await createFixture([live]);
    store.requests.clear();
    await update();
    expect(published).toEqual([]);
  });
});

describe('a notification that cannot be posted in its channel', () => {
  it.each<ErrorCode>(['channel-not-found', 'channel-forbidden'])(
    'is sent as a direct message after %s',
    async (code) => {
      const { update, list, fail, store } = await createFixture([notification]);
      fail('notification', code);
      await update();
      const place = { platform: 'discord', kind: 'direct', address: '1' };
      expect(await list()).toMatchObject([{ message: { place }, recipients: [benNamed] }]);
      expect(store.jobs).toMatchObject([{ kind: 'update-cards' }]);
    },
  );

  it('is not sent to one of several recipients', async () => {
    const recipients = [benNamed, { ...benNamed, platformUserId: '2' }];
    const { update, list, fail } = await createFixture([{ ...notification, recipients }]);
    fail('notification', 'channel-forbidden');
    await update();
    expect(await list()).toEqual([]);
  });

  it('is given up if direct messages are closed too, and this is saved', async () => {
    const place = { platform: 'discord', kind: 'direct', address: '1' } as const;
    const direct = { ...notification, message: { place, messageId: null } };
    const { update, list, closed, fail } = await createFixture([direct]);
    fail('notification', 'direct-messages-closed');
    await update();
    expect(closed).toEqual([ben]);
    expect(await list()).toEqual([]);
  });
});

describe('an approval card that cannot be posted', () => {
  it('is sent to the approvers directly, in their language, and reported in the log', async () => {
    const { update, list, lines, fail } = await createFixture([approval]);
    fail('approval', 'channel-forbidden');
    await update();
    expect(await list()).toMatchObject([
      { role: 'approval', message: { place: approver }, locale: 'de' },
    ]);
    expect(lines.map(({ level }) => level)).toContain('error');
  });

  it('is not replaced if it was a reply that can no longer be edited', async () => {
    const place = { platform: 'discord', kind: 'reply', address: 'pass' } as const;
    const answer = { ...approval, message: { place, messageId: null } };
    const { update, list, lines, fail } = await createFixture([answer]);
    fail('approval', 'reply-expired');
    await update();
    expect(await list()).toEqual([]);
    expect(lines.map(({ level }) => level)).not.toContain('error');
  });

  it('is not sent a second time if the approvers cannot be reached either', async () => {
    const { update, list, fail } = await createFixture([approval]);
    fail('approval', 'channel-forbidden');
    await update();
    const [fallback] = await list();
    fail(fallback?.key ?? '', 'direct-messages-closed');
    await update();
    expect(await list()).toEqual([]);
  });

  it('is given up if the request was decided in the meantime', async () => {
    const { update, list, fail } = await createFixture([approval], { state: 'approved' });
    fail('approval', 'channel-forbidden');
    await update();
    expect(await list()).toEqual([]);
  });
});
