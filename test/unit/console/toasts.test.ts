import { describe, expect, it } from 'vitest';
import { createToasts, type ShownToast } from '../../../src/console/ui/feedback/toasts.ts';

const good = (text: string) => ({ tone: 'good', text }) as const;
const bad = (text: string) => ({ tone: 'bad', text }) as const;

/** Toasts with a time that the test lets pass. */
function createFixture() {
  let shown: readonly ShownToast[] = [];
  let now = 0;
  let waiting: { readonly work: () => void; readonly at: number }[] = [];
  const seen = { isHeld: false };
  const toasts = createToasts({
    later: (work, delayMs) => waiting.push({ work, at: now + delayMs }),
    isHeld: () => seen.isHeld,
    onChange(changed) {
      shown = changed;
    },
  });
  return {
    toasts,
    seen,
    texts: () => shown.map(({ text }) => text),
    close(text: string) {
      for (const each of shown) if (each.text === text) toasts.close(each.id);
    },
    pass(ms: number) {
      now += ms;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { work } of due) work();
    },
  };
}

describe('the toasts of the console', () => {
  it('go by themselves after six seconds if they report a success', () => {
    const { toasts, texts, pass } = createFixture();
    toasts.show(good('saved'));
    pass(5_999);
    expect(texts()).toEqual(['saved']);
    pass(1);
    expect(texts()).toEqual([]);
  });

  it.each(['bad', 'warn'] as const)('stay until they are closed if their tone is %s', (tone) => {
    const { toasts, texts, pass, close } = createFixture();
    toasts.show({ tone, text: 'refused' });
    pass(3_600_000);
    expect(texts()).toEqual(['refused']);
    close('refused');
    expect(texts()).toEqual([]);
  });

  it('do not go while somebody is at one of them', () => {
    const { toasts, seen, texts, pass } = createFixture();
    toasts.show(good('saved'));
    seen.isHeld = true;
    for (let seconds = 0; seconds < 60; seconds += 1) pass(1_000);
    expect(texts()).toEqual(['saved']);
    seen.isHeld = false;
    pass(2_000);
    expect(texts()).toEqual([]);
  });

  it('are four at most, of which problems are not the ones that make room', () => {
    const { toasts, texts } = createFixture();
    toasts.show(bad('refused'));
    for (const text of ['1', '2', '3', '4', '5']) toasts.show(good(text));
    expect(texts()).toEqual(['refused', '2', '3', '4', '5']);
  });

  it('report the same problem only once, as the last one', () => {
    const { toasts, texts } = createFixture();
    for (const text of ['refused', 'too late', 'refused']) toasts.show(bad(text));
    expect(texts()).toEqual(['too late', 'refused']);
  });
});
