import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCardRepository } from '../../../src/database/notifications/card-repository.ts';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import { isAppError } from '../../../src/domain/app-error.ts';
import type { MediaRequest } from '../../../src/domain/requests/request.ts';
import {
  aCard,
  aNewRequest,
  aRequest,
  aRequestChange,
  aUser,
  newId,
  setUpDatabase,
  setUpDatabaseForTest,
  submitJobOf,
  updateCardsJobOf,
} from '../../support/database-setup.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
let requestRepository: ReturnType<typeof createRequestRepository>;

beforeAll(async () => {
  setup = await setUpDatabase();
  requestRepository = createRequestRepository({ pool: setup.pool, jobSender: setup.sender, newId });
});

afterAll(() => setup.close());

async function jobsOf(request: Pick<MediaRequest, 'id'>): Promise<string[]> {
  const { rows } = await setup.pool.query<{ name: string }>(
    `select name from pgboss.job where data->>'requestId' = $1 order by name`,
    [request.id],
  );
  return rows.map(({ name }) => name);
}

async function recorded(parts: Partial<MediaRequest> = {}): Promise<MediaRequest> {
  const request = aRequest(setup.serviceId, parts);
  expect(await requestRepository.create(aNewRequest(request))).toBe(true);
  return request;
}

describe('creating a request', () => {
  it('saves every part of the request', async () => {
    const userId = await aUser(setup);
    const request = aRequest(setup.serviceId, {
      userId,
      draftId: newId(),
      title: {
        mediaType: 'tv',
        tmdbId: 1399,
        name: 'Thrones',
        year: null,
        posterPath: null,
        seasonNames: { language: 'en', names: { 2: 'A Clash of Kings' } },
      },
      is4k: true,
      seasons: [1, 3],
      state: 'processing',
      cause: 'overseerr-failed',
      reason: 'later',
      decidedBy: 'Bob',
      progress: { stage: 'importing', percent: 41.5, endsAt: new Date('2026-01-05T00:00:00.000Z') },
      outcome: {
        created: [1],
        skipped: [3],
        available: [2],
        existingRequester: 'Cy',
        quotaResetsAt: new Date('2026-01-06T00:00:00.000Z'),
        quota: { limit: 3, used: 2 },
      },
      remoteId: 5501,
      source: 'telegram',
      origin: { platform: 'telegram', kind: 'channel', address: '-100', topic: '9' },
      locale: 'de',
    });
    expect(await requestRepository.create(aNewRequest(request))).toBe(true);
    expect(await requestRepository.find(request.id)).toStrictEqual(request);
    expect(await requestRepository.findByRemoteId(setup.serviceId, 5501)).toStrictEqual(request);
    expect(request.draftId && (await requestRepository.findByDraft(request.draftId))).toStrictEqual(
      request,
    );
  });

  it('saves history, cards, and jobs together with the request', async () => {
    const request = aRequest(setup.serviceId);
    const cards = createCardRepository({ pool: setup.pool, jobSender: setup.sender });
    const card = aCard({
      recipients: [{ platform: 'telegram', platformUserId: '5', name: 'Bob' }],
    });
    await requestRepository.create(
      aNewRequest(request, {
        cards: [card],
        jobs: [submitJobOf(request), updateCardsJobOf(request)],
      }),
    );
    expect(await cards.listByRequest(request.id)).toStrictEqual([
      { ...card, requestId: request.id, shownVersion: 0 },
    ]);
    expect(await jobsOf(request)).toEqual(['submit-request', 'update-cards']);
    const events = await setup.prisma.requestEvent.findMany({ where: { requestId: request.id } });
    expect(events).toMatchObject([{ event: 'request', from: null, to: 'queued', actor: 'Ada' }]);
  });

  it('refuses a draft that was used before, and saves nothing', async () => {
    const draftId = newId<'draft'>();
    await recorded({ draftId });
    const second = aRequest(setup.serviceId, { draftId });
    expect(await requestRepository.create(aNewRequest(second, { cards: [aCard()] }))).toBe(false);
    expect(await requestRepository.find(second.id)).toBeNull();
    expect(await jobsOf(second)).toEqual([]);
    expect(await setup.prisma.card.count({ where: { requestId: second.id } })).toBe(0);
  });

  it('accepts one of many concurrent requests from the same draft', async () => {
    const draftId = newId<'draft'>();
    const presses = Array.from({ length: 8 }, () => aRequest(setup.serviceId, { draftId }));
    const results = await Promise.all(
      presses.map((request) => requestRepository.create(aNewRequest(request))),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
    const winner = presses[results.indexOf(true)];
    expect((await requestRepository.findByDraft(draftId))?.id).toBe(winner?.id);
  });

  it('refuses a remote ID that exists', async () => {
    await recorded({ remoteId: 8001 });
    const again = aRequest(setup.serviceId, { remoteId: 8001 });
    expect(await requestRepository.create(aNewRequest(again))).toBe(false);
  });

  it('saves no request when its job cannot be saved', async () => {
    const own = await setUpDatabaseForTest();
    const broken = createRequestRepository({ pool: own.pool, jobSender: own.sender, newId });
    const request = aRequest(own.serviceId);
    await own.pool.query(`alter table pgboss.job add check (name <> 'submit-request') not valid`);
    await expect(broken.create(aNewRequest(request, { cards: [aCard()] }))).rejects.toThrow(
      /check/,
    );
    expect(await broken.find(request.id)).toBeNull();
    expect(await own.prisma.card.count()).toBe(0);
    expect(await own.prisma.requestEvent.count()).toBe(0);
  });
});

describe('changing a request', () => {
  it('changes the fields of the patch, keeps the others, and increases the version', async () => {
    const request = await recorded({ cause: 'overseerr-unreachable', reason: 'kept' });
    const stateChangedAt = new Date('2026-02-03T04:05:06.789Z');
    const patch = {
      state: 'approved',
      stateChangedAt,
      cause: null,
      decidedBy: 'Bob',
      remoteId: 9001,
      seasons: [2],
      progress: { stage: 'queued', percent: 3, endsAt: null },
    } as const;
    expect(await requestRepository.update(aRequestChange(request, { patch }))).toBe(true);
    expect(await requestRepository.find(request.id)).toStrictEqual({
      ...request,
      ...patch,
      version: 2,
    });
  });

  it('saves history, cards, and jobs together with the change', async () => {
    const request = await recorded();
    await requestRepository.update(
      aRequestChange(request, { cards: [aCard({ key: 'public', role: 'public' })] }),
    );
    expect(await jobsOf(request)).toEqual(['submit-request', 'update-cards']);
    expect(await setup.prisma.card.count({ where: { requestId: request.id } })).toBe(1);
    const events = await setup.prisma.requestEvent.findMany({
      where: { requestId: request.id },
      orderBy: { id: 'asc' },
    });
    expect(events).toMatchObject([
      { event: 'request' },
      { event: 'await-approval', from: 'queued', to: 'pending', detail: { remoteId: 7 } },
    ]);
  });

  it('refuses a change of an older version, and saves nothing', async () => {
    const request = await recorded();
    await requestRepository.update(aRequestChange(request, { jobs: [] }));
    const late = aRequestChange(request, { patch: { state: 'declined' }, cards: [aCard()] });
    expect(await requestRepository.update(late)).toBe(false);
    expect(await requestRepository.find(request.id)).toMatchObject({
      state: 'pending',
      version: 2,
    });
    expect(await jobsOf(request)).toEqual(['submit-request']);
    expect(await setup.prisma.card.count({ where: { requestId: request.id } })).toBe(0);
    expect(await setup.prisma.requestEvent.count({ where: { requestId: request.id } })).toBe(2);
  });

  it('accepts one of many concurrent changes of the same version', async () => {
    const request = await recorded();
    const changes = Array.from({ length: 8 }, () =>
      requestRepository.update(aRequestChange(request)),
    );
    expect((await Promise.all(changes)).filter(Boolean)).toHaveLength(1);
    expect((await requestRepository.find(request.id))?.version).toBe(2);
  });

  it('saves no history entry when the change has none', async () => {
    const request = await recorded();
    const note = aRequestChange(request, { patch: { cause: 'overseerr-failed' }, history: null });
    expect(await requestRepository.update(note)).toBe(true);
    expect(await requestRepository.find(request.id)).toMatchObject({ state: 'queued', version: 2 });
    expect(await setup.prisma.requestEvent.count({ where: { requestId: request.id } })).toBe(1);
  });

  it('adds no second card with the same key', async () => {
    const request = await recorded();
    const first = aRequestChange(request, { cards: [aCard({ key: 'public' })] });
    await requestRepository.update(first);
    await requestRepository.update({
      ...first,
      expectedVersion: 2,
      cards: [aCard({ key: 'public' })],
    });
    expect(await setup.prisma.card.count({ where: { requestId: request.id } })).toBe(1);
  });

  it('throws already-requested for the remote ID of another request', async () => {
    await recorded({ remoteId: 9100 });
    const request = await recorded();
    const refused = await requestRepository
      .update(aRequestChange(request, { patch: { remoteId: 9100 } }))
      .catch((error: unknown) => error);
    expect(isAppError(refused, 'already-requested')).toBe(true);
    expect(await requestRepository.find(request.id)).toStrictEqual(request);
  });
});
