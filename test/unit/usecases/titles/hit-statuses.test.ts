import { expect, it } from 'vitest';
import type { RequestState } from '../../../../src/domain/requests/request.ts';
import type { SearchHit, TitleKey } from '../../../../src/domain/titles/title.ts';
import type { TitleStatus } from '../../../../src/domain/titles/title-status.ts';
import { createHitStatuses } from '../../../../src/usecases/titles/hit-statuses.ts';
import { anId, aTitle } from '../../../support/factories.ts';

const aHit = (status: TitleStatus): SearchHit => ({ ...aTitle(), status });

function createStatuses(states: readonly RequestState[]) {
  return createHitStatuses({
    requestRepository: {
      listStatesByTitle: async (_: unknown, keys: readonly TitleKey[]) =>
        keys.flatMap((key) => states.map((state) => ({ key, state }))),
    },
  });
}

it.each([
  ['pending', 'approved', 'approved'],
  ['processing', 'failed', 'failed'],
  ['unknown', 'pending', 'unknown'],
  ['available', 'pending', 'available'],
] as const)(
  'a fresh result that is %s, with a request that is %s, is %s',
  async (status, state, expected) => {
    const [hit] = await createStatuses([state]).correct(anId(), [aHit(status)]);
    expect(hit?.status).toBe(expected);
  },
);

it.each([
  ['unknown', 'pending', 'pending'],
  ['deleted', 'processing', 'processing'],
  ['available', 'pending', 'available'],
] as const)(
  'a cached result that is %s, with a request that is %s, is %s',
  async (status, state, expected) => {
    const [hit] = await createStatuses([state]).correctCached(anId(), [aHit(status)]);
    expect(hit?.status).toBe(expected);
  },
);
