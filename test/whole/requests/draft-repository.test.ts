import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCleanup } from '../../../src/database/cleanup.ts';
import { createDraftRepository } from '../../../src/database/requests/draft-repository.ts';
import type { Draft } from '../../../src/domain/requests/draft.ts';
import { promiseDraftRepository } from '../../contracts/draft-repository-contract.ts';
import { aUser, newId, setUpDatabase } from '../../support/database-setup.ts';
import { retentionDays } from '../../support/retention-days.ts';
import { sessionLimits } from '../../support/session-limits.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
let drafts: ReturnType<typeof createDraftRepository>;
let now = new Date('2026-03-01T00:00:00.000Z');
const clock = () => now;
const tomorrow = new Date('2026-03-02T00:00:00.000Z');

beforeAll(async () => {
  setup = await setUpDatabase();
  drafts = createDraftRepository({ ...setup, clock });
});

afterAll(() => setup.close());

async function aDraft(): Promise<Draft> {
  return {
    id: newId(),
    userId: await aUser(setup),
    forUserId: null,
    serviceId: setup.serviceId,
    title: {
      mediaType: 'tv',
      tmdbId: 1399,
      name: 'Thrones',
      year: 2011,
      posterPath: null,
      seasonNames: { language: 'en', names: { 2: 'A Clash of Kings' } },
    },
    releases: [{ kind: 'digital', at: new Date('2027-02-03T00:00:00Z') }],
    seasons: [],
    wants4k: false,
    page: 0,
    startedAt: new Date('2026-02-28T00:00:00.000Z'),
    choices: { standard: null, in4k: null },
    repeats: null,
  };
}

describe('a draft repository in PostgreSQL', () => {
  promiseDraftRepository(async () => ({
    drafts,
    makeDraft: aDraft,
    setNow(value) {
      now = value;
    },
  }));
});

it('a session with another purpose is not a draft', async () => {
  const id = newId<'draft'>();
  await setup.prisma.session.create({ data: { id, purpose: 'merge', expiresAt: tomorrow } });
  expect(await drafts.find(id)).toBeNull();
});

it('the cleanup deletes an expired draft', async () => {
  now = new Date('2026-03-01T00:00:00.000Z');
  const draft = await aDraft();
  const living = await aDraft();
  await drafts.create(draft, tomorrow);
  await drafts.create(living, new Date('2027-01-01T00:00:00.000Z'));
  const at = (time: string) =>
    setup.prisma.serviceCheck.create({
      data: { serviceId: setup.serviceId, ok: true, latencyMs: 5, at: new Date(time) },
    });
  await at('2026-01-01T00:00:00.000Z');
  await at('2026-02-28T00:00:00.000Z');
  now = tomorrow;
  expect(await drafts.find(draft.id)).toBeNull();
  const tidied = await createCleanup({
    ...setup,
    clock,
    forgetAfterDays: 30,
    retentionDays,
    sessionLimits,
  })();
  expect(tidied.checks).toBe(1);
  expect(await setup.prisma.session.count({ where: { id: draft.id } })).toBe(0);
  expect(await drafts.find(living.id)).toEqual(living);
  expect(await setup.prisma.serviceCheck.count()).toBe(1);
});
