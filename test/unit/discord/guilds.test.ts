import { expect, test } from 'vitest';
import { createGuilds } from '../../../src/discord/guilds.ts';

const first = [0, 2] as const;
const second = [1, 2] as const;
const listOf = (...ids: readonly string[]) => ids.map((id) => ({ id, unavailable: true }));

function aPair() {
  const guilds = createGuilds();
  guilds.handleReady({ shard: first, guilds: listOf('a', 'b') });
  guilds.handleReady({ shard: second, guilds: listOf('c') });
  return guilds;
}

test('all guilds are known when every shard is ready', () => {
  const guilds = createGuilds();
  expect(guilds.handleReady({ shard: second, guilds: listOf('c') })).toBe(false);
  expect(guilds.handleReady({ shard: second, guilds: listOf('c') })).toBe(false);
  expect(guilds.handleReady({ shard: first, guilds: listOf('a', 'b') })).toBe(true);
  expect([...guilds.ids()].sort()).toEqual(['a', 'b', 'c']);
});

test('a shard with a new session replaces its own guilds and keeps those of the others', () => {
  const guilds = aPair();
  guilds.handleUpsert(1, { id: 'd', name: 'D' });
  guilds.handleDelete(1, { id: 'c' });
  expect(guilds.handleReady({ shard: first, guilds: listOf('a') })).toBe(true);
  expect([...guilds.ids()].sort()).toEqual(['a', 'd']);
});

test('a guild that was not in the READY list is reported as joined, once', () => {
  const guilds = aPair();
  expect(guilds.handleUpsert(0, { id: 'a', name: 'A' })).toBeNull();
  expect(guilds.handleUpsert(0, { id: 'd', name: 'D' })).toBe('d');
  expect(guilds.handleUpsert(0, { id: 'd', name: 'D two' })).toBeNull();
  expect(Object.fromEntries(guilds.names)).toEqual({ a: 'A', d: 'D two' });
});

test('a guild that removed the bot is reported as left, once, and an unavailable guild is not', () => {
  const guilds = aPair();
  guilds.handleUpsert(0, { id: 'a', name: 'A' });
  expect(guilds.handleDelete(0, { id: 'a', unavailable: true })).toBeNull();
  expect(guilds.ids()).toContain('a');
  expect(guilds.handleDelete(0, { id: 'a' })).toBe('a');
  expect(guilds.handleDelete(0, { id: 'a' })).toBeNull();
  expect(guilds.ids()).not.toContain('a');
  expect(guilds.names.has('a')).toBe(false);
});
