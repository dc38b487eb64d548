import { expect, it } from 'vitest';
import { createUnfinishedWork } from '../../../src/database/requests/unfinished-work.ts';
import { newId, setUpDatabaseForTest } from '../../support/database-setup.ts';

const minutesAgo = (minutes: number) =>
  new Date(Date.parse('2026-11-23T12:00:00Z') - minutes * 60_000);

function decidedAt(at: Date) {
  return {
    kind: 'approve',
    reason: null,
    userId: newId(),
    name: 'Ada',
    source: 'discord',
    as: null,
    at: at.toISOString(),
  };
}

it('a request waits since its state changed and a decision since it was made, whatever else changes', async () => {
  const { prisma, kysely, serviceId } = await setUpDatabaseForTest();
  const add = (parts: object) =>
    prisma.request.create({
      data: {
        id: newId(),
        serviceId,
        requesterName: 'Ada',
        mediaType: 'movie',
        tmdbId: 603,
        title: 'The Matrix',
        source: 'discord',
        updatedAt: minutesAgo(0),
        stateChangedAt: minutesAgo(90),
        ...parts,
      },
    });
  await add({ state: 'queued' });
  await add({ state: 'pending', decision: decidedAt(minutesAgo(60)) });
  // These do not wait for long, or wait for a person.
  await add({ state: 'queued', stateChangedAt: minutesAgo(10), updatedAt: minutesAgo(90) });
  await add({ state: 'pending', decision: decidedAt(minutesAgo(10)), updatedAt: minutesAgo(90) });
  await add({ state: 'pending' });
  await add({ state: 'available' });
  const work = createUnfinishedWork({ kysely, clock: () => minutesAgo(0) });
  expect(await work.countWaitingSince(minutesAgo(30))).toBe(2);
  expect(await work.countWaitingSince(minutesAgo(75))).toBe(1);
  expect(await work.countWaitingSince(minutesAgo(95))).toBe(0);
});
