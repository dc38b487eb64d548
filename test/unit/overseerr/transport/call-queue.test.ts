import { describe, expect, it, vi } from 'vitest';
import {
  bottleneckLimiter,
  createCallQueue,
} from '../../../../src/overseerr/transport/call-queue.ts';

/** Work that ends when told, and counts how many calls ran at once. */
function aWorkshop() {
  const ends: (() => void)[] = [];
  const begun: string[] = [];
  return {
    begun,
    work: (name: string) => () => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.push(resolve));
    },
    endOne: () => ends.shift()?.(),
    underWay: () => ends.length,
  };
}

function aQueue(maxConcurrent: number, maxBackground: number) {
  return createCallQueue({ name: 'test', maxConcurrent, maxBackground });
}

describe('the call queue of a server', () => {
  it('starts a call at once if there is room', () => {
    const { begun, work } = aWorkshop();
    void aQueue(2, 1).run('person', work('person'));
    expect(begun).toEqual(['person']);
  });

  it('runs calls for users before syncs, and syncs before background work', async () => {
    const queue = aQueue(1, 1);
    const { begun, work, endOne } = aWorkshop();
    const all = [queue.run('background', work('first'))];
    await vi.waitFor(() => expect(begun).toEqual(['first']));
    all.push(
      queue.run('sync', work('watch 1')),
      queue.run('background', work('background')),
      queue.run('person', work('person')),
      queue.run('sync', work('watch 2')),
    );
    for (const expected of [2, 3, 4, 5]) {
      endOne();
      await vi.waitFor(() => expect(begun).toHaveLength(expected));
    }
    endOne();
    await Promise.all(all);
    expect(begun).toEqual(['first', 'person', 'watch 1', 'watch 2', 'background']);
  });

  it('keeps room for users during background work', async () => {
    const queue = aQueue(4, 2);
    const { begun, work, endOne, underWay } = aWorkshop();
    const slow = ['a', 'b', 'c', 'd'].map((name) => queue.run('background', work(name)));
    await vi.waitFor(() => expect(begun).toHaveLength(2));
    const person = queue.run('person', work('person'));
    await vi.waitFor(() => expect(begun).toEqual(['a', 'b', 'person']));
    const done = Promise.all([...slow, person]);
    let isDone = false;
    void done.then(() => {
      isDone = true;
    });
    await vi.waitFor(() => {
      if (underWay() > 0) endOne();
      expect(isDone).toBe(true);
    });
    expect(begun).toHaveLength(5);
  });

  it('uses shared limiters if provided', async () => {
    const made: unknown[] = [];
    const queue = createCallQueue({
      name: 'test',
      maxConcurrent: 4,
      maxBackground: 2,
      shared: (options) => {
        made.push(options);
        return bottleneckLimiter(options);
      },
    });
    expect(await queue.run('background', async () => 'done')).toBe('done');
    expect(made).toEqual([
      { name: 'test', maxConcurrent: 4 },
      { name: 'test background', maxConcurrent: 2 },
    ]);
    await queue.close();
  });

  it('passes on errors', async () => {
    const queue = aQueue(1, 1);
    const broken = () => Promise.reject(new Error('broken'));
    await expect(queue.run('background', broken)).rejects.toThrow('broken');
    await expect(queue.run('person', async () => 'fine')).resolves.toBe('fine');
    await queue.close();
  });
});
