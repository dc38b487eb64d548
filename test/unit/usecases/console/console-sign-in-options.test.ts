import { expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import { createConsoleSignInOptions } from '../../../../src/usecases/console/console-sign-in-options.ts';
import { anId, aServerInfo } from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';

const [first, second] = [anId<'service'>(), anId<'service'>()];
const allWays = { password: true, plex: true, jellyfin: true, quickConnect: true };

function setUp(more: Partial<Parameters<typeof createConsoleSignInOptions>[0]> = {}) {
  return createConsoleSignInOptions({
    users: { hasAdmin: async () => true },
    servers: createScriptedServers([
      { id: first, server: { getInfo: async () => aServerInfo({ signIn: allWays }) } },
      {
        id: second,
        server: {
          async getInfo() {
            throw new AppError('overseerr-unreachable');
          },
        },
      },
    ]),
    hasPlex: true,
    hasClaimCode: true,
    isDemo: false,
    ...more,
  });
}

it('The page offers what the servers allow, and leaves out servers that do not respond', async () => {
  expect(await setUp().list()).toMatchObject({
    claim: false,
    demo: false,
    servers: [{ id: first, title: 'Seerr', methods: ['plex', 'jellyfin', 'password'] }],
  });
  expect(await setUp({ hasPlex: false }).list()).toMatchObject({
    servers: [{ methods: ['jellyfin', 'password'] }],
  });
});

it('The page offers the code from the log only if there is one', async () => {
  const users = { hasAdmin: async () => false };
  expect(await setUp({ users }).list()).toMatchObject({ claim: true });
  expect(await setUp({ users, hasClaimCode: false }).list()).toMatchObject({ claim: false });
});

it('The page of the demo offers to enter, and asks for nobody’s password', async () => {
  expect(await setUp({ isDemo: true }).list()).toMatchObject({ demo: true, servers: [] });
});
