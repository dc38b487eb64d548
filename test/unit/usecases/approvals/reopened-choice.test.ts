import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../../src/domain/actor.ts';
import { toServerChoice } from '../../../../src/domain/requests/download-choice.ts';
import {
  createUseCaseSetup,
  managerPermissions,
  memberPermissions,
} from '../../../support/in-memory/use-case-setup.ts';

const downloadChoice = toServerChoice({ id: 1, name: 'Radarr' });
const defaults = { profileId: 1, folder: '/movies', languageProfileId: null };

let setup: ReturnType<typeof createUseCaseSetup>;
let approver: Actor;

beforeEach(() => {
  setup = createUseCaseSetup();
  approver = setup.addUser(managerPermissions).actor;
  setup.server.findRequest = async () => null;
  setup.server.listDownloadServers = async () =>
    [0, 1].map((id) => ({
      id,
      name: 'Radarr',
      is4k: false,
      isDefault: id === 0,
      standard: { ...defaults, tags: [] },
      anime: defaults,
    }));
});

async function reopen(permissions: number, choice = downloadChoice) {
  const { account } = setup.addUser(permissions, { name: 'Bob' });
  const request = setup.addRequest({
    state: 'declined',
    accountId: account.id,
    downloadChoice: choice,
  });
  return (await setup.decisions.reopen(approver, request.id)).downloadChoice;
}

describe('the choice about the download of a request that is made anew', () => {
  it('stays for those who may choose', async () => {
    expect(await reopen(managerPermissions)).toEqual(downloadChoice);
  });

  it('is dropped if an approver made it for somebody who may not choose', async () => {
    expect(await reopen(memberPermissions)).toBeNull();
  });

  it('is dropped if the download server no longer exists', async () => {
    const gone = toServerChoice({ id: 42, name: 'Old Radarr' });
    expect(await reopen(managerPermissions, gone)).toBeNull();
  });
});
