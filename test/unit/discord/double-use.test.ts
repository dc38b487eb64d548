import { expect, it, vi } from 'vitest';
import { createDoubleUse } from '../../../src/discord/outbound/double-use.ts';

function create() {
  let now = Date.parse('2026-11-23T12:00:00Z');
  const error = vi.fn();
  const log = { debug() {}, info() {}, warn() {}, error };
  const doubleUse = createDoubleUse({ clock: () => new Date(now), log });
  return { doubleUse, error, wait: (ms: number) => (now += ms) };
}

it('another program with the same token is reported once, after three of its responses', () => {
  const { doubleUse, error } = create();
  doubleUse.record();
  doubleUse.record();
  expect(doubleUse.problem()).toBeNull();
  doubleUse.record();
  doubleUse.record();
  expect(doubleUse.problem()).toContain('DISCORD_TOKEN');
  expect(error).toHaveBeenCalledTimes(1);
});

it('rare responses of another program are not reported, and a reported problem ends', () => {
  const { doubleUse, error, wait } = create();
  for (let n = 0; n < 5; n += 1) {
    doubleUse.record();
    wait(40_000);
  }
  expect(error).not.toHaveBeenCalled();
  for (let n = 0; n < 3; n += 1) doubleUse.record();
  expect(doubleUse.problem()).not.toBeNull();
  wait(60_000);
  expect(doubleUse.problem()).toBeNull();
});
