import { describe, expect, it } from 'vitest';
import type { AttemptCounts } from '../../src/ports/console/attempt-counts.ts';

const two = { max: 2, windowMs: 1_000 };

/** What counting attempts promises, in PostgreSQL and in memory. Each key is used by one test. */
export function promiseAttemptCounts(
  open: () => Promise<{ readonly counts: AttemptCounts; readonly pass: (ms: number) => void }>,
): void {
  describe('attempts that are counted', () => {
    it('are refused by key when none is left, until their time is over', async () => {
      const { counts, pass } = await open();
      expect([await counts.take({ a: two }), await counts.take({ a: two })]).toEqual([[], []]);
      expect(await counts.take({ a: two })).toEqual(['a']);
      expect(await counts.take({ b: two })).toEqual([]);
      pass(999);
      expect(await counts.take({ a: two })).toEqual(['a']);
      pass(1);
      expect(await counts.take({ a: two })).toEqual([]);
    });

    it('are taken of all keys or of none', async () => {
      const { counts } = await open();
      const one = { max: 1, windowMs: 1_000 };
      await counts.take({ c: one });
      expect(await counts.take({ c: one, d: two })).toEqual(['c']);
      expect([await counts.take({ d: two }), await counts.take({ d: two })]).toEqual([[], []]);
      expect(await counts.take({ d: two })).toEqual(['d']);
    });

    it('can be given back, and are never more than there were', async () => {
      const { counts } = await open();
      await counts.take({ e: two });
      await counts.take({ e: two });
      await counts.giveBack({ e: two, unknown: two });
      expect(await counts.take({ e: two })).toEqual([]);
      expect(await counts.take({ e: two })).toEqual(['e']);
      for (let n = 0; n < 3; n += 1) await counts.giveBack({ e: two });
      expect([await counts.take({ e: two }), await counts.take({ e: two })]).toEqual([[], []]);
      expect(await counts.take({ e: two })).toEqual(['e']);
    });

    it('are not more when many come at once', async () => {
      const { counts } = await open();
      const five = { max: 5, windowMs: 1_000 };
      const taken = await Promise.all(
        Array.from({ length: 20 }, (_, n) => counts.take({ f: five, [`g${n % 3}`]: five })),
      );
      expect(taken.filter(({ length }) => length === 0)).toHaveLength(5);
    });
  });
}
