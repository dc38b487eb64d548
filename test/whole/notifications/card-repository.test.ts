import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCardRepository } from '../../../src/database/notifications/card-repository.ts';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import type { RequestId } from '../../../src/domain/id.ts';
import { promiseCardRepository } from '../../contracts/card-repository-contract.ts';
import {
  aCard,
  aNewRequest,
  aRequest,
  newId,
  setUpDatabase,
} from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
let cards: ReturnType<typeof createCardRepository>;

beforeAll(async () => {
  setup = await setUpDatabase();
  cards = createCardRepository({ pool: setup.pool, jobSender: setup.sender });
});

afterAll(() => setup.close());

async function createRequest(): Promise<RequestId> {
  const requestRepository = createRequestRepository({
    pool: setup.pool,
    jobSender: setup.sender,
    newId,
  });
  const request = aRequest(setup.serviceId);
  await requestRepository.create(aNewRequest(request, { jobs: [] }));
  return request.id;
}

async function countJobs(id: RequestId): Promise<number> {
  const { rowCount } = await setup.pool.query(
    `select 1 from pgboss.job where data->>'requestId' = $1`,
    [id],
  );
  return rowCount ?? 0;
}

describe('a card repository in PostgreSQL', () => {
  promiseCardRepository(async () => ({ cards, createRequest, countJobs }));
});

it('the reason why a card was lost is saved', async () => {
  const id = await createRequest();
  const card = aCard();
  await cards.create(id, [card], []);
  await cards.markLost(card.id, 'channel-not-found');
  expect((await setup.prisma.card.findUnique({ where: { id: card.id } }))?.lostReason).toBe(
    'channel-not-found',
  );
});
