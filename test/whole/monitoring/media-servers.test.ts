import { describe, expect, it, onTestFinished } from 'vitest';
import { listProbes } from '../../../src/composition/monitoring/open-probes.ts';
import { createFakeJellyfin } from '../../fakes/jellyfin/server.ts';
import { createFakePlexMediaServer } from '../../fakes/plex/media-server.ts';

const start = new Date('2026-11-20T10:30:00Z').getTime();
const minute = 60_000;

function probe(config: Partial<Parameters<typeof listProbes>[0]>) {
  const time = { now: start };
  const all = { plex: null, jellyfin: null, monitoredUrls: [], ...config };
  const [first] = listProbes(all, () => new Date(time.now));
  if (!first?.readActivity) throw new Error('no media server');
  return { check: first.check, readActivity: first.readActivity, time };
}

async function setUpPlex(role: 'owner' | 'friend' = 'owner') {
  const fake = await createFakePlexMediaServer();
  onTestFinished(() => fake.stop());
  fake.state.streams = [{ video: 'transcode', audio: 'copy' }, { audio: 'transcode' }, {}];
  fake.state.streams.push({ video: 'copy', audio: 'copy' });
  fake.state.sections = [
    { key: '1', type: 'movie', title: 'Movies', items: 1204 },
    { key: '2', type: 'show', title: 'TV <Shows>', items: 312 },
    { key: '7', type: 'photo', title: 'Holidays', items: 9 },
  ];
  return { fake, ...probe({ plex: { url: fake.url, token: fake.tokens[role] } }) };
}

async function setUpJellyfin(options: Parameters<typeof createFakeJellyfin>[0] = {}) {
  const fake = await createFakeJellyfin(options);
  onTestFinished(() => fake.stop());
  fake.state.sessions = [
    { plays: 'Transcode', idleSeconds: 5 },
    { plays: 'DirectStream', idleSeconds: 5 },
    { plays: null, idleSeconds: 5 },
    { plays: 'Transcode', idleSeconds: 86_400 },
  ];
  fake.state.counts = { MovieCount: 812, SeriesCount: 44, EpisodeCount: 3_021, AlbumCount: 0 };
  return { fake, ...probe({ jellyfin: { url: fake.url, apiKey: fake.apiKey } }) };
}

describe('Plex', () => {
  it('is connected, and tells its streams and the sizes of its libraries', async () => {
    const { check, readActivity } = await setUpPlex();
    expect(await check()).toMatchObject({ isUp: true, title: 'Home' });
    expect(await readActivity()).toEqual({
      streams: { total: 4, transcodes: 2 },
      libraries: [
        { name: 'Movies', kind: 'movies', count: 1204 },
        { name: 'TV <Shows>', kind: 'series', count: 312 },
        { name: 'Holidays', kind: 'items', count: 9 },
      ],
    });
  });

  it('is asked for no items and at most once a minute, also by several people at once', async () => {
    const { fake, readActivity, time } = await setUpPlex();
    await Promise.all([readActivity(), readActivity()]);
    time.now += minute - 1;
    await readActivity();
    expect(fake.calls.map(({ path }) => path).sort()).toEqual([
      '/library/sections',
      '/library/sections/1/all?X-Plex-Container-Start=0&X-Plex-Container-Size=0',
      '/library/sections/2/all?X-Plex-Container-Start=0&X-Plex-Container-Size=0',
      '/library/sections/7/all?X-Plex-Container-Start=0&X-Plex-Container-Size=0',
      '/status/sessions',
    ]);
    fake.state.streams = [];
    fake.state.sections = [];
    time.now += 1;
    expect(await readActivity()).toEqual({ streams: { total: 0, transcodes: 0 }, libraries: [] });
  });

  it('of somebody else does not tell its streams', async () => {
    const { check, readActivity } = await setUpPlex('friend');
    expect(await check()).toMatchObject({ isUp: true });
    const { streams, libraries } = await readActivity();
    expect(streams).toBeNull();
    expect(libraries).toHaveLength(3);
  });

  it('works although a library fails, and only the first ones of many are read', async () => {
    const { fake, check, readActivity } = await setUpPlex();
    fake.state.sections = Array.from({ length: 40 }, (_, index) => ({
      key: `${index}`,
      type: 'movie',
      title: 'Movies',
      items: index,
    }));
    fake.fail('/library/sections/3/all');
    expect(await check()).toMatchObject({ isUp: true });
    expect(await readActivity()).toEqual({
      streams: { total: 4, transcodes: 2 },
      libraries: null,
    });
    expect(fake.calls.length).toBeLessThan(20);
  });
});

describe('Jellyfin', () => {
  it('is connected, and tells its streams and what it holds', async () => {
    const { check, readActivity } = await setUpJellyfin({ hasLegacyHeaders: false });
    const result = await check();
    expect(result).toMatchObject({ isUp: true, title: 'Living room' });
    expect(result.detail).toContain('Jellyfin 10.11.4');
    expect(await readActivity()).toEqual({
      streams: { total: 2, transcodes: 1 },
      libraries: [
        { name: null, kind: 'movies', count: 812 },
        { name: null, kind: 'series', count: 44 },
        { name: null, kind: 'episodes', count: 3_021 },
      ],
    });
  });

  it('may be Emby', async () => {
    const { check, readActivity } = await setUpJellyfin({ product: 'emby' });
    expect((await check()).detail).toContain('Emby 4.8.11.0');
    expect((await readActivity()).streams).toEqual({ total: 2, transcodes: 1 });
  });

  it('behind a proxy with a password is reached with both', async () => {
    const { fake } = await setUpJellyfin();
    const url = fake.url.replace('http://', 'http://me:secret@');
    const { check } = probe({ jellyfin: { url, apiKey: fake.apiKey } });
    expect(await check()).toMatchObject({ isUp: true });
    expect(fake.calls[0]?.headers.authorization).toBe(`Basic ${btoa('me:secret')}`);
  });

  it('that rejects the key or is something else says which setting is wrong, without the key', async () => {
    const { fake } = await setUpJellyfin();
    const rejected = await probe({ jellyfin: { url: fake.url, apiKey: 'wrong-key' } }).check();
    expect(rejected).toMatchObject({ isUp: false, title: null });
    expect(rejected.detail).toContain('JELLYFIN_API_KEY');
    expect(rejected.detail).not.toContain('wrong-key');
    const url = `${fake.url}/elsewhere`;
    const lost = await probe({ jellyfin: { url, apiKey: fake.apiKey } }).check();
    expect(lost.detail).toContain('JELLYFIN_URL');
    const nothing = { url: 'http://127.0.0.1:1', apiKey: 'a-key' };
    const { check, readActivity } = probe({ jellyfin: nothing });
    expect((await check()).detail).toContain('ECONNREFUSED');
    expect(await readActivity()).toEqual({ streams: null, libraries: null });
  });
});
