import { describe, expect, it, vi } from 'vitest';
import { eventOf } from '../../src/core/held-request.ts';
import type { Demo } from '../../src/demo/demo.ts';
import type { Overseerr } from '../../src/overseerr/client.ts';
import { aClient, account, faultOf } from '../overseerr/rig.ts';
import { aDemo, afterwards } from './stage.ts';

const theo = account(4);
const patience = { timeout: 10_000, interval: 10 };

function clientOf(demo: Demo): Overseerr {
  const client = aClient(demo.url, { apiKey: demo.apiKey });
  afterwards(() => client.close());
  return client;
}

describe('the bot with the demonstration server', () => {
  it('finds it to be an Overseerr it can write to', async () => {
    const client = clientOf(await aDemo());
    expect(await client.check()).toMatchObject({ product: 'overseerr' });
  });

  it('finds both Dunes with their years and posters of ours', async () => {
    const client = clientOf(await aDemo());
    const found = await client.search('dune', 'en');
    const facts = found.map(({ name, year, posterPath }) => ({ name, year, posterPath }));
    expect(facts).toContainEqual({ name: 'Dune', year: 1984, posterPath: '/demo-movie-841.svg' });
    expect(facts).toContainEqual({
      name: 'Dune',
      year: 2021,
      posterPath: '/demo-movie-438631.svg',
    });
  });

  it('finds titles by their IMDb ids', async () => {
    const client = clientOf(await aDemo());
    const [found] = await client.find({ kind: 'imdb', id: 'tt0903747' }, 'en');
    expect(found).toMatchObject({ mediaType: 'tv', tmdbId: 1396, name: 'Breaking Bad' });
  });

  it('sees every season of a long series', async () => {
    const client = clientOf(await aDemo());
    const { seasons } = await client.details({ mediaType: 'tv', tmdbId: 456 }, 'en');
    expect(seasons.length).toBe(36);
  });

  it('sees a series start, arrive in part and arrive', async () => {
    const client = clientOf(await aDemo({ paceMs: 1600 }));
    const wish = { mediaType: 'tv', tmdbId: 1396, is4k: false, seasons: [1, 2] } as const;
    const { number } = await client.create(wish, theo);
    const seen = new Set<string>();
    const percents: number[] = [];
    await vi.waitFor(async () => {
      const held = await client.request(number);
      if (held?.progress) percents.push(held.progress.percent);
      seen.add(held ? eventOf(held) : 'gone');
      expect([...seen]).toEqual(['start', 'arrive-partly', 'arrive']);
    }, patience);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
  });

  it('reads the people with their rights and quotas', async () => {
    const demo = await aDemo();
    const client = clientOf(demo);
    const names: string[] = [];
    for await (const one of client.accounts()) names.push(one.name);
    expect(names.sort()).toEqual(demo.users.map(({ name }) => name).sort());
    expect((await client.quotas(account(3))).movie).toMatchObject({ limit: 1, days: 7 });
  });

  it('is told that the server is down', async () => {
    const demo = await aDemo();
    const client = clientOf(demo);
    await demo.panel.set({ isDown: true });
    expect(await faultOf(client.search('dune', 'en'))).toBe('service-unreachable');
  });
});
