import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OverseerrClient } from '../../../src/overseerr/client.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { aClient } from '../../support/overseerr-setup.ts';

let server: FakeOverseerr;
let client: OverseerrClient;

beforeEach(async () => {
  server = await createFakeOverseerr();
  client = aClient(server.url, { apiKey: server.apiKey });
});

afterEach(async () => {
  await client.close();
  await server.stop();
});

const faultsOf = async (mediaType: 'movie' | 'tv') =>
  (await client.testDownloadServers(mediaType)).map(({ fault }) => fault);

describe('a test of the download servers', () => {
  it('names them, and asks each one', async () => {
    expect(await client.testDownloadServers('movie')).toEqual([
      { name: 'Radarr HD', is4k: false, isDefault: true, fault: null },
      { name: 'Radarr 4K', is4k: true, isDefault: true, fault: null },
    ]);
    expect(await faultsOf('tv')).toEqual([null]);
  });

  it('finds what is down, without ending the server', async () => {
    server.faults.radarrDown(true);
    server.faults.sonarrDown(true);
    expect(await faultsOf('movie')).toEqual(['unreachable', 'unreachable']);
    expect(await faultsOf('tv')).toEqual(['unreachable']);
    expect(server.crashes).toEqual([]);
  });

  it('finds profiles and folders that no longer exist', async () => {
    const [hd, in4k] = server.arrServers.radarr;
    if (!hd || !in4k) throw new Error('the fake has two');
    hd.profiles = [{ id: 99, name: 'Other' }];
    in4k.rootFolders = ['/elsewhere'];
    expect(await faultsOf('movie')).toEqual(['no-profile', 'no-folder']);
  });

  it('cannot be made with CSRF protection', async () => {
    server.settings.csrf = true;
    expect(await faultsOf('tv')).toEqual(['untested']);
  });
});
