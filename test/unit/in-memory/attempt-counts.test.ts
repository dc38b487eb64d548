import { describe } from 'vitest';
import { promiseAttemptCounts } from '../../contracts/attempt-counts-contract.ts';
import { createInMemoryAttemptCounts } from '../../support/console/in-memory-attempt-counts.ts';

describe('attempts in memory', () => {
  promiseAttemptCounts(async () => {
    let now = Date.parse('2026-11-23T10:00:00Z');
    return {
      counts: createInMemoryAttemptCounts(() => new Date(now)),
      pass: (ms) => {
        now += ms;
      },
    };
  });
});
