import { describe, expect, it, vi } from 'vitest';
import type { Demo } from '../../../src/demo/demo.ts';
import { toRequestEvent } from '../../../src/domain/requests/remote-request.ts';
import type { OverseerrClient } from '../../../src/overseerr/client.ts';
import { createTestDemo, onTestEnd } from '../../support/demo/demo-fixture.ts';
import { aClient, aRemoteUserId, catchErrorCode } from '../../support/overseerr-setup.ts';

const theo = aRemoteUserId(4);
const waitOptions = { timeout: 10_000, interval: 10 };

function clientOf(demo: Demo): OverseerrClient {
  const client = aClient(demo.url, { apiKey: demo.apiKey });
  onTestEnd(() => client.close());
  return client;
}

describe('the bot with the demonstration server', () => {
  it('finds it to be an Overseerr it can write to', async () => {
    const client = clientOf(await createTestDemo());
    expect(await client.check()).toMatchObject({ product: 'overseerr' });
  });

  it('finds both Dunes with their years and posters of ours', async () => {
    const client = clientOf(await createTestDemo());
    const found = await client.searchTitles('dune', 'en');
    const titles = found.map(({ name, year, posterPath }) => ({ name, year, posterPath }));
    expect(titles).toContainEqual({ name: 'Dune', year: 1984, posterPath: '/demo-movie-841.svg' });
    expect(titles).toContainEqual({
      name: 'Dune',
      year: 2021,
      posterPath: '/demo-movie-438631.svg',
    });
  });

  it('finds titles by their IMDb ids', async () => {
    const client = clientOf(await createTestDemo());
    const [found] = await client.findTitlesByLink({ kind: 'imdb', id: 'tt0903747' }, 'en');
    expect(found).toMatchObject({ mediaType: 'tv', tmdbId: 1396, name: 'Breaking Bad' });
  });

  it('sees every season of a long series', async () => {
    const client = clientOf(await createTestDemo());
    const { seasons } = await client.getTitleDetails({ mediaType: 'tv', tmdbId: 456 }, 'en');
    expect(seasons.length).toBe(36);
  });

  it('sees a series start, arrive in part and arrive', async () => {
    const client = clientOf(await createTestDemo({ movieDownloadMs: 1600 }));
    const requestInput = { mediaType: 'tv', tmdbId: 1396, is4k: false, seasons: [1, 2] } as const;
    const { remoteId } = await client.createRequest(requestInput, theo);
    const events = new Set<string>();
    const percents: number[] = [];
    await vi.waitFor(async () => {
      const remote = await client.findRequest(remoteId);
      if (remote?.progress) percents.push(remote.progress.percent);
      events.add(remote ? toRequestEvent(remote) : 'gone');
      expect([...events]).toEqual(['start-processing', 'become-partial', 'become-available']);
    }, waitOptions);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
  });

  it('reads the people with their rights and quotas', async () => {
    const demo = await createTestDemo();
    const client = clientOf(demo);
    const names: string[] = [];
    for await (const one of client.listAccounts()) names.push(one.name);
    expect(names.sort()).toEqual(demo.users.map(({ name }) => name).sort());
    expect((await client.getQuotas(aRemoteUserId(3))).movie).toMatchObject({ limit: 1, days: 7 });
  });

  it('is told that the server is down', async () => {
    const demo = await createTestDemo();
    const client = clientOf(demo);
    await demo.controls.set({ isDown: true });
    expect(await catchErrorCode(client.searchTitles('dune', 'en'))).toBe('overseerr-unreachable');
  });
});
