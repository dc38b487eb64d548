import { beforeEach, describe, expect, it } from 'vitest';
import type { RemoteRequest } from '../../../../../src/domain/requests/remote-request.ts';
import type { MediaRequest } from '../../../../../src/domain/requests/request.ts';
import type { DownloadServer } from '../../../../../src/domain/services/download-server.ts';
import {
  createUseCaseSetup,
  now,
  serviceId,
  toRemoteRequest,
} from '../../../../support/in-memory/use-case-setup.ts';

const dayMs = 86_400_000;
const defaults = { profileId: null, folder: null, languageProfileId: null, tags: null };
const radarr: DownloadServer = {
  id: 0,
  name: 'Radarr',
  is4k: false,
  isDefault: true,
  standard: { ...defaults, tags: [] },
  anime: defaults,
};

let setup: ReturnType<typeof createUseCaseSetup>;
let request: MediaRequest;
let remote: Partial<RemoteRequest>;

beforeEach(() => {
  setup = createUseCaseSetup();
  request = setup.addRequest({ state: 'processing', stateChangedAt: now });
  remote = { status: 'approved', availability: 'processing', isSent: false };
  setup.server.findRequest = async () => toRemoteRequest(request, remote);
  setup.server.listDownloadServers = async () => [radarr];
});

const sync = () => setup.reconciler.syncRequest(serviceId, 7);
const stored = () => setup.store.requests.get(request.id);
const jobs = () => setup.store.jobs.splice(0).map(({ kind }) => kind);

describe('an approved request that never reached the download server', () => {
  it('is put before the approvers, once', async () => {
    await sync();
    expect(stored()?.problem).toBeNull();
    setup.passSeconds(600);
    await sync();
    await sync();
    expect(stored()).toMatchObject({ state: 'processing', problem: 'never-sent' });
    expect(jobs()).toEqual(['notify']);
  });

  it('is nothing to look at on a server without download servers', async () => {
    setup.server.listDownloadServers = async () => [];
    setup.passSeconds(600);
    await sync();
    expect(stored()?.problem).toBeNull();
    expect(jobs()).toEqual([]);
  });

  it('is fine as soon as the download server has it', async () => {
    setup.passSeconds(600);
    await sync();
    jobs();
    remote = { ...remote, isSent: true };
    await sync();
    expect(stored()?.problem).toBeNull();
    expect(jobs()).toEqual(['update-cards']);
  });

  it('is shown, but nobody is told, if it is older than the bot', async () => {
    setup.store.requests.set(request.id, { ...request, stalledAt: new Date(0) });
    setup.passSeconds(600);
    await sync();
    expect(stored()?.problem).toBe('never-sent');
    expect(jobs()).toEqual(['update-cards']);
  });
});

describe('an approved request on which nothing moves', () => {
  beforeEach(() => {
    remote = { ...remote, isSent: true };
  });

  it('is told once, also if it goes on and stands still again', async () => {
    setup.passSeconds((7 * dayMs) / 1000 - 1);
    await sync();
    expect(jobs()).toEqual([]);
    setup.passSeconds(1);
    await sync();
    await sync();
    const stalledAt = new Date(now.getTime() + 7 * dayMs);
    expect(stored()).toMatchObject({ stalledAt });
    expect(jobs()).toEqual(['notify']);
    remote = { ...remote, progress: { stage: 'downloading', percent: 10, endsAt: null } };
    await sync();
    setup.passSeconds((30 * dayMs) / 1000);
    await sync();
    expect(stored()).toMatchObject({ stalledAt });
    expect(jobs()).toEqual(['update-cards']);
  });

  it('counts from when its download last moved', async () => {
    setup.passSeconds((6 * dayMs) / 1000);
    remote = { ...remote, progress: { stage: 'downloading', percent: 10, endsAt: null } };
    await sync();
    jobs();
    setup.passSeconds((6 * dayMs) / 1000);
    await sync();
    expect(jobs()).toEqual([]);
    setup.passSeconds(dayMs / 1000);
    await sync();
    expect(jobs()).toEqual(['notify']);
  });
});

it('a title that was deleted is shown on the cards of its request', async () => {
  remote = { ...remote, availability: 'deleted' };
  await sync();
  expect(stored()?.problem).toBe('deleted');
  expect(jobs()).toEqual(['update-cards']);
});
