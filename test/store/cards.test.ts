import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RequestId } from '../../src/core/id.ts';
import { createCards } from '../../src/store/cards.ts';
import { createLedger } from '../../src/store/ledger.ts';
import { aCard, anEntry, aRequest, newId, openStage, showOf } from './stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
let cards: ReturnType<typeof createCards>;

beforeAll(async () => {
  stage = await openStage();
  cards = createCards({ pool: stage.pool, jobSender: stage.sender });
});

afterAll(() => stage.close());

async function recorded(): Promise<RequestId> {
  const ledger = createLedger({ pool: stage.pool, jobSender: stage.sender, newId });
  const request = aRequest(stage.serviceId);
  await ledger.record(anEntry(request, { jobs: [] }));
  return request.id;
}

async function jobsOf(id: RequestId): Promise<number> {
  const { rowCount } = await stage.pool.query(
    `select 1 from pgboss.job where data->>'requestId' = $1`,
    [id],
  );
  return rowCount ?? 0;
}

it('adds cards together with the job that shows them', async () => {
  const id = await recorded();
  const place = { platform: 'telegram', kind: 'channel', address: '-1', topic: '4' } as const;
  const card = aCard({ role: 'notice', key: 'told', message: { place, messageId: '12' } });
  await cards.add(id, [card], [showOf({ id })]);
  expect(await cards.ofRequest(id)).toEqual([{ ...card, requestId: id, shownVersion: 0 }]);
  expect(await jobsOf(id)).toBe(1);
});

it('says nothing twice: a card whose key is there is left alone', async () => {
  const id = await recorded();
  const card = aCard({ key: 'told' });
  await cards.add(id, [card], []);
  await Promise.all([1, 2, 3].map(() => cards.add(id, [aCard({ key: 'told' })], [])));
  expect(await cards.ofRequest(id)).toMatchObject([{ id: card.id }]);
});

it('adds nothing to a request that does not exist', async () => {
  const id = newId<'request'>();
  await cards.add(id, [aCard()], [showOf({ id })]);
  expect(await cards.ofRequest(id)).toEqual([]);
  expect(await jobsOf(id)).toBe(0);
});

it('remembers the newest version shown and where the message stands', async () => {
  const id = await recorded();
  const card = aCard();
  await cards.add(id, [card], []);
  const { place } = card.message;
  await cards.shown(card.id, 3, { place, messageId: 'm1' });
  await cards.shown(card.id, 2, { place, messageId: null });
  expect(await cards.ofRequest(id)).toMatchObject([
    { shownVersion: 3, message: { messageId: 'm1' } },
  ]);
});

it('forgets a card that is lost', async () => {
  const id = await recorded();
  const card = aCard();
  await cards.add(id, [card], []);
  await cards.lost(card.id, 'place-gone');
  expect(await cards.ofRequest(id)).toEqual([]);
  expect((await stage.prisma.card.findUnique({ where: { id: card.id } }))?.gone).toBe('place-gone');
});
