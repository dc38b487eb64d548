import { expect, it } from 'vitest';
import type { ErrorCode } from '../../src/domain/app-error.ts';
import type { RequestId } from '../../src/domain/id.ts';
import { toDirectPlace } from '../../src/domain/place.ts';
import type { CardRepository } from '../../src/ports/notifications/card-repository.ts';
import { aNewCard, anId } from '../support/factories.ts';

/** A repository, and a function that creates requests. */
export interface CardRepositoryFixture {
  readonly cards: CardRepository;
  readonly createRequest: () => Promise<RequestId>;
  readonly countJobs: (id: RequestId) => Promise<number>;
}

/** What `CardRepository` promises, whether it stores cards in PostgreSQL or in memory. */
export function promiseCardRepository(open: () => Promise<CardRepositoryFixture>): void {
  const toJobs = (requestId: RequestId) => [
    { kind: 'update-cards', payload: { requestId } } as const,
  ];

  it('adds cards together with the job that posts them', async () => {
    const { cards, createRequest, countJobs } = await open();
    const id = await createRequest();
    const place = { platform: 'telegram', kind: 'channel', address: '-1', topic: '4' } as const;
    const message = { place, messageId: '12' };
    const card = aNewCard({ role: 'notification', key: 'notification', message });
    await cards.create(id, [card], toJobs(id));
    expect(await cards.listByRequest(id)).toEqual([{ ...card, requestId: id, shownVersion: 0 }]);
    expect(await cards.findByMessage(message)).toMatchObject({ id: card.id });
    expect(await countJobs(id)).toBe(1);
  });

  it('does not add a card twice with the same key', async () => {
    const { cards, createRequest } = await open();
    const id = await createRequest();
    const card = aNewCard({ key: 'notification' });
    await cards.create(id, [card], []);
    const again = () => cards.create(id, [aNewCard({ key: 'notification' })], []);
    await Promise.all([again(), again(), again()]);
    expect(await cards.listByRequest(id)).toMatchObject([{ id: card.id }]);
  });

  it('adds nothing to an unknown request', async () => {
    const { cards, countJobs } = await open();
    const id = anId<'request'>();
    await cards.create(id, [aNewCard()], toJobs(id));
    expect(await cards.listByRequest(id)).toEqual([]);
    expect(await countJobs(id)).toBe(0);
  });

  it('shows a card again that shows an older version than was recorded', async () => {
    const { cards, createRequest } = await open();
    const id = await createRequest();
    const card = aNewCard();
    await cards.create(id, [card], []);
    const { place } = card.message;
    await cards.markShown({ ...card, shownVersion: 0 }, 3, { place, messageId: 'm1' });
    await cards.markOutdated(card.id, 2);
    await cards.markOutdated(card.id, 5);
    expect(await cards.listByRequest(id)).toMatchObject([
      { shownVersion: 2, message: { messageId: 'm1' } },
    ]);
  });

  it('lists the requests with cards that have changed lately', async () => {
    const { cards, createRequest } = await open();
    const [id, withLostCard, withoutCards] = [
      await createRequest(),
      await createRequest(),
      await createRequest(),
    ];
    await cards.create(id, [aNewCard()], []);
    const lost = aNewCard();
    await cards.create(withLostCard, [lost], []);
    await cards.markLost(lost.id, 'channel-not-found');
    const listed = await cards.listRecentlyChanged(new Date(0));
    expect(listed).toContain(id);
    expect(listed).not.toContain(withLostCard);
    expect(listed).not.toContain(withoutCards);
    expect(await cards.listRecentlyChanged(new Date('9999-01-01'))).toEqual([]);
  });

  it('tells where a card is being posted, until its message is known or it is lost', async () => {
    const { cards, createRequest } = await open();
    const id = await createRequest();
    const place = { ...aNewCard().message.place, address: `place of ${id}` };
    const message = { place, messageId: null };
    const card = { ...aNewCard(), message };
    const lost = { ...aNewCard(), message, key: 'lost' };
    expect(await cards.isPosting(place)).toBe(false);
    await cards.create(id, [card, lost], []);
    await cards.markLost(lost.id, 'channel-forbidden');
    expect(await cards.isPosting(place)).toBe(true);
    expect(await cards.isPosting({ ...place, address: 'elsewhere' })).toBe(false);
    await cards.markShown({ ...card, shownVersion: 0 }, 1, { place, messageId: 'm1' });
    expect(await cards.isPosting(place)).toBe(false);
  });

  it('keeps a message that is known', async () => {
    const { cards, createRequest } = await open();
    const id = await createRequest();
    const card = aNewCard();
    await cards.create(id, [card], []);
    const { place } = card.message;
    await cards.markShown({ ...card, shownVersion: 0 }, 1, { place, messageId: 'm1' });
    await cards.markShown({ ...card, shownVersion: 1 }, 2, { place, messageId: null });
    expect(await cards.listByRequest(id)).toMatchObject([
      { shownVersion: 2, message: { messageId: 'm1' } },
    ]);
  });

  it.each([
    ['an older version', 2, 3],
    ['a newer version', 3, 2],
  ])('shows a card again of which %s was recorded after it was read', async (_, recorded, mine) => {
    const { cards, createRequest } = await open();
    const id = await createRequest();
    const card = aNewCard({ role: 'public' });
    await cards.create(id, [card], []);
    const message = { ...card.message, messageId: 'm1' };
    expect(await cards.markShown({ ...card, shownVersion: 0 }, 1, message)).toBe(true);
    const read = { ...card, shownVersion: 1 };
    expect(await cards.markShown(read, recorded, message)).toBe(true);
    expect(await cards.markShown(read, mine, message)).toBe(false);
    expect(await cards.listByRequest(id)).toMatchObject([{ shownVersion: 0, message }]);
  });

  it('takes a record that is repeated for the same one', async () => {
    const { cards, createRequest } = await open();
    const id = await createRequest();
    const card = aNewCard({ role: 'public' });
    await cards.create(id, [card], []);
    const message = { ...card.message, messageId: 'm1' };
    const read = { ...card, shownVersion: 0 };
    expect(await cards.markShown(read, 2, message)).toBe(true);
    expect(await cards.markShown(read, 2, message)).toBe(true);
    expect(await cards.listByRequest(id)).toMatchObject([{ shownVersion: 2 }]);
  });

  it('never has a notification posted again', async () => {
    const { cards, createRequest } = await open();
    const id = await createRequest();
    const card = aNewCard({ role: 'notification' });
    await cards.create(id, [card], []);
    const message = { ...card.message, messageId: 'm1' };
    const read = { ...card, shownVersion: 0 };
    await cards.markShown(read, 3, message);
    expect(await cards.markShown(read, 2, message)).toBe(true);
    expect(await cards.listByRequest(id)).toMatchObject([{ shownVersion: 3 }]);
  });

  it('takes up the cards of somebody who has unblocked the bot, and no others', async () => {
    const { cards, createRequest } = await open();
    const [id, other] = [await createRequest(), await createRequest()];
    const account = { platform: 'telegram', platformUserId: `${Math.random()}` } as const;
    const message = { place: toDirectPlace(account), messageId: '12' };
    const lose = async (
      of: RequestId,
      parts: Parameters<typeof aNewCard>[0],
      reason: ErrorCode = 'direct-messages-closed',
    ) => {
      const card = aNewCard({ message, ...parts });
      await cards.create(of, [card], []);
      await cards.markLost(card.id, reason);
      return card.id;
    };
    const first = await lose(id, { key: 'a' });
    // The answer to a press in the private chat.
    const answered = { ...message.place, kind: 'channel' } as const;
    const second = await lose(id, { key: 'b', message: { ...message, place: answered } });
    await lose(other, { key: 'never posted', message: { ...message, messageId: null } });
    await lose(other, { key: 'deleted' }, 'message-not-found');
    const somebody = toDirectPlace({ ...account, platformUserId: `${Math.random()}` });
    await lose(other, { key: 'of somebody else', message: { ...message, place: somebody } });
    expect(await cards.resumeDirect(account)).toEqual([id]);
    expect((await cards.listByRequest(id)).map((card) => card.id)).toEqual([first, second]);
    expect(await cards.listByRequest(other)).toEqual([]);
    expect(await cards.resumeDirect(account)).toEqual([]);
  });

  it('does not list a lost card, nor add it again', async () => {
    const { cards, createRequest } = await open();
    const id = await createRequest();
    const card = aNewCard();
    await cards.create(id, [card], []);
    await cards.markLost(card.id, 'channel-not-found');
    await cards.create(id, [aNewCard({ key: card.key })], []);
    expect(await cards.listByRequest(id)).toEqual([]);
  });
}
