import { expect, it } from 'vitest';
import type { RemoteAccount } from '../../../../src/domain/accounts/account.ts';
import { createPlexAccounts } from '../../../../src/usecases/accounts/plex-accounts.ts';
import { anAccount, anId } from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';

const serviceId = anId<'service'>();
const account = anAccount({ serviceId, permissions: 32 });
const plexUser = { plexId: '7', email: 'ada@example.com', isEmailConfirmed: true };

function setUp(remote: Partial<RemoteAccount> | null, byId: readonly (typeof account)[]) {
  const saved: string[] = [];
  const whole = {
    ...account,
    email: null,
    plexId: null,
    createdAt: null,
    discordIds: [],
    telegramIds: [],
  };
  const plexAccounts = createPlexAccounts({
    accounts: {
      async upsert(_, remotes) {
        saved.push(...remotes.map(({ name }) => name));
        return remotes.map(() => ({ ...account, permissions: 2 }));
      },
    },
    plexAccounts: { listByPlexId: async () => [...byId], listByEmail: async () => [account] },
    servers: createScriptedServers([
      {
        id: serviceId,
        server: {
          findAccount: async () => remote && { ...whole, ...remote },
          listAccountsByPlexUser: async () => [],
        },
      },
    ]),
  });
  return { find: () => plexAccounts.find(serviceId, plexUser), saved };
}

it('The account of a Plex user is the one with their Plex ID, as the server has it now', async () => {
  expect(await setUp({ plexId: '7' }, [account]).find()).toMatchObject({
    id: account.id,
    permissions: 2,
  });
});

it('An account that belongs to another Plex user by now is not theirs', async () => {
  expect(await setUp({ plexId: '8' }, [account]).find()).toBeNull();
  expect(await setUp(null, [account]).find()).toBeNull();
});

it('An account without a Plex ID is found by its email address', async () => {
  expect(await setUp({ email: 'Ada@example.com' }, []).find()).toMatchObject({ id: account.id });
  expect(await setUp({ email: 'eve@example.com' }, []).find()).toBeNull();
});

it('Of several accounts, none is theirs', async () => {
  expect(await setUp({ plexId: '7' }, [account, account]).find()).toBeNull();
});
