import { expect, it } from 'vitest';
import { createReplyTimes } from '../../../../src/discord/outbound/reply-times.ts';

it('replies are awaited until most of the last ten were late', () => {
  const times = createReplyTimes(25);
  for (let count = 0; count < 5; count += 1) times.record('request', 26);
  expect(times.getPatienceMs('request')).toBe(25);
  times.record('request', 26);
  expect(times.getPatienceMs('request')).toBe(0);
});

it('replies are awaited again when most of the last ten were in time', () => {
  const times = createReplyTimes(25);
  for (let count = 0; count < 10; count += 1) times.record('request', 400);
  for (let count = 0; count < 5; count += 1) times.record('request', 25);
  expect(times.getPatienceMs('request')).toBe(25);
});

it('the replies of other commands do not matter', () => {
  const times = createReplyTimes(25);
  for (let count = 0; count < 10; count += 1) times.record('/request', 400);
  expect(times.getPatienceMs('/help')).toBe(25);
});
