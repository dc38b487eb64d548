import { expect, it } from 'vitest';
import { createRecentSigns } from '../../../../src/lib/clocks/recent-signs.ts';

it('signs are enough only when there are that many within the window', () => {
  let now = 0;
  const clock = () => new Date(now);
  const signs = createRecentSigns({ clock, windowMs: 1_000, signsMin: 2 });
  signs.record();
  expect(signs.areEnough()).toBe(false);
  now = 1_000;
  signs.record();
  expect(signs.areEnough()).toBe(false);
  now = 1_500;
  signs.record();
  expect(signs.areEnough()).toBe(true);
  now = 2_000;
  expect(signs.areEnough()).toBe(false);
});
