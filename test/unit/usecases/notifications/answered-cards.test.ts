import { describe, expect, it } from 'vitest';
import type { Job } from '../../../../src/domain/job.ts';
import { createAnsweredCards } from '../../../../src/usecases/notifications/answered-cards.ts';
import { aNewCard, anId, aRequest } from '../../../support/factories.ts';
import {
  createInMemoryCards,
  createInMemoryStore,
} from '../../../support/in-memory/request-repository.ts';

const place = { platform: 'telegram', kind: 'channel', address: '5' } as const;
const message = { place, messageId: '178' };

/** A card that shows version 2 of its request, and a press that was answered with another version. */
async function createFixture() {
  const store = createInMemoryStore();
  const request = aRequest({ state: 'pending', version: 2 });
  store.requests.set(request.id, request);
  const cards = createInMemoryCards(store);
  const card = aNewCard({ message });
  await cards.create(request.id, [card], []);
  await cards.markShown(card.id, 2, message);
  const added: Job[] = [];
  const locked: string[] = [];
  const answeredCards = createAnsweredCards({
    cards,
    jobs: { enqueue: async (jobs) => void added.push(...jobs) },
    locks: {
      withLock(key, work) {
        locked.push(key);
        return work();
      },
    },
  });
  return { answeredCards, cards, request, added, locked };
}

describe('an answer that was delivered', () => {
  it('has its card shown again when the card was newer', async () => {
    const { answeredCards, cards, request, added, locked } = await createFixture();
    await answeredCards.recheck({ ...request, version: 1 }, message);
    expect(await cards.findByMessage(message)).toMatchObject({ shownVersion: 1 });
    expect(added).toEqual([{ kind: 'update-cards', payload: { requestId: request.id } }]);
    expect(locked).toEqual([`show:${request.id}`]);
  });

  it('changes nothing when it shows what the card shows', async () => {
    const { answeredCards, cards, request, added } = await createFixture();
    await answeredCards.recheck(request, message);
    expect(await cards.findByMessage(message)).toMatchObject({ shownVersion: 2 });
    expect(added).toEqual([]);
  });

  it('changes nothing when its message is the card of another request, or none', async () => {
    const { answeredCards, request, added } = await createFixture();
    await answeredCards.recheck({ id: anId<'request'>(), version: 1 }, message);
    await answeredCards.recheck({ ...request, version: 1 }, { place, messageId: '179' });
    await answeredCards.recheck({ ...request, version: 1 }, { place, messageId: null });
    expect(added).toEqual([]);
  });
});
