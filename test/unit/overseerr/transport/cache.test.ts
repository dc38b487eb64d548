import { describe, expect, it } from 'vitest';
import { createCache } from '../../../../src/overseerr/transport/cache.ts';

function aCache(ttlMs = 1000) {
  return createCache<{ value: number }>({
    max: 10,
    ttlMs,
    clock: () => new Date('2026-01-01T00:00:00Z'),
  });
}

/** A load function whose result the test controls. */
function aQuestion() {
  let asked = 0;
  let answer: (value: { value: number }) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  return {
    asked: () => asked,
    answer: (value: number) => answer({ value }),
    fail: () => fail(new Error('no answer')),
    ask: () => {
      asked += 1;
      return new Promise<{ value: number }>((resolve, reject) => {
        answer = resolve;
        fail = reject;
      });
    },
  };
}

describe('the cache of the Overseerr client', () => {
  it('keeps nothing for 0 ms', async () => {
    const cache = aCache(0);
    cache.set('a', { value: 1 });
    expect(await cache.get('a', async () => ({ value: 2 }))).toEqual({ value: 2 });
    expect(await cache.get('a', async () => ({ value: 3 }))).toEqual({ value: 3 });
  });

  it('loads once for concurrent callers', async () => {
    const cache = aCache();
    const question = aQuestion();
    const all = [cache.get('a', question.ask), cache.get('a', question.ask)];
    question.answer(1);
    expect(await Promise.all(all)).toEqual([{ value: 1 }, { value: 1 }]);
    expect(question.asked()).toBe(1);
  });

  it('passes an error to all waiting callers and does not cache it', async () => {
    const cache = aCache();
    const question = aQuestion();
    const all = [cache.get('a', question.ask), cache.get('a', question.ask)];
    question.fail();
    for (const one of all) await expect(one).rejects.toThrow('no answer');
    expect(await cache.get('a', async () => ({ value: 2 }))).toEqual({ value: 2 });
  });

  it.each<[what: string, remove: (cache: ReturnType<typeof aCache>) => void]>([
    ['deleted', (cache) => cache.delete('a')],
    ['cleared', (cache) => cache.clear()],
  ])(
    'gives waiting callers a value that was %s meanwhile, and does not cache it',
    async (_, remove) => {
      const cache = aCache();
      const question = aQuestion();
      const waiting = cache.get('a', question.ask);
      remove(cache);
      question.answer(1);
      expect(await waiting).toEqual({ value: 1 });
      expect(await cache.get('a', async () => ({ value: 2 }))).toEqual({ value: 2 });
    },
  );

  it('deletes one key', async () => {
    const cache = aCache();
    cache.set('a', { value: 1 });
    cache.set('b', { value: 2 });
    cache.delete('a');
    expect(await cache.get('a', async () => ({ value: 3 }))).toEqual({ value: 3 });
    expect(await cache.get('b', async () => ({ value: 4 }))).toEqual({ value: 2 });
  });

  it('clears all keys', async () => {
    const cache = aCache();
    cache.set('a', { value: 1 });
    cache.set('b', { value: 2 });
    cache.clear();
    expect(await cache.get('a', async () => ({ value: 3 }))).toEqual({ value: 3 });
    expect(await cache.get('b', async () => ({ value: 4 }))).toEqual({ value: 4 });
  });
});
