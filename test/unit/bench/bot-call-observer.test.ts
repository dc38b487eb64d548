import { describe, expect, it } from 'vitest';
import { type BotCall, createBotCallObserver } from '../../bench/bot-call-observer.ts';

const aCall = (key: string, at: number): BotCall => ({
  key,
  route: 'POST /x',
  text: () => `call ${at}`,
  at,
});
const always = () => true;

describe('the observer of calls', () => {
  it('finds a call that was made before', async () => {
    const calls = createBotCallObserver();
    calls.add(aCall('a', 1));
    calls.add(aCall('b', 2));
    calls.add(aCall('b', 3));
    expect((await calls.next('b', always)).at).toBe(2);
    expect((await calls.next('b', ({ at }) => at > 2)).at).toBe(3);
  });

  it('waits for a call of the key that passes the check', async () => {
    const calls = createBotCallObserver();
    const first = calls.next('a', always);
    const third = calls.next('a', ({ text }) => text() === 'call 3');
    for (const at of [1, 2, 3]) calls.add(aCall(at === 2 ? 'b' : 'a', at));
    expect((await first).at).toBe(1);
    expect((await third).at).toBe(3);
  });
});
