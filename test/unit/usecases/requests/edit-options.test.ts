import { describe, expect, it } from 'vitest';
import type { DownloadServer } from '../../../../src/domain/services/download-server.ts';
import type { OverseerrServer } from '../../../../src/ports/services/overseerr-server.ts';
import {
  type EditedRequest,
  listEditFields,
  listEditOptions,
  toRequestEdit,
} from '../../../../src/usecases/requests/edit-options.ts';
import { anId, aRequest, aSeries, aServerInfo } from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';

const serviceId = anId<'service'>();
const open = {
  serverId: null,
  profileId: null,
  folder: null,
  languageProfileId: null,
  tags: null,
};

function aSonarr(id: number, parts: Partial<DownloadServer> = {}): DownloadServer {
  const standard = { profileId: 1, folder: '/tv', languageProfileId: null, tags: [5] };
  const anime = { profileId: 2, folder: '/anime', languageProfileId: null };
  return { id, name: `Sonarr ${id}`, is4k: false, isDefault: id === 0, standard, anime, ...parts };
}

function anEdited(
  target: Partial<EditedRequest['target']> = {},
  {
    servers = [aSonarr(0), aSonarr(1)] as DownloadServer[],
    isAnime = false,
    allowsPartial = true,
  } = {},
): EditedRequest {
  const server: OverseerrServer = createScriptedServers([
    {
      id: serviceId,
      server: {
        listDownloadServers: async () => servers,
        getDownloadServerOptions: async () => ({
          profiles: [
            { id: 1, name: 'HD' },
            { id: 2, name: 'Anime' },
          ],
          folders: [
            { id: 1, path: '/tv' },
            { id: 2, path: '/anime' },
          ],
          languageProfiles: [{ id: 9, name: 'Japanese' }],
          tags: [{ id: 5, name: 'family' }],
          animeTags: [6],
        }),
        getTitleDetails: async () => ({ ...aSeries(3), isAnime }),
        getInfo: async () => aServerInfo({ seriesRules: { allowsPartial, allowsSpecials: false } }),
      },
    },
  ]).get(serviceId);
  const request = aRequest({ serviceId, title: aSeries(3), seasons: [1], state: 'pending' });
  return { request, server, target: { ...open, ...target }, language: 'en' };
}

const selected = async (edited: EditedRequest, field: Parameters<typeof listEditOptions>[1]) =>
  (await listEditOptions(edited, field)).filter(({ isSelected }) => isSelected);

describe('the fields of a request', () => {
  it('include language profiles only with a server that has them', async () => {
    expect(await listEditFields(anEdited())).not.toContain('language');
    const standard = { ...aSonarr(0).standard, languageProfileId: 9 };
    const servers = [aSonarr(0, { standard })];
    expect(await listEditFields(anEdited({}, { servers }))).toContain('language');
  });
});

it('has no seasons to choose where only whole series are requested', async () => {
  expect(await listEditFields(anEdited())).toContain('seasons');
  expect(await listEditFields(anEdited({}, { allowsPartial: false }))).not.toContain('seasons');
});

describe('the options of a field', () => {
  it('start with the defaults of the server, which differ for anime', async () => {
    expect(await selected(anEdited(), 'profile')).toMatchObject([{ id: 1, mark: 'default' }]);
    const anime = anEdited({}, { isAnime: true });
    expect(await selected(anime, 'profile')).toMatchObject([{ id: 2, mark: 'default' }]);
    expect(await selected(anime, 'folder')).toMatchObject([{ label: '/anime', mark: 'default' }]);
  });

  it('keep a value that the server no longer has, and mark it', async () => {
    const edited = anEdited({ profileId: 44, folder: '/gone', tags: [5, 45] });
    expect(await selected(edited, 'profile')).toMatchObject([{ id: 44, mark: 'missing' }]);
    expect(await selected(edited, 'folder')).toMatchObject([{ label: '/gone', mark: 'missing' }]);
    expect(await selected(edited, 'tags')).toMatchObject([
      { id: 45, mark: 'missing' },
      { id: 5, mark: 'current' },
    ]);
  });

  it('are only those of the request if its server no longer exists', async () => {
    const edited = anEdited({ serverId: 77, profileId: 2 });
    expect(await listEditOptions(edited, 'profile')).toMatchObject([{ id: 2, mark: 'missing' }]);
    expect(await selected(edited, 'server')).toMatchObject([{ id: 77, mark: 'missing' }]);
  });

  it('leave out seasons that cannot be requested, except those of the request', async () => {
    const edited = anEdited();
    const series = aSeries(3, {
      seasons: aSeries(3).seasons.map((season) => ({
        ...season,
        standard: season.number === 3 ? ('unknown' as const) : ('available' as const),
      })),
    });
    const server = { ...edited.server, getTitleDetails: async () => series };
    const options = await listEditOptions({ ...edited, server }, 'seasons');
    expect(options.map(({ value }) => value)).toEqual(['1', '3']);
  });
});

describe('the written value', () => {
  const values = (...numbers: number[]) => ({ values: numbers, options: [] });

  it('can be an empty list of tags, but not an empty profile', async () => {
    expect(await toRequestEdit(anEdited(), 'tags', values())).toEqual({ tags: [] });
    await expect(toRequestEdit(anEdited(), 'profile', values())).rejects.toThrow('invalid-input');
    await expect(toRequestEdit(anEdited(), 'seasons', values())).rejects.toThrow(
      'no-seasons-selected',
    );
  });

  it('for a folder is its path', async () => {
    const edited = anEdited();
    const options = await listEditOptions(edited, 'folder');
    expect(await toRequestEdit(edited, 'folder', { values: [2], options })).toEqual({
      folder: '/anime',
    });
  });

  it('for a server replaces only values that the request sets', async () => {
    expect(await toRequestEdit(anEdited(), 'server', values(1))).toEqual({ serverId: 1 });
    const named = anEdited({ profileId: 7, tags: [8] });
    expect(await toRequestEdit(named, 'server', values(1))).toEqual({
      serverId: 1,
      profileId: 1,
      tags: [5],
    });
  });

  it('for a server uses its values for anime', async () => {
    const anime = anEdited({ profileId: 7, folder: '/x', tags: [8] }, { isAnime: true });
    expect(await toRequestEdit(anime, 'server', values(1))).toEqual({
      serverId: 1,
      profileId: 2,
      folder: '/anime',
      tags: [6],
    });
  });

  it('for an unknown server is rejected', async () => {
    await expect(toRequestEdit(anEdited(), 'server', values(9))).rejects.toThrow('invalid-input');
  });
});
