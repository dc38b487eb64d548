import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCardRepository } from '../../../src/database/notifications/card-repository.ts';
import { createDraftRepository } from '../../../src/database/requests/draft-repository.ts';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import {
  aCard,
  aNewRequest,
  aRequest,
  aUser,
  newId,
  setUpDatabase,
} from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
/** Its one connection waits for the disk with each commit; the servers of tests do not. */
let pool: pg.Pool;

beforeAll(async () => {
  setup = await setUpDatabase();
  pool = new pg.Pool({
    connectionString: setup.url,
    max: 1,
    options: '-c synchronous_commit=on',
  });
});
afterAll(async () => {
  await pool.end();
  await setup.close();
});

/** Whether the commit of what `work` does waits for the disk. */
async function waitsForDisk(work: () => Promise<unknown>): Promise<boolean> {
  await pool.query('begin');
  await work();
  const { rows } = await pool.query<{ synchronous_commit: string }>('show synchronous_commit');
  await pool.query('commit');
  return rows[0]?.synchronous_commit === 'on';
}

function createRequests() {
  const requests = createRequestRepository({ pool, jobSender: setup.sender, newId });
  return { requests, request: aRequest(setup.serviceId) };
}

it('a request waits for the disk', async () => {
  const { requests, request } = createRequests();
  expect(await waitsForDisk(() => requests.create(aNewRequest(request)))).toBe(true);
});

it('a draft does not', async () => {
  const drafts = createDraftRepository({
    pool,
    kysely: setup.kysely,
    clock: () => new Date('2026-01-01T00:00:00.000Z'),
  });
  const draft = {
    id: newId<'draft'>(),
    userId: await aUser(setup),
    forUserId: null,
    serviceId: setup.serviceId,
    title: { mediaType: 'movie', tmdbId: 1, name: 'Dune', year: 2021, posterPath: null },
    releases: [],
    seasons: [],
    wants4k: false,
    page: 0,
    choices: { standard: null, in4k: null },
    repeats: null,
    startedAt: new Date('2026-01-01T00:00:00.000Z'),
  } as const;
  const expiresAt = new Date('2026-01-02T00:00:00.000Z');
  expect(await waitsForDisk(() => drafts.create(draft, expiresAt))).toBe(false);
  expect((await drafts.find(draft.id))?.title.name).toBe('Dune');
});

it('the mark that notifications were created does not', async () => {
  const { requests, request } = createRequests();
  await requests.create(
    aNewRequest(request, { jobs: [{ kind: 'notify', payload: { requestId: request.id } }] }),
  );
  expect(await waitsForDisk(() => requests.markNotified(request.id, request.version))).toBe(false);
});

it('the mark of a shown card waits only if its message was not known', async () => {
  const { requests, request } = createRequests();
  await requests.create(aNewRequest(request, { jobs: [] }));
  const cards = createCardRepository({ pool, jobSender: setup.sender });
  const card = aCard();
  await cards.create(request.id, [card], []);
  const { place } = card.message;
  const show = (version: number, messageId: string | null) =>
    waitsForDisk(() =>
      cards.markShown({ ...card, shownVersion: version - 1 }, version, { place, messageId }),
    );
  expect(await show(1, null)).toBe(false);
  expect(await show(2, '7001')).toBe(true);
  expect(await show(3, '7001')).toBe(false);
  expect(await show(4, '7002')).toBe(true);
});
