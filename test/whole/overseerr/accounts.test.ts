import { describe, expect, it } from 'vitest';
import type { RemoteAccount } from '../../../src/domain/accounts/account.ts';
import type { ErrorCode } from '../../../src/domain/app-error.ts';
import type { OverseerrClient } from '../../../src/overseerr/client.ts';
import {
  aRemoteUserId,
  catchErrorCode,
  type ReceivedCall,
  type Reply,
  recorded,
  replay,
  type ServerReply,
  withServer,
} from '../../support/overseerr-setup.ts';

async function all(
  client: OverseerrClient,
  ...leftOut: Parameters<OverseerrClient['listAccounts']>
): Promise<RemoteAccount[]> {
  const accounts: RemoteAccount[] = [];
  for await (const one of client.listAccounts(...leftOut)) accounts.push(one);
  return accounts;
}

/** A server with these users; profiles by user id, `gone` for a user deleted in the meantime. */
function aServer(
  ids: () => readonly number[],
  profile: (id: number) => unknown | 'gone',
  more: object = {},
) {
  return (call: ReceivedCall): Reply => {
    const user = /\/user\/(\d+)\/settings\/notifications$/.exec(call.path)?.[1];
    if (user) {
      const body = profile(Number(user));
      return body === 'gone' ? recorded('192').response : { status: 200, body };
    }
    const one = /\/user\/(\d+)$/.exec(call.path)?.[1];
    if (one) return { status: 200, body: { id: Number(one), permissions: 32, ...more } };
    const query = new URLSearchParams(call.query);
    const [take, skip] = [Number(query.get('take')), Number(query.get('skip'))];
    const rows = ids().slice(skip, skip + take);
    const results = rows.map((id) => ({ id, displayName: `user ${id}`, permissions: 32, ...more }));
    return { status: 200, body: { pageInfo: { results: ids().length }, results } };
  };
}

const count = (length: number) => Array.from({ length }, (_, index) => index + 1);

describe('reading all accounts from Overseerr', () => {
  it('returns the recorded chat ids', async () => {
    const answer = replay('169', '187', '188', '189', '205');
    await withServer(
      (call) => {
        if (/\/user\/4$/.test(call.path)) {
          return { status: 200, body: { id: 4, displayName: 'carol', permissions: 0 } };
        }
        return /\/(1|6|7)\/settings/.test(call.path) ? recorded('189').response : answer(call);
      },
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
        expect(accounts[2]).toMatchObject({
          remoteUserId: 3,
          email: 'bob@rig.local',
          plexId: null,
        });
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
        expect((await all(client)).map((one) => one.remoteUserId)).toEqual(ids);
        const lists = server.calls.filter((call) => call.path.endsWith('/user'));
        expect(lists.map((call) => call.query)).toEqual([
          'take=100&skip=0&sort=created',
          'take=100&skip=100&sort=created',
          'take=100&skip=200&sort=created',
        ]);
      },
    );
  });

  it('misses no user if one is removed between two pages', async () => {
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
        const read = (await all(client)).map((one) => one.remoteUserId);
        expect(read).toEqual(count(150).filter((id) => id !== 7));
      },
    );
  });

  it('fails if the user list keeps changing', async () => {
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
        expect(await catchErrorCode(all(client))).toBe('user-list-incomplete');
      },
    );
  });

  it('skips a user who was deleted in the meantime', async () => {
    await withServer(
      aServer(
        () => [1, 2, 3],
        (id) => (id === 2 ? 'gone' : {}),
      ),
      async (client) => {
        const leftOut: [number, string][] = [];
        const read = await all(client, (id, error) => leftOut.push([id, error.code]));
        expect(read.map((one) => one.remoteUserId)).toEqual([1, 3]);
        expect(leftOut).toEqual([[2, 'account-not-found']]);
      },
    );
  });

  const listOf = (results: readonly unknown[], total = results.length) => ({
    status: 200,
    body: { pageInfo: { results: total }, results },
  });
  const user = (id: number) => ({ id, displayName: `user ${id}`, permissions: 32 });

  it.each<[string, (call: ReceivedCall) => Reply]>([
    ['is empty', () => listOf([])],
    ['lacks the owner', () => listOf([user(2), user(3)])],
    ['has fewer rows than it says', () => listOf([user(1)], 7)],
    [
      'ends early',
      ({ query }) => (query.includes('skip=0&') ? listOf([user(1), user(2)], 7) : listOf([], 7)),
    ],
    ['has a row without a user', () => listOf([user(1), { id: null }])],
    ['repeats its first page', () => listOf(count(100).map(user), 150)],
  ])('fails if the user list %s', async (_, answer) => {
    const isList = ({ path }: ReceivedCall) => path.endsWith('/user');
    const others = aServer(
      () => [1, 2, 3],
      () => ({}),
    );
    await withServer(
      (call) => (isList(call) ? answer(call) : others(call)),
      async (client) => {
        expect(await catchErrorCode(all(client))).toBe('user-list-incomplete');
        const byPlex = client.listAccountsByPlexUser({ plexId: '1', email: null });
        expect(await catchErrorCode(byPlex)).toBe('user-list-incomplete');
      },
    );
  });

  it('fails if a page in the middle fails', async () => {
    const answer = aServer(
      () => count(250),
      () => ({}),
    );
    await withServer(
      (call) => (call.query.includes('skip=100&') ? { status: 500, body: {} } : answer(call)),
      async (client) => {
        expect(await catchErrorCode(all(client))).toBe('overseerr-failed');
      },
    );
  });
});

describe('an unreadable user on Overseerr', () => {
  const ids = () => [1, 2, 3, 4, 5];
  const troubled =
    (answer: ServerReply, about: (call: ReceivedCall) => boolean) => (call: ReceivedCall) =>
      about(call) ? answer : aServer(ids, () => ({}))(call);
  const isProfileOf2 = ({ path }: ReceivedCall) => path.endsWith('/user/2/settings/notifications');
  const broken = { status: 500, body: { message: 'Unable to retrieve user settings.' } };

  it.each<[string, ServerReply, string]>([
    ['by an error', broken, 'overseerr-failed'],
    ['by an answer that is none', { status: 200, body: [] }, 'overseerr-failed'],
    ['because nothing comes', 'hang', 'overseerr-unreachable'],
    ['because the line breaks', 'reset', 'overseerr-unreachable'],
  ])('%s is left out, and the others are returned', async (_, answer, code) => {
    await withServer(
      troubled(answer, isProfileOf2),
      async (client) => {
        const leftOut: [number, string][] = [];
        const read = await all(client, (number, fault) => leftOut.push([number, fault.code]));
        expect(read.map(({ remoteUserId }) => remoteUserId)).toEqual([1, 3, 4, 5]);
        expect(leftOut).toEqual([[2, code]]);
      },
      // The other answers may be slow on a busy machine.
      answer === 'hang' ? { timeouts: { responseMs: 500 } } : {},
    );
  });

  const denied = {
    status: 403,
    body: { error: 'You do not have permission to access this endpoint' },
  };

  it.each<[string, ServerReply, ErrorCode]>([
    ['the key is not taken anymore', denied, 'overseerr-key-rejected'],
    [
      'a login page answers',
      { status: 200, body: '<html>', contentType: 'text/html' },
      'not-overseerr',
    ],
    [
      'somebody limits the rate',
      { status: 429, headers: { 'retry-after': '9' } },
      'overseerr-failed',
    ],
  ])('stops reading if %s', async (_, answer, code) => {
    const isAfterTheList = ({ path }: ReceivedCall) =>
      isProfileOf2({ path } as ReceivedCall) || path.endsWith('/auth/me');
    await withServer(troubled(answer, isAfterTheList), async (client) => {
      expect(await catchErrorCode(all(client))).toBe(code);
    });
  });

  it('stops reading if the server is down', async () => {
    await withServer(
      troubled('reset', ({ path }) => path.includes('/settings/')),
      async (client) => {
        expect(await catchErrorCode(all(client))).toBe('overseerr-unreachable');
      },
    );
  });

  it('is an error if no user can be read', async () => {
    await withServer(
      troubled(broken, ({ path }) => path.includes('/settings/')),
      async (client) => {
        expect(await catchErrorCode(all(client))).toBe('overseerr-failed');
      },
    );
  });
});

describe('the fields of a user on Overseerr', () => {
  const read = async (more: object) => {
    let accounts: RemoteAccount[] = [];
    await withServer(
      aServer(
        () => [1],
        () => ({}),
        more,
      ),
      async (client) => {
        accounts = await all(client);
      },
    );
    return accounts[0];
  };

  it('contain no characters that the database rejects', async () => {
    const spoiled = {
      displayName: 'A\u0000da\n\ud800L\u0007',
      email: 'a\u0000@\udc00b',
      plexId: '7\u0000',
    };
    expect(await read(spoiled)).toMatchObject({
      name: 'Ada L',
      email: 'a@b',
      plexId: '7',
    });
    expect(await read({ displayName: '\u0000', username: 'ada' })).toMatchObject({ name: 'ada' });
  });

  it.each([[2 ** 40], [0.5], [null], [0]])(
    'give no permissions for the number %s, if the server says it twice',
    async (permissions) => {
      expect(await read({ permissions })).toMatchObject({ permissions: 0 });
    },
  );

  it.each([[2 ** 40], [null], [0]])('give the permissions that follow %s', async (permissions) => {
    const once = aServer(
      () => [1],
      () => ({}),
      { permissions },
    );
    await withServer(
      (call) =>
        call.path.endsWith('/user/1')
          ? { status: 200, body: { id: 1, permissions: 34 } }
          : once(call),
      async (client) => {
        expect(await all(client)).toMatchObject([{ permissions: 34 }]);
      },
    );
  });

  it.each([
    ['2026-11-23T15:28:13.000Z', new Date('2026-11-23T15:28:13.000Z')],
    ['+275760-01-01T00:00:00.000Z', null],
    ['yesterday', null],
    [undefined, null],
  ])('have the creation time %s', async (createdAt, moment) => {
    expect((await read({ createdAt }))?.createdAt).toEqual(moment);
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

describe('reading one account from Overseerr', () => {
  it('returns null if it is deleted', async () => {
    await withServer(replay('179'), async (client) => {
      expect(await client.findAccount(aRemoteUserId(999))).toBeNull();
    });
  });
});
