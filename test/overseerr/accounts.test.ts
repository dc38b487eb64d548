import { describe, expect, it } from 'vitest';
import type { RemoteAccount } from '../../src/core/account.ts';
import type { Overseerr } from '../../src/overseerr/client.ts';
import {
  account,
  faultOf,
  type Reply,
  recorded,
  replay,
  type SeenCall,
  withServer,
} from './rig.ts';

async function all(client: Overseerr): Promise<RemoteAccount[]> {
  const accounts: RemoteAccount[] = [];
  for await (const one of client.accounts()) accounts.push(one);
  return accounts;
}

/** A server with these users; profiles by user id, `gone` for one deleted meanwhile. */
function aServer(ids: () => readonly number[], profile: (id: number) => unknown | 'gone') {
  return (call: SeenCall): Reply => {
    const user = /\/user\/(\d+)\/settings\/notifications$/.exec(call.path)?.[1];
    if (user) {
      const body = profile(Number(user));
      return body === 'gone' ? recorded('192').response : { status: 200, body };
    }
    const query = new URLSearchParams(call.query);
    const [take, skip] = [Number(query.get('take')), Number(query.get('skip'))];
    const rows = ids().slice(skip, skip + take);
    const results = rows.map((id) => ({ id, displayName: `user ${id}`, permissions: 32 }));
    return { status: 200, body: { pageInfo: { results: ids().length }, results } };
  };
}

const count = (length: number) => Array.from({ length }, (_, index) => index + 1);

describe('reading all accounts', () => {
  it('gives the ids in the profiles as recorded', async () => {
    const answer = replay('169', '187', '188', '189', '205');
    await withServer(
      (call) => (/\/(1|6|7)\/settings/.test(call.path) ? recorded('189').response : answer(call)),
      async (client) => {
        const accounts = await all(client);
        expect(accounts.map((one) => [one.name, one.discordIds, one.telegramIds])).toEqual([
          ['rigadmin', [], []],
          ['alice', ['123456789012345678'], []],
          ['bob', ['234567890123456789'], ['555000111']],
          ['carol', [], []],
          ['dave', [], ['777']],
          ['erin', [], []],
          ['frank', [], []],
        ]);
        expect(accounts[2]).toMatchObject({ number: 3, email: 'bob@rig.local', plexId: null });
      },
    );
  });

  it('reads page by page', async () => {
    const ids = count(201);
    await withServer(
      aServer(
        () => ids,
        () => ({}),
      ),
      async (client, server) => {
        expect((await all(client)).map((one) => one.number)).toEqual(ids);
        const lists = server.calls.filter((call) => call.path.endsWith('/user'));
        expect(lists.map((call) => call.query)).toEqual([
          'take=100&skip=0&sort=created',
          'take=100&skip=100&sort=created',
          'take=100&skip=200&sort=created',
        ]);
      },
    );
  });

  it('misses nobody when a user is removed between two pages', async () => {
    let ids = count(150);
    const answer = aServer(
      () => ids,
      () => ({}),
    );
    await withServer(
      (call) => {
        const reply = answer(call);
        if (call.query.includes('skip=0&')) ids = ids.filter((id) => id !== 7);
        return reply;
      },
      async (client) => {
        const read = (await all(client)).map((one) => one.number);
        expect(read).toEqual(count(150).filter((id) => id !== 7));
      },
    );
  });

  it('gives up for now when the users never stand still', async () => {
    let total = 150;
    await withServer(
      (call) => {
        total -= 1;
        return aServer(
          () => count(total),
          () => ({}),
        )(call);
      },
      async (client) => {
        expect(await faultOf(all(client))).toBe('service-failed');
      },
    );
  });

  it('skips a user who was deleted meanwhile', async () => {
    await withServer(
      aServer(
        () => [1, 2, 3],
        (id) => (id === 2 ? 'gone' : {}),
      ),
      async (client) => {
        expect((await all(client)).map((one) => one.number)).toEqual([1, 3]);
      },
    );
  });
});

describe('the chat ids of a profile', () => {
  const profiles: readonly [string, unknown, string[], string[]][] = [
    ['are missing', {}, [], []],
    ['are null or empty', { discordId: null, telegramChatId: '' }, [], []],
    ['are junk', { discordId: 'not-a-number', telegramChatId: 'x'.repeat(30) }, [], []],
    ['are not even texts', { discordId: 12, discordIds: { a: 1 }, telegramChatId: [] }, [], []],
    [
      'are a list in newer versions',
      { discordIds: ['123456789012345678', '234567890123456789'] },
      ['123456789012345678', '234567890123456789'],
      [],
    ],
    [
      'have both names and count once',
      { discordId: '123456789012345678', discordIds: ['123456789012345678', null] },
      ['123456789012345678'],
      [],
    ],
    ['have spaces around', { telegramChatId: ' 555000111 ' }, [], ['555000111']],
    ['name a group, which is nobody', { telegramChatId: '-1001234567890' }, [], []],
  ];

  it.each(profiles)('%s', async (_name, profile, discordIds, telegramIds) => {
    await withServer(
      aServer(
        () => [1],
        () => profile,
      ),
      async (client) => {
        expect(await all(client)).toMatchObject([{ discordIds, telegramIds }]);
      },
    );
  });
});

describe('reading one account', () => {
  it('gives null when it is gone', async () => {
    await withServer(replay('179'), async (client) => {
      expect(await client.account(account(999))).toBeNull();
    });
  });
});
