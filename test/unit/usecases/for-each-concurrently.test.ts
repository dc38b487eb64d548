import { expect, it } from 'vitest';
import { forEachConcurrently } from '../../../src/usecases/for-each-concurrently.ts';

function setUp() {
  const begun: number[] = [];
  const gates = new Map<number, PromiseWithResolvers<void>>();
  const work = (item: number) => {
    begun.push(item);
    const gate = Promise.withResolvers<void>();
    gates.set(item, gate);
    return gate.promise;
  };
  const settle = async (item: number, error?: Error) => {
    const gate = gates.get(item);
    if (error) gate?.reject(error);
    else gate?.resolve();
    await gate?.promise.catch(() => undefined);
    await Promise.resolve();
  };
  return { begun, work, settle };
}

it('begins the next item when one of a few has ended', async () => {
  const { begun, work, settle } = setUp();
  const running = forEachConcurrently([1, 2, 3, 4], 2, work);
  expect(begun).toEqual([1, 2]);
  await settle(2);
  expect(begun).toEqual([1, 2, 3]);
  await settle(1);
  expect(begun).toEqual([1, 2, 3, 4]);
  await settle(3);
  await settle(4);
  await running;
});

it('rejects with the first error, and the others go on', async () => {
  const { begun, work, settle } = setUp();
  const running = forEachConcurrently([1, 2, 3], 2, work);
  const rejected = expect(running).rejects.toThrow('first');
  await settle(1, new Error('first'));
  await rejected;
  await settle(2);
  expect(begun).toEqual([1, 2, 3]);
});
