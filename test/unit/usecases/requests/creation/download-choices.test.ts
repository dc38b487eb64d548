import { describe, expect, it } from 'vitest';
import { permission } from '../../../../../src/domain/accounts/permission.ts';
import { AppError } from '../../../../../src/domain/app-error.ts';
import type { ChoiceField } from '../../../../../src/domain/requests/download-choice.ts';
import type { Draft } from '../../../../../src/domain/requests/draft.ts';
import type { DownloadServer } from '../../../../../src/domain/services/download-server.ts';
import { createDownloadChoices } from '../../../../../src/usecases/requests/creation/download-choices.ts';
import {
  aDraft,
  anAccount,
  anActor,
  anId,
  aSeries,
  aServerInfo,
  aTitle,
} from '../../../../support/factories.ts';
import { createScriptedServers } from '../../../../support/in-memory/scripted-servers.ts';

const serviceId = anId<'service'>();
const actor = anActor();

function aServer(id: number, parts: Partial<DownloadServer> = {}): DownloadServer {
  const standard = { profileId: 1, folder: '/hd', languageProfileId: null, tags: [] };
  const anime = { profileId: 2, folder: '/anime', languageProfileId: null };
  const server = { id, name: `Server ${id}`, is4k: false, isDefault: id === 0, standard, anime };
  return { ...server, ...parts };
}

function prepare({
  permissions = permission.requestAdvanced as number,
  isGuest = false,
  isAnime = null as boolean | null,
  servers = [aServer(0), aServer(1), aServer(4, { is4k: true, isDefault: true })],
} = {}) {
  const world = { servers, isDown: false, profiles: [1, 2, 3] };
  const saved: Draft[] = [];
  const title = isAnime === null ? aTitle() : { ...aSeries(2), isAnime };
  const choices = createDownloadChoices({
    members: {
      resolveKnownAccount: async () => ({ account: anAccount({ permissions }), isGuest }),
      refreshAccount: async () => anAccount({ permissions }),
    },
    servers: createScriptedServers([
      {
        id: serviceId,
        server: {
          refreshDownloadServers: () => undefined,
          listDownloadServers: async () => world.servers,
          async getDownloadServerOptions() {
            if (world.isDown) throw new AppError('overseerr-failed');
            return {
              profiles: world.profiles.map((id) => ({ id, name: `Profile ${id}` })),
              folders: [
                { id: 1, path: '/hd' },
                { id: 2, path: '/anime' },
                { id: 3, path: '/kids' },
              ],
              languageProfiles: [],
              tags: [{ id: 5, name: 'family' }],
              animeTags: [],
            };
          },
          getTitleDetails: async () => title,
          getInfo: async () => aServerInfo(),
        },
      },
    ]),
    draftRepository: {
      async update(draft) {
        saved.push(draft);
      },
    },
  });
  const draft = aDraft({ userId: actor.userId, serviceId, title });
  /** What the buttons of a form send, which may be older than the draft. */
  const valuesOf = async (
    from: Draft,
    field: ChoiceField,
    ids: readonly number[],
    is4k = false,
  ): Promise<string[]> => {
    const form = await choices.openForm(actor, from, { is4k, field, language: 'en' });
    return ids.map((id) => form.options.find((one) => one.id === id)?.value ?? String(id));
  };
  const pick = async (
    from: Draft,
    field: ChoiceField,
    values: readonly string[],
    is4k = false,
  ): Promise<Draft> => {
    const selection = { page: 0, values, picked: null, isUnpicked: false };
    const form = await choices.choose(actor, from, { is4k, field, language: 'en', selection });
    return form.draft;
  };
  const choose = async (
    from: Draft,
    field: ChoiceField,
    ids: readonly number[],
    is4k = false,
  ): Promise<Draft> => pick(from, field, await valuesOf(from, field, ids, is4k), is4k);
  return { choices, world, saved, draft, choose, pick, valuesOf };
}

describe('who may choose', () => {
  it.each([
    ['with the permission', { permissions: permission.requestAdvanced }, true],
    ['with Manage Requests', { permissions: permission.manageRequests }, true],
    ['without it', { permissions: permission.request }, false],
    ['as a guest, whatever the shared account may do', { isGuest: true }, false],
  ])('%s', async (_who, setup, isOffered) => {
    const { choices, draft } = prepare(setup);
    expect(await choices.canChoose(actor, draft)).toBe(isOffered);
    const opened = choices.openForm(actor, draft, { is4k: false, field: 'server', language: 'en' });
    if (isOffered) expect((await opened).fields).toEqual(['server', 'profile', 'folder', 'tags']);
    else await expect(opened).rejects.toMatchObject({ code: 'no-advanced-permission' });
  });

  it('checks every change, and saves nothing without the permission', async () => {
    const { choose, draft, saved } = prepare({ permissions: permission.request });
    await expect(choose(draft, 'profile', [3])).rejects.toMatchObject({
      code: 'no-advanced-permission',
    });
    expect(saved).toEqual([]);
  });
});

describe('a choice', () => {
  it('names the server that its profile, folder, and tags belong to', async () => {
    const { choose, draft } = prepare();
    const withProfile = await choose(draft, 'profile', [3]);
    expect(withProfile.choices).toEqual({
      standard: {
        server: { id: 0, name: 'Server 0' },
        profile: { id: 3, name: 'Profile 3' },
        folder: null,
        language: null,
        tags: null,
      },
      in4k: null,
    });
    const withAll = await choose(await choose(withProfile, 'folder', [3]), 'tags', [5]);
    expect(withAll.choices.standard).toMatchObject({
      folder: '/kids',
      tags: [{ id: 5, name: 'family' }],
    });
  });

  it.each(['profile', 'folder', 'tags'] as const)(
    'from an older form does not take the %s of another server for that of the same number',
    async (field) => {
      const { choose, pick, valuesOf, draft, saved } = prepare();
      const values = await valuesOf(draft, field, [field === 'tags' ? 5 : 3]);
      const moved = await choose(draft, 'server', [1]);
      saved.length = 0;
      await expect(pick(moved, field, values)).rejects.toMatchObject({ code: 'options-changed' });
      expect(saved).toEqual([]);
    },
  );

  it('from an older form does not take a server that has got the number of a deleted one', async () => {
    const { pick, valuesOf, draft, world } = prepare();
    const values = await valuesOf(draft, 'server', [1]);
    world.servers = [aServer(0), aServer(1, { name: 'Kids' })];
    await expect(pick(draft, 'server', values)).rejects.toMatchObject({ code: 'options-changed' });
  });

  it('of another server drops what belongs to the one before', async () => {
    const { choose, draft } = prepare();
    const changed = await choose(await choose(draft, 'folder', [3]), 'server', [1]);
    expect(changed.choices.standard).toEqual({
      server: { id: 1, name: 'Server 1' },
      profile: null,
      folder: null,
      language: null,
      tags: null,
    });
  });

  it('that says no more than the defaults is none', async () => {
    const { choose, draft } = prepare();
    const back = await choose(await choose(draft, 'profile', [3]), 'profile', [1]);
    expect(back.choices.standard).toBeNull();
    const home = await choose(await choose(draft, 'server', [1]), 'server', [0]);
    expect(home.choices.standard).toBeNull();
    expect((await choose(draft, 'profile', [1])).choices.standard).toBeNull();
  });

  it('is kept for each quality, whose servers alone are offered', async () => {
    const { choices, choose, draft } = prepare();
    const in4k = { is4k: true, field: 'server', language: 'en' } as const;
    const form = await choices.openForm(actor, draft, in4k);
    expect(form.options.map(({ id }) => id)).toEqual([4]);
    await expect(choose(draft, 'server', [4])).rejects.toMatchObject({ code: 'options-changed' });
    const both = await choose(await choose(draft, 'profile', [3]), 'profile', [2], true);
    expect(both.choices).toMatchObject({
      standard: { server: { id: 0 }, profile: { id: 3 } },
      in4k: { server: { id: 4 }, profile: { id: 2 } },
    });
    expect((await choices.reset(both, true)).choices).toEqual({
      standard: both.choices.standard,
      in4k: null,
    });
  });

  it('begins with the defaults for anime where a series is one', async () => {
    const selectedFolder = async (isAnime: boolean) => {
      const { choices, draft } = prepare({ isAnime });
      const input = { is4k: false, field: 'folder', language: 'en' } as const;
      const { options } = await choices.openForm(actor, draft, input);
      return options.find(({ isSelected }) => isSelected)?.label;
    };
    expect(await selectedFolder(true)).toBe('/anime');
    expect(await selectedFolder(false)).toBe('/hd');
  });

  it('of what is not offered is refused', async () => {
    const { choose, draft, saved } = prepare();
    await expect(choose(draft, 'profile', [99])).rejects.toMatchObject({ code: 'options-changed' });
    await expect(choose(draft, 'language', [1])).rejects.toMatchObject({ code: 'invalid-input' });
    expect(saved).toEqual([]);
  });
});

describe('right before the request', () => {
  it('what was chosen may still be chosen', async () => {
    const { choices, choose, draft } = prepare();
    await choices.assertValid(actor, draft, false);
    await choices.assertValid(actor, await choose(draft, 'profile', [3]), false);
  });

  it('a permission that was lost takes the choice with it, and says so', async () => {
    const chosen = await prepare().choose(prepare().draft, 'profile', [3]);
    const { choices, saved } = prepare({ permissions: permission.request });
    await expect(choices.assertValid(actor, chosen, false)).rejects.toMatchObject({
      code: 'no-advanced-permission',
    });
    expect(saved).toEqual([{ ...chosen, choices: { standard: null, in4k: null } }]);
    await choices.assertValid(actor, chosen, true);
  });

  it('a profile or server that is gone is not sent', async () => {
    const { choices, choose, draft, world } = prepare();
    const chosen = await choose(draft, 'profile', [3]);
    world.profiles = [1, 2];
    const gone = { code: 'download-option-gone' };
    await expect(choices.assertValid(actor, chosen, false)).rejects.toMatchObject(gone);
    world.profiles = [1, 2, 3];
    world.servers = [aServer(0, { is4k: true })];
    await expect(choices.assertValid(actor, chosen, false)).rejects.toMatchObject(gone);
  });

  it('a download server that is down does not stop the request', async () => {
    const { choices, choose, draft, world, saved } = prepare();
    const chosen = await choose(draft, 'profile', [3]);
    world.isDown = true;
    const before = saved.length;
    await choices.assertValid(actor, chosen, false);
    expect(saved).toHaveLength(before);
  });
});
