import { expect, it } from 'vitest';
import { removeMadeUpFailures } from '../../../src/queue/made-up-failures.ts';

it('only failed jobs that the demo has made up are removed', async () => {
  const discarded: unknown[] = [];
  const toJob = (id: string, payload: unknown) => ({
    id,
    kind: 'update-cards',
    failedAt: new Date('2026-11-30T12:00:00Z'),
    attempts: 1,
    error: 'channel-not-found',
    payload,
  });
  await removeMadeUpFailures({
    async list() {
      const madeUp = { requestId: '1', note: 'Made up for the demo' };
      const items = [toJob('a', madeUp), toJob('b', { requestId: '2' }), toJob('c', null)];
      return { items, next: null };
    },
    async discard(ids) {
      discarded.push(...ids);
      return ids;
    },
  });
  expect(discarded).toEqual(['a']);
});
