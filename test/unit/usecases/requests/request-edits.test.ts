import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { EditField } from '../../../../src/domain/requests/edit-form.ts';
import type { RemoteRequest } from '../../../../src/domain/requests/remote-request.ts';
import type { MediaRequest } from '../../../../src/domain/requests/request.ts';
import type { DownloadServer } from '../../../../src/domain/services/download-server.ts';
import { createRequestEdits } from '../../../../src/usecases/requests/request-edits.ts';
import { createRequestTransitions } from '../../../../src/usecases/requests/request-transitions.ts';
import {
  anActor,
  anId,
  aRemoteUserId,
  aRequest,
  aSeries,
  aServerInfo,
  aTitle,
} from '../../../support/factories.ts';
import {
  createInMemoryRequests,
  createInMemoryStore,
} from '../../../support/in-memory/request-repository.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { toRemoteRequest } from '../../../support/in-memory/use-case-setup.ts';

const serviceId = anId<'service'>();
const approver = aRemoteUserId(4);
const defaults = { profileId: 1, folder: '/movies', languageProfileId: null, tags: [] };

function aDownloadServer(id: number, parts: Partial<DownloadServer> = {}): DownloadServer {
  const { tags: _, ...anime } = defaults;
  return {
    id,
    name: `Radarr ${id}`,
    is4k: false,
    isDefault: id === 0,
    standard: defaults,
    anime,
    ...parts,
  };
}

let edits: unknown[];
let remote: Partial<RemoteRequest> | null;
let editError: Error | null;
let target: {
  serverId: number | null;
  profileId: number | null;
  folder: string | null;
  languageProfileId: number | null;
  tags: readonly number[] | null;
};

beforeEach(() => {
  edits = [];
  remote = {};
  editError = null;
  target = { serverId: null, profileId: null, folder: null, languageProfileId: null, tags: null };
});

function createFixture(parts: Partial<MediaRequest> = {}, refusal: AppError | null = null) {
  const store = createInMemoryStore();
  const request = aRequest({ serviceId, state: 'pending', remoteId: 7, ...parts });
  store.requests.set(request.id, request);
  const requestRepository = createInMemoryRequests(store);
  const isSeries = request.title.mediaType === 'tv';
  const requestEdits = createRequestEdits({
    requestRepository,
    accounts: { find: async () => null },
    servers: createScriptedServers([
      {
        id: serviceId,
        server: {
          refreshDownloadServers() {},
          findRequest: async () => (remote ? toRemoteRequest(request, remote) : null),
          findDownloadTarget: async () => target,
          listDownloadServers: async () => [
            aDownloadServer(0),
            aDownloadServer(1),
            aDownloadServer(2, { is4k: true }),
          ],
          getDownloadServerOptions: async () => ({
            profiles: [
              { id: 1, name: 'HD' },
              { id: 2, name: 'Any' },
            ],
            folders: [
              { id: 1, path: '/movies' },
              { id: 2, path: '/kids' },
            ],
            languageProfiles: [],
            tags: [
              { id: 5, name: 'family' },
              { id: 6, name: 'later' },
            ],
            animeTags: [],
          }),
          getInfo: async () => aServerInfo(),
          getTitleDetails: async () => (isSeries ? aSeries(3) : aTitle()),
          async editRequest(...args) {
            if (editError) throw editError;
            edits.push(args);
            const { seasons } = args[2].edit;
            if (seasons) remote = { ...remote, seasons };
          },
        },
      },
    ]),
    approvers: {
      async authorizeEdit() {
        if (refusal) throw refusal;
        return approver;
      },
    },
    transitions: createRequestTransitions({
      retryDelaysMs: [],
      requestRepository,
      clock: () => new Date(0),
      newId: anId,
    }),
    locks: { withLock: (_, work) => work() },
    permissionRefresh: { refreshOnDenial: (_, __, work) => work() },
  });
  const actor = anActor();
  const language = 'en';
  const open = (field: EditField) => requestEdits.openForm(actor, request.id, { field, language });
  const pick = async (field: EditField, ...ids: string[]) => {
    const { options } = await open(field);
    const values = ids.map((id) => options.find((one) => String(one.id) === id)?.value ?? id);
    const selection = { page: 0, values, picked: null, isUnpicked: false };
    return requestEdits.applyEdit(actor, request.id, { field, language, selection });
  };
  return { store, request, open, pick, load: () => store.requests.get(request.id) };
}

const series = (seasons: readonly number[]) => ({ title: aSeries(3), seasons });
const selectedOf = ({ options }: { options: readonly { id: number; isSelected: boolean }[] }) =>
  options.filter(({ isSelected }) => isSelected).map(({ id }) => id);

describe('the form', () => {
  it('shows the download server’s defaults for fields that the request does not set', async () => {
    const { open } = createFixture();
    expect(selectedOf(await open('profile'))).toEqual([1]);
    expect((await open('profile')).options[0]?.mark).toBe('default');
  });

  it('shows the values of the request', async () => {
    target = { ...target, profileId: 2, tags: [6] };
    const { open } = createFixture();
    expect(selectedOf(await open('profile'))).toEqual([2]);
    expect(selectedOf(await open('tags'))).toEqual([6]);
  });

  it('offers only servers for the same quality', async () => {
    const { open } = createFixture();
    expect((await open('server')).options.map(({ id }) => id)).toEqual([0, 1]);
  });

  it('has seasons only for a series', async () => {
    expect((await createFixture().open('profile')).fields).not.toContain('seasons');
    const form = await createFixture(series([2])).open('seasons');
    expect(form.fields).toContain('seasons');
    expect(selectedOf(form)).toEqual([2]);
  });

  it.each(['not-approver', 'no-permission', 'own-request'] as const)(
    'is refused with %s, and so is a change',
    async (code) => {
      const { open, pick } = createFixture({}, new AppError(code));
      await expect(open('profile')).rejects.toThrow(code);
      await expect(pick('profile', '2')).rejects.toThrow(code);
      expect(edits).toEqual([]);
    },
  );

  it('ends when the request is decided', async () => {
    const { open } = createFixture({ state: 'approved' });
    await expect(open('profile')).rejects.toThrow('already-decided');
  });
});

describe('a change', () => {
  it('is written as the approver, and recorded', async () => {
    const { store, request, pick } = createFixture();
    await pick('profile', '2');
    expect(edits).toEqual([[7, 'movie', { edit: { profileId: 2 }, as: approver }]]);
    expect(store.history.get(request.id)).toMatchObject([
      { event: 'edit', actor: 'Ada', detail: { profileId: 2 } },
    ]);
    expect(store.audit).toMatchObject([{ action: 'request.edit', after: { profileId: 2 } }]);
  });

  it('of a series always names its seasons', async () => {
    const { pick, load } = createFixture(series([2]));
    await pick('seasons', '1', '2');
    await pick('profile', '2');
    expect(edits).toMatchObject([
      [7, 'tv', { edit: { seasons: [1, 2] } }],
      [7, 'tv', { edit: { seasons: [1, 2], profileId: 2 } }],
    ]);
    expect(load()?.seasons).toEqual([1, 2]);
  });

  it('to the current selection writes nothing', async () => {
    const { pick, store } = createFixture();
    await pick('profile', '1');
    expect(edits).toEqual([]);
    expect(store.audit).toEqual([]);
  });

  it('to no seasons is rejected', async () => {
    const { pick } = createFixture(series([2]));
    await expect(pick('seasons')).rejects.toThrow('no-seasons-selected');
  });

  it('to a forged value is rejected', async () => {
    const { pick } = createFixture();
    await expect(pick('profile', '99')).rejects.toThrow('options-changed');
    // As buttons had it before they named what the ID belongs to.
    await expect(pick('profile', '2-')).rejects.toThrow('options-changed');
    expect(edits).toEqual([]);
  });

  it('of the server uses its defaults for fields that the request sets', async () => {
    target = { ...target, profileId: 2, folder: '/kids' };
    const { pick } = createFixture();
    await pick('server', '1');
    expect(edits).toEqual([
      [7, 'movie', { edit: { serverId: 1, profileId: 1, folder: '/movies' }, as: approver }],
    ]);
  });
});

describe('a request that has changed on the server', () => {
  it('is not edited after a decision there, and follows that decision', async () => {
    remote = { status: 'declined', decidedBy: 'owner' };
    const { pick, load } = createFixture();
    await expect(pick('profile', '2')).rejects.toMatchObject({ code: 'already-decided' });
    expect(edits).toEqual([]);
    expect(load()).toMatchObject({ state: 'declined', decidedBy: 'owner' });
  });

  it('is not edited after it was deleted there', async () => {
    remote = null;
    const { pick, load } = createFixture();
    await expect(pick('profile', '2')).rejects.toBeInstanceOf(AppError);
    expect(edits).toEqual([]);
    expect(load()?.state).toBe('cancelled');
  });

  it('at the moment of the change explains the rejection', async () => {
    editError = new AppError('no-permission');
    const { pick, load } = createFixture();
    const attempt = pick('profile', '2');
    await expect(attempt).rejects.toThrow('no-permission');
    expect(load()).toMatchObject({ state: 'pending', version: 1 });
  });
});
