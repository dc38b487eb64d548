import { expect, it } from 'vitest';
import { whileVisible } from '../../../src/console/api/while-visible.ts';

/** A tab that the test shows and hides. */
class Tab extends EventTarget {
  hidden = false;
  show(isShown: boolean): void {
    this.hidden = !isShown;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

/** What was started and stopped in a tab. */
function follow(tab: Tab) {
  const calls: string[] = [];
  const steps = { start: () => calls.push('start'), stop: () => calls.push('stop') };
  return { calls, end: whileVisible(tab, steps) };
}

it('A tab keeps its connection only while somebody can see it', () => {
  const tab = new Tab();
  const { calls, end } = follow(tab);
  tab.show(false);
  tab.show(false);
  tab.show(true);
  expect(calls).toEqual(['start', 'stop', 'start']);
  end();
  tab.show(false);
  expect(calls).toEqual(['start', 'stop', 'start', 'stop']);
});

it('A tab that is opened in the background connects when somebody first looks at it', () => {
  const tab = new Tab();
  tab.hidden = true;
  const { calls, end } = follow(tab);
  expect(calls).toEqual([]);
  tab.show(true);
  tab.show(false);
  end();
  expect(calls).toEqual(['start', 'stop']);
});
