import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../src/domain/job.ts';
import type { MessageRef } from '../../../../src/domain/place.ts';
import type { DatabaseRetry } from '../../../../src/ports/database-retry.ts';
import { createAnsweredCards } from '../../../../src/usecases/notifications/answered-cards.ts';
import { aNewCard, anId, aRequest } from '../../../support/factories.ts';
import { createInMemoryReadingLocks } from '../../../support/in-memory/reading-locks.ts';
import {
  createInMemoryCards,
  createInMemoryRequests,
  createInMemoryStore,
} from '../../../support/in-memory/request-repository.ts';

const place = { platform: 'telegram', kind: 'channel', address: '5' } as const;
const message: MessageRef = { place, messageId: '178' };
/** Only one person sees it. */
const privateReply: MessageRef = {
  place: { platform: 'discord', kind: 'reply', address: '1:token of the press' },
  messageId: null,
};

/** A card that shows version 2 of its request, and a press that was answered with another version. */
async function createFixture(answer = message, retry: DatabaseRetry = (work) => work()) {
  const store = createInMemoryStore();
  const request = aRequest({ state: 'pending', version: 2 });
  store.requests.set(request.id, request);
  const cards = createInMemoryCards(store);
  const card = aNewCard({ message: answer });
  await cards.create(request.id, [card], []);
  await cards.markShown({ ...card, shownVersion: 0 }, 2, answer);
  const added: Job[] = [];
  const locked: string[] = [];
  let failures = 0;
  const readingLocks = createInMemoryReadingLocks({ cards });
  const answeredCards = createAnsweredCards({
    requestRepository: createInMemoryRequests(store),
    cards,
    retry,
    jobs: { enqueue: async (jobs) => void added.push(...jobs) },
    readingLocks: {
      withLockAndRead(key, read, work) {
        locked.push(key);
        if (locked.length <= failures) throw new Error('the lock was lost');
        return readingLocks.withLockAndRead(key, read, work);
      },
    },
  });
  const failNext = () => {
    failures = locked.length + 1;
  };
  return { answeredCards, cards, request, added, locked, failNext };
}

describe('an answer that was delivered', () => {
  it.each([
    ['in a message', message, ':telegram'],
    ['in a reply that only one person sees', privateReply, ''],
  ])('%s has its card shown again when the card was newer', async (_, answer, lock) => {
    const { answeredCards, cards, request, added, locked } = await createFixture(answer);
    await answeredCards.recheck({ ...request, version: 1 }, answer);
    expect(await cards.listByRequest(request.id)).toMatchObject([{ shownVersion: 1 }]);
    expect(added).toEqual([{ kind: 'update-cards', payload: { requestId: request.id } }]);
    expect(locked).toEqual([`show:${request.id}${lock}`]);
  });

  it('has its card shown again although the database was away, also for long', async () => {
    const timeouts: number[] = [];
    const { answeredCards, cards, request, added, failNext } = await createFixture(
      message,
      (work, timeoutMs) => {
        timeouts.push(timeoutMs);
        return work().catch(work);
      },
    );
    failNext();
    await answeredCards.recheck({ ...request, version: 1 }, message);
    expect(timeouts).toEqual([60 * 60_000]);
    expect(await cards.listByRequest(request.id)).toMatchObject([{ shownVersion: 1 }]);
    expect(added).toHaveLength(1);
  });

  it('changes nothing, and waits for nobody, when it shows the request as it is', async () => {
    const { answeredCards, cards, request, added, locked } = await createFixture();
    await answeredCards.recheck(request, message);
    expect(locked).toEqual([]);
    expect(await cards.findByMessage(message)).toMatchObject({ shownVersion: 2 });
    expect(added).toEqual([]);
  });

  it('changes nothing when its message is the card of another request, or none', async () => {
    const { answeredCards, request, added } = await createFixture();
    await answeredCards.recheck({ id: anId<'request'>(), version: 1 }, message);
    await answeredCards.recheck({ ...request, version: 1 }, { place, messageId: '179' });
    await answeredCards.recheck({ ...request, version: 1 }, { place, messageId: null });
    await answeredCards.recheck({ ...request, version: 1 }, privateReply);
    await answeredCards.recheck({ ...request, version: 1 }, null);
    expect(added).toEqual([]);
  });
});
