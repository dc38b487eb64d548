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

let stage: Awaited<ReturnType<typeof setUpDatabase>>;
let ledger: ReturnType<typeof createRequestRepository>;

beforeAll(async () => {
  stage = await setUpDatabase();
  ledger = createRequestRepository({ pool: stage.pool, jobSender: stage.sender, newId });
});

afterAll(() => stage.close());

async function jobsOf(request: Pick<MediaRequest, 'id'>): Promise<string[]> {
  const { rows } = await stage.pool.query<{ name: string }>(
    `select name from pgboss.job where data->>'requestId' = $1 order by name`,
    [request.id],
  );
  return rows.map(({ name }) => name);
}

async function recorded(parts: Partial<MediaRequest> = {}): Promise<MediaRequest> {
  const request = aRequest(stage.serviceId, parts);
  expect(await ledger.create(aNewRequest(request))).toBe(true);
  return request;
}

describe('record', () => {
  it('keeps every part of a request as it was', async () => {
    const userId = await aUser(stage);
    const request = aRequest(stage.serviceId, {
      userId,
      draftId: newId(),
      title: { mediaType: 'tv', tmdbId: 1399, name: 'Thrones', year: null, posterPath: null },
      is4k: true,
      seasons: [1, 3],
      state: 'processing',
      cause: 'overseerr-failed',
      reason: 'later',
      decidedBy: 'Bob',
      progress: { percent: 41.5, endsAt: new Date('2026-01-05T00:00:00.000Z') },
      outcome: {
        created: [1],
        skipped: [3],
        existingRequester: 'Cy',
        quotaResetsAt: new Date('2026-01-06T00:00:00.000Z'),
        quota: { limit: 3, used: 2 },
      },
      remoteId: 5501,
      source: 'telegram',
      origin: { platform: 'telegram', kind: 'channel', address: '-100', topic: '9' },
      locale: 'de',
    });
    expect(await ledger.create(aNewRequest(request))).toBe(true);
    expect(await ledger.find(request.id)).toStrictEqual(request);
    expect(await ledger.findByRemoteId(stage.serviceId, 5501)).toStrictEqual(request);
    expect(request.draftId && (await ledger.findByDraft(request.draftId))).toStrictEqual(request);
  });

  it('writes history, cards and jobs with the request', async () => {
    const request = aRequest(stage.serviceId);
    const cards = createCardRepository({ pool: stage.pool, jobSender: stage.sender });
    const card = aCard({ recipients: [{ platform: 'telegram', platformUserId: '5' }] });
    await ledger.create(
      aNewRequest(request, {
        cards: [card],
        jobs: [submitJobOf(request), updateCardsJobOf(request)],
      }),
    );
    expect(await cards.listByRequest(request.id)).toStrictEqual([
      { ...card, requestId: request.id, shownVersion: 0 },
    ]);
    expect(await jobsOf(request)).toEqual(['submit-request', 'update-cards']);
    const events = await stage.prisma.requestEvent.findMany({ where: { requestId: request.id } });
    expect(events).toMatchObject([{ event: 'request', from: null, to: 'queued', actor: 'Ada' }]);
  });

  it('refuses a draft that was used, and writes nothing of the second entry', async () => {
    const draftId = newId<'draft'>();
    await recorded({ draftId });
    const second = aRequest(stage.serviceId, { draftId });
    expect(await ledger.create(aNewRequest(second, { cards: [aCard()] }))).toBe(false);
    expect(await ledger.find(second.id)).toBeNull();
    expect(await jobsOf(second)).toEqual([]);
    expect(await stage.prisma.card.count({ where: { requestId: second.id } })).toBe(0);
  });

  it('lets one of many presses of the same draft through', async () => {
    const draftId = newId<'draft'>();
    const presses = Array.from({ length: 8 }, () => aRequest(stage.serviceId, { draftId }));
    const results = await Promise.all(
      presses.map((request) => ledger.create(aNewRequest(request))),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
    const winner = presses[results.indexOf(true)];
    expect((await ledger.findByDraft(draftId))?.id).toBe(winner?.id);
  });

  it('refuses a number of the service that is known', async () => {
    await recorded({ remoteId: 8001 });
    const again = aRequest(stage.serviceId, { remoteId: 8001 });
    expect(await ledger.create(aNewRequest(again))).toBe(false);
  });

  it('leaves no request behind when its job cannot be written', async () => {
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

describe('change', () => {
  it('changes what the patch names, keeps the rest, and grows the version', async () => {
    const request = await recorded({ cause: 'overseerr-unreachable', reason: 'kept' });
    const stateChangedAt = new Date('2026-02-03T04:05:06.789Z');
    const patch = {
      state: 'approved',
      stateChangedAt,
      cause: null,
      decidedBy: 'Bob',
      remoteId: 9001,
      seasons: [2],
      progress: { percent: 3, endsAt: null },
    } as const;
    expect(await ledger.update(aRequestChange(request, { patch }))).toBe(true);
    expect(await ledger.find(request.id)).toStrictEqual({ ...request, ...patch, version: 2 });
  });

  it('writes history, cards and jobs with the change', async () => {
    const request = await recorded();
    await ledger.update(
      aRequestChange(request, { cards: [aCard({ key: 'public', role: 'public' })] }),
    );
    expect(await jobsOf(request)).toEqual(['submit-request', 'update-cards']);
    expect(await stage.prisma.card.count({ where: { requestId: request.id } })).toBe(1);
    const events = await stage.prisma.requestEvent.findMany({
      where: { requestId: request.id },
      orderBy: { id: 'asc' },
    });
    expect(events).toMatchObject([
      { event: 'request' },
      { event: 'await-approval', from: 'queued', to: 'pending', detail: { remoteId: 7 } },
    ]);
  });

  it('refuses a change that was decided on an older version, and writes nothing of it', async () => {
    const request = await recorded();
    await ledger.update(aRequestChange(request, { jobs: [] }));
    const late = aRequestChange(request, { patch: { state: 'declined' }, cards: [aCard()] });
    expect(await ledger.update(late)).toBe(false);
    expect(await ledger.find(request.id)).toMatchObject({ state: 'pending', version: 2 });
    expect(await jobsOf(request)).toEqual(['submit-request']);
    expect(await stage.prisma.card.count({ where: { requestId: request.id } })).toBe(0);
    expect(await stage.prisma.requestEvent.count({ where: { requestId: request.id } })).toBe(2);
  });

  it('lets one of many changes of the same version through', async () => {
    const request = await recorded();
    const changes = Array.from({ length: 8 }, () => ledger.update(aRequestChange(request)));
    expect((await Promise.all(changes)).filter(Boolean)).toHaveLength(1);
    expect((await ledger.find(request.id))?.version).toBe(2);
  });

  it('writes no history when there is none to write', async () => {
    const request = await recorded();
    const note = aRequestChange(request, { patch: { cause: 'overseerr-failed' }, history: null });
    expect(await ledger.update(note)).toBe(true);
    expect(await ledger.find(request.id)).toMatchObject({ state: 'queued', version: 2 });
    expect(await stage.prisma.requestEvent.count({ where: { requestId: request.id } })).toBe(1);
  });

  it('adds no second card with the same key and no second waiting job', async () => {
    const request = await recorded();
    const first = aRequestChange(request, { cards: [aCard({ key: 'public' })] });
    await ledger.update(first);
    await ledger.update({ ...first, expectedVersion: 2, cards: [aCard({ key: 'public' })] });
    expect(await stage.prisma.card.count({ where: { requestId: request.id } })).toBe(1);
    expect(await jobsOf(request)).toEqual(['submit-request', 'update-cards']);
  });

  it('throws already-requested for a number that belongs to another request', async () => {
    await recorded({ remoteId: 9100 });
    const request = await recorded();
    const refused = await ledger
      .update(aRequestChange(request, { patch: { remoteId: 9100 } }))
      .catch((error: unknown) => error);
    expect(isAppError(refused, 'already-requested')).toBe(true);
    expect(await ledger.find(request.id)).toStrictEqual(request);
  });
});
