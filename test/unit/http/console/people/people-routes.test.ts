import { describe, expect, it } from 'vitest';
import type { UserFilter, UserPosition } from '../../../../../src/domain/operator/user-overview.ts';
import { createAccountSuggestions } from '../../../../../src/usecases/accounts/account-suggestions.ts';
import { createMemberAdmin } from '../../../../../src/usecases/accounts/member-admin.ts';
import { createConsoleFixture, errorCode } from '../../../../support/console/console-fixture.ts';
import { nobody } from '../../../../support/console/empty-pages.ts';
import { aHeldAccount, aUserDetails } from '../../../../support/console/user-overviews.ts';
import { anId } from '../../../../support/factories.ts';
import { createInMemoryIdentity } from '../../../../support/in-memory/identity/identity.ts';
import { aRemoteAccount } from '../../../../support/remote-accounts.ts';

const chat = { platform: 'discord', platformUserId: '1' } as const;

async function createFixture() {
  const identity = createInMemoryIdentity();
  const { serviceId, store, accounts } = identity;
  const userId = await identity.addUser(chat, { platform: 'telegram', platformUserId: '2' });
  const [account] = await accounts.upsert(serviceId, [aRemoteAccount(2, { name: 'ada' })]);
  if (!account) throw new Error('nothing was saved');
  const erased: unknown[] = [];
  const calls: [UserFilter, { after: UserPosition | null; limit: number }][] = [];
  const held = aHeldAccount({ serviceId, permissions: 2 | 32, sharedWith: [] });
  const user = aUserDetails({ id: userId, accounts: [held] });
  const free = { id: account.id, serviceId: anId<'service'>(), remoteUserId: 2, name: 'ada' };
  const userDirectory = {
    ...nobody.userDirectory,
    async list(...call: (typeof calls)[number]) {
      calls.push(call);
      return { users: [user], next: { id: userId, lastSeenAt: user.lastSeenAt } };
    },
    find: async (id: string) => (id === userId ? user : null),
    listFreeAccounts: async () => [{ ...free, email: null, discordIds: [], telegramIds: [] }],
    searchAccounts: async () => [{ ...free, email: null, users: ['Ada'] }],
  };
  const fixture = createConsoleFixture({
    api: {
      people: {
        userDirectory,
        suggestions: createAccountSuggestions({ userDirectory }),
        servers: { listIds: () => [serviceId], getTitle: () => 'Seerr' },
        exportUser: async (_by, id) => (id === userId ? { format: 'medianest-user' } : null),
        memberAdmin: createMemberAdmin({
          ...identity,
          refusals: { recordRefusal: async () => undefined },
          jobs: { enqueue: async () => undefined },
          userErasure: {
            async erase(id, by) {
              erased.push([id, by.source]);
              return { requests: [] };
            },
          },
        }),
      },
    },
  });
  const boss = fixture.people.get(fixture.admin)?.user;
  if (boss) store.users.set(boss.id, { user: boss, preferences: {}, chats: [] });
  const session = await fixture.signIn(fixture.admin);
  const call = (path: string, method = 'GET', body?: unknown) =>
    fixture.call(`/api/v1/people${path}`, { session, method, body });
  return { ...identity, store, fixture, call, calls, erased, userId, account };
}

describe('the list of people', () => {
  it('passes its filters on, and continues where the last page ended', async () => {
    const { call, calls, userId } = await createFixture();
    const first = await (await call('?search=%20ada%20&group=unlinked&limit=1')).json();
    expect(first).toMatchObject({
      items: [
        {
          id: userId,
          lastSeenAt: '2026-11-01T10:00:00.000Z',
          accounts: [{ server: 'Seerr', permissions: ['admin', 'request'] }],
          suggestions: [{ name: 'ada', reason: 'name' }],
        },
      ],
    });
    await call(`?cursor=${first.next}`);
    expect(calls).toEqual([
      [
        { search: 'ada', group: 'unlinked', platform: null, order: 'last-seen' },
        { after: null, limit: 1 },
      ],
      [
        { search: null, group: 'all', platform: null, order: 'last-seen' },
        { after: { id: userId, lastSeenAt: new Date('2026-11-01T10:00:00Z') }, limit: 50 },
      ],
    ]);
  });

  it('refuses made-up cursors, groups, and long searches', async () => {
    const { call } = await createFixture();
    for (const query of ['cursor=x', 'group=nobody', `search=${'x'.repeat(101)}`, 'limit=0']) {
      expect([query, await errorCode(await call(`?${query}`))]).toEqual([query, 'invalid-input']);
    }
  });
});

describe('a person', () => {
  it('is shown with all servers, requests, and suggestions, and can be exported', async () => {
    const { call, userId, serviceId } = await createFixture();
    expect(await (await call(`/${userId}`)).json()).toMatchObject({
      requests: [{ title: 'Dune' }],
      servers: [{ id: serviceId, name: 'Seerr' }],
    });
    const file = await call(`/${userId}/export`);
    expect(file.headers.get('content-disposition')).toContain(`medianest-user-${userId}.json`);
    expect(await file.json()).toEqual({ format: 'medianest-user' });
    const found = await (await call(`/accounts/${serviceId}?search=ad`)).json();
    expect(found).toMatchObject({ items: [{ users: ['Ada'], server: 'Seerr' }] });
  });

  it('is linked, unlinked, detached, blocked, and erased by an admin, with a trace', async () => {
    const { call, userId, account, serviceId, store, erased } = await createFixture();
    const done = async (path: string, method: string, body?: unknown) =>
      expect((await call(`/${userId}${path}`, method, body)).status).toBe(204);
    await done('/link', 'POST', { accountId: account.id });
    expect(store.links).toMatchObject([{ userId, accountId: account.id, verifiedBy: 'admin' }]);
    await done(`/accounts/${serviceId}`, 'DELETE');
    expect(store.links).toEqual([]);
    await done('/detach', 'POST', chat);
    expect(store.users.get(userId)?.chats).toHaveLength(1);
    await done('/block', 'POST');
    expect(store.users.get(userId)?.user.isBlocked).toBe(true);
    await done('/unblock', 'POST');
    expect(store.users.get(userId)?.user.isBlocked).toBe(false);
    await done('', 'DELETE');
    expect(erased).toEqual([[userId, 'console']]);
    expect(store.audit.every(({ source }) => source === 'console')).toBe(true);
  });

  it('is not found under an id of something else', async () => {
    const { call, account, userId, serviceId, erased, store } = await createFixture();
    for (const id of [anId(), account.id, serviceId]) {
      for (const path of ['', '/export', '/erasure']) {
        expect(await errorCode(await call(`/${id}${path}`))).toBe('not-found');
      }
      expect(await errorCode(await call(`/${id}/block`, 'POST'))).toBe('not-found');
      expect(await errorCode(await call(`/${id}/detach`, 'POST', chat))).toBe('not-found');
      const link = { accountId: account.id };
      expect(await errorCode(await call(`/${id}/link`, 'POST', link))).toBe('not-found');
    }
    const other = { accountId: userId };
    expect(await errorCode(await call(`/${userId}/link`, 'POST', other))).toBe('account-not-found');
    expect(await errorCode(await call(`/accounts/${userId}`))).toBe('not-found');
    expect(await errorCode(await call('/1'))).toBe('invalid-input');
    expect([store.links, erased]).toEqual([[], []]);
  });

  it('cannot be blocked or erased by themselves', async () => {
    const { call, fixture, erased } = await createFixture();
    expect(await errorCode(await call(`/${fixture.admin}/block`, 'POST'))).toBe('forbidden');
    expect(await errorCode(await call(`/${fixture.admin}`, 'DELETE'))).toBe('forbidden');
    expect(erased).toEqual([]);
  });
});
