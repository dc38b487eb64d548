import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Demo } from '../../../src/demo/demo.ts';
import { toRequestEvent } from '../../../src/domain/requests/remote-request.ts';
import type { OverseerrClient } from '../../../src/overseerr/client.ts';
import { createTestDemo } from '../../support/demo/demo-fixture.ts';
import { aClient, aRemoteUserId, catchErrorCode } from '../../support/overseerr-setup.ts';

const theo = aRemoteUserId(4);

function createClientFor(demo: Demo): OverseerrClient {
  const client = aClient(demo.url, { apiKey: demo.apiKey });
  onTestFinished(() => client.close());
  return client;
}

describe('the Overseerr client with the demo server', () => {
  it('recognizes it as Overseerr', async () => {
    const client = createClientFor(await createTestDemo());
    expect(await client.check()).toMatchObject({ product: 'overseerr' });
  });

  it('finds both movies named Dune with their years and demo posters', async () => {
    const client = createClientFor(await createTestDemo());
    const found = await client.searchTitles('dune', 'en');
    const titles = found.map(({ name, year, posterPath }) => ({ name, year, posterPath }));
    expect(titles).toContainEqual({ name: 'Dune', year: 1984, posterPath: '/demo-movie-841.svg' });
    expect(titles).toContainEqual({
      name: 'Dune',
      year: 2021,
      posterPath: '/demo-movie-438631.svg',
    });
  });

  it('finds titles by IMDb ID', async () => {
    const client = createClientFor(await createTestDemo());
    const [found] = await client.findTitlesByLink({ kind: 'imdb', id: 'tt0903747' }, 'en');
    expect(found).toMatchObject({ mediaType: 'tv', tmdbId: 1396, name: 'Breaking Bad' });
  });

  it('reads all seasons of a long series', async () => {
    const client = createClientFor(await createTestDemo());
    const { seasons } = await client.getTitleDetails({ mediaType: 'tv', tmdbId: 456 }, 'en');
    expect(seasons.length).toBe(36);
  });

  it('reads a series that is processing, then partially available, then available', async () => {
    const client = createClientFor(await createTestDemo({ movieDownloadMs: 1600 }));
    const requestInput = { mediaType: 'tv', tmdbId: 1396, is4k: false, seasons: [1, 2] } as const;
    const { remoteId } = await client.createRequest(requestInput, theo);
    const events = new Set<string>();
    const percents: number[] = [];
    await vi.waitFor(async () => {
      const remote = await client.findRequest(remoteId);
      if (remote?.progress) percents.push(remote.progress.percent);
      events.add(remote ? String(toRequestEvent(remote)) : 'gone');
      expect([...events]).toEqual(['start-processing', 'become-partial', 'become-available']);
    });
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
  });

  it('reads the accounts and their quotas', async () => {
    const demo = await createTestDemo();
    const client = createClientFor(demo);
    const names: string[] = [];
    for await (const account of client.listAccounts()) names.push(account.name);
    expect(names.sort()).toEqual(demo.users.map(({ name }) => name).sort());
    expect((await client.getQuotas(aRemoteUserId(3))).movie).toMatchObject({ limit: 1, days: 7 });
  });

  it('reports that the server is unreachable', async () => {
    const demo = await createTestDemo();
    const client = createClientFor(demo);
    await demo.controls.set({ isDown: true });
    expect(await catchErrorCode(client.searchTitles('dune', 'en'))).toBe('overseerr-unreachable');
  });
});
