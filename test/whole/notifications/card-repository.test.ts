import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCardRepository } from '../../../src/database/notifications/card-repository.ts';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import type { RequestId } from '../../../src/domain/id.ts';
import {
  aCard,
  aNewRequest,
  aRequest,
  newId,
  setUpDatabase,
  updateCardsJobOf,
} from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
let cards: ReturnType<typeof createCardRepository>;

beforeAll(async () => {
  setup = await setUpDatabase();
  cards = createCardRepository({ pool: setup.pool, jobSender: setup.sender });
});

afterAll(() => setup.close());

async function recorded(): Promise<RequestId> {
  const requestRepository = createRequestRepository({
    pool: setup.pool,
    jobSender: setup.sender,
    newId,
  });
  const request = aRequest(setup.serviceId);
  await requestRepository.create(aNewRequest(request, { jobs: [] }));
  return request.id;
}

async function jobsOf(id: RequestId): Promise<number> {
  const { rowCount } = await setup.pool.query(
    `select 1 from pgboss.job where data->>'requestId' = $1`,
    [id],
  );
  return rowCount ?? 0;
}

it('cards are added together with the job that posts them', async () => {
  const id = await recorded();
  const place = { platform: 'telegram', kind: 'channel', address: '-1', topic: '4' } as const;
  const card = aCard({ role: 'notification', key: 'told', message: { place, messageId: '12' } });
  await cards.create(id, [card], [updateCardsJobOf({ id })]);
  expect(await cards.listByRequest(id)).toEqual([{ ...card, requestId: id, shownVersion: 0 }]);
  expect(await jobsOf(id)).toBe(1);
});

it('a card is not added twice with the same key', async () => {
  const id = await recorded();
  const card = aCard({ key: 'told' });
  await cards.create(id, [card], []);
  await Promise.all([1, 2, 3].map(() => cards.create(id, [aCard({ key: 'told' })], [])));
  expect(await cards.listByRequest(id)).toMatchObject([{ id: card.id }]);
});

it('a card is not added to an unknown request', async () => {
  const id = newId<'request'>();
  await cards.create(id, [aCard()], [updateCardsJobOf({ id })]);
  expect(await cards.listByRequest(id)).toEqual([]);
  expect(await jobsOf(id)).toBe(0);
});

it('the latest shown version and the message of a card are saved', async () => {
  const id = await recorded();
  const card = aCard();
  await cards.create(id, [card], []);
  const { place } = card.message;
  await cards.markShown(card.id, 3, { place, messageId: 'm1' });
  await cards.markShown(card.id, 2, { place, messageId: null });
  expect(await cards.listByRequest(id)).toMatchObject([
    { shownVersion: 3, message: { messageId: 'm1' } },
  ]);
});

it('a lost card is no longer listed', async () => {
  const id = await recorded();
  const card = aCard();
  await cards.create(id, [card], []);
  await cards.markLost(card.id, 'channel-not-found');
  expect(await cards.listByRequest(id)).toEqual([]);
  expect((await setup.prisma.card.findUnique({ where: { id: card.id } }))?.lostReason).toBe(
    'channel-not-found',
  );
});
