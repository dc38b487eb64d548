import { describe, expect, it, vi } from 'vitest';
import { createQueue, localLimiter } from '../../src/overseerr/limiter.ts';

/** Work that ends when told, and knows how much of it was under way at once. */
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

/** Once timers that were due have run, everybody stands in line: the limiter takes a turn or two for that. */
async function inLine(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
  }
}

function aQueue(maxConcurrent: number, maxBackground: number) {
  return createQueue({ create: localLimiter, name: 'test', maxConcurrent, maxBackground });
}

describe('the queue in front of a server', () => {
  it('lets people go before cards, and cards before background work', async () => {
    const queue = aQueue(1, 1);
    const { begun, work, endOne } = aWorkshop();
    const first = queue.run('person', work('first'));
    await vi.waitFor(() => expect(begun).toEqual(['first']));
    const others = [
      queue.run('background', work('background')),
      queue.run('watch', work('watch')),
      queue.run('person', work('person')),
    ];
    await inLine();
    for (const expected of [2, 3, 4]) {
      endOne();
      await vi.waitFor(() => expect(begun).toHaveLength(expected));
    }
    endOne();
    await Promise.all([first, ...others]);
    expect(begun).toEqual(['first', 'person', 'watch', 'background']);
  });

  it('keeps room for people however much background work there is', async () => {
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

  it('hands failures on', async () => {
    const queue = aQueue(1, 1);
    const broken = () => Promise.reject(new Error('broken'));
    await expect(queue.run('background', broken)).rejects.toThrow('broken');
    await expect(queue.run('person', async () => 'fine')).resolves.toBe('fine');
    await queue.close();
  });
});
