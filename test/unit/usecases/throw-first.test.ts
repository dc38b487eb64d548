import { expect, it } from 'vitest';
import { throwFirst } from '../../../src/usecases/throw-first.ts';

it('throws the first error, and nothing if there is none', async () => {
  const work = [
    Promise.resolve(),
    Promise.reject(new Error('first')),
    Promise.reject(new Error('second')),
  ];
  const results = await Promise.allSettled(work);
  expect(() => throwFirst(results)).toThrow('first');
  expect(() => throwFirst(results.slice(0, 1))).not.toThrow();
});
