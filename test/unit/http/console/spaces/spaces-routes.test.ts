import { describe, expect, it } from 'vitest';
import type { NamedVoteRule } from '../../../../../src/domain/approvals/vote-rule.ts';
import type { AuditEntry } from '../../../../../src/domain/audit-entry.ts';
import type { SpaceFilter } from '../../../../../src/domain/operator/space-overview.ts';
import { createSpaceAdmin } from '../../../../../src/usecases/spaces/space-admin.ts';
import { createConsoleFixture, errorCode } from '../../../../support/console/console-fixture.ts';
import { nowhere } from '../../../../support/console/empty-pages.ts';
import { anId, aSpace } from '../../../../support/factories.ts';
import { createScriptedServers } from '../../../../support/in-memory/scripted-servers.ts';
import { createInMemorySpaces } from '../../../../support/in-memory/space-repository.ts';

const createdAt = new Date('2026-11-01T10:00:00Z');
const channel = { address: '7', topic: null, name: '<b>desk</b>', kind: 'channel' } as const;

async function createFixture() {
  const serviceId = anId<'service'>();
  const space = aSpace({ settings: { reminderHours: 5, approverRoles: ['1'] } });
  const audit: AuditEntry[] = [];
  const filters: SpaceFilter[] = [];
  const spaces = createInMemorySpaces([space], audit);
  const servers = createScriptedServers([{ id: serviceId, server: {} }]);
  const inspector = {
    inspect: async () => ({
      isMember: true,
      channels: [{ ...channel, missing: ['send'] as const }],
      roles: [{ id: '1', name: 'Moderators' }],
    }),
  };
  const votes: unknown[] = [];
  const voteRule: NamedVoteRule = {
    spaceId: space.id,
    serviceId,
    votes: 3,
    userId: anId(),
    accountId: null,
    since: createdAt,
    userName: '<b>Ada</b>',
    accountName: null,
  };
  const toOverview = (each: typeof space) => ({ ...each, leftAt: null, createdAt });
  const fixture = createConsoleFixture({
    api: {
      spaces: {
        ...nowhere,
        spaceDirectory: {
          ...nowhere.spaceDirectory,
          async list(filter) {
            filters.push(filter);
            return { spaces: [toOverview(space)], next: { name: space.name, id: space.id } };
          },
          async find(id) {
            const found = await spaces.find(id);
            return found && toOverview(found);
          },
        },
        spaceAdmin: createSpaceAdmin({
          spaces,
          spaceErasure: { erase: async () => false },
          inspector,
          servers,
          languages: ['en', 'de'],
          locks: { withLock: (_, work) => work() },
          refusals: { recordRefusal: async () => undefined },
        }),
        voteRules: {
          find: async () => voteRule,
          canSet: async ({ userId }) => userId === fixture.admin,
          set: async (actor, { id }, count) => void votes.push([actor.userId, id, count]),
        },
        inspector,
        servers,
      },
    },
  });
  const session = await fixture.signIn(fixture.admin);
  const call = (path: string, method = 'GET', body?: unknown) =>
    fixture.call(`/api/v1/spaces${path}`, { session, method, body });
  return { fixture, call, space, spaces, audit, filters, serviceId, votes };
}

describe('spaces', () => {
  it('are listed by name, and continue where the last page ended', async () => {
    const { call, space, filters } = await createFixture();
    const first = await (await call('?search=movie&group=left')).json();
    expect(first).toMatchObject({
      items: [{ id: space.id, server: expect.any(String), settings: { reminderHours: 5 } }],
    });
    expect((await call(`?cursor=${first.next}&platform=telegram`)).status).toBe(200);
    expect(filters).toEqual([
      { search: 'movie', platform: null, isLeft: true },
      { search: null, platform: 'telegram', isLeft: false },
    ]);
    expect(await errorCode(await call('?cursor=bm8'))).toBe('invalid-input');
  });

  it('are shown with what there is to choose from, and what the platform says', async () => {
    const { call, space, serviceId } = await createFixture();
    expect(await (await call(`/${space.id}`)).json()).toMatchObject({
      name: 'Movie night',
      servers: [{ id: serviceId, acceptsGuests: false }],
      languages: ['en', 'de'],
      defaults: { timeZone: 'UTC' },
    });
    expect(await (await call(`/${space.id}/inspection`)).json()).toEqual({
      isKnown: true,
      isMember: true,
      channels: [{ ...channel, missing: ['send'] }],
      roles: [{ id: '1', name: 'Moderators' }],
    });
  });

  it('are changed: what is missing stays, and null is the default again', async () => {
    const { call, space, spaces, audit, serviceId } = await createFixture();
    const place = { address: '7', topic: null };
    const settings = { reminderHours: null, approvalPlaces: [place], requestPlace: place };
    const changed = await call(`/${space.id}`, 'PATCH', { settings, serviceId });
    expect(changed.status).toBe(204);
    const stored = { platform: 'discord', kind: 'channel', address: '7' };
    expect(await spaces.find(space.id)).toMatchObject({
      serviceId,
      settings: { approverRoles: ['1'], approvalPlaces: [stored], requestPlace: stored },
    });
    expect(audit).toMatchObject([{ action: 'space.setup', source: 'console' }]);
  });

  it('refuse wrong values, foreign channels, and IDs of something else', async () => {
    const { call, space, audit, serviceId } = await createFixture();
    const code = async (body: unknown, id: string = space.id) =>
      errorCode(await call(`/${id}`, 'PATCH', body));
    expect(await code({ settings: { reminderHours: 'soon' } })).toBe('invalid-input');
    expect(await code({ settings: { language: 'tlh' } })).toBe('invalid-input');
    const foreign = { address: '8', topic: null };
    expect(await code({ settings: { requestPlace: foreign } })).toBe('invalid-input');
    expect(await code({ settings: { approvalPlaces: [foreign] } })).toBe('invalid-input');
    expect(await code({ serviceId: space.id })).toBe('not-found');
    expect(await code({ serviceId: '1' })).toBe('invalid-input');
    for (const id of [anId(), serviceId]) {
      expect(await code({ settings: {} }, id)).toBe('not-found');
      expect(await errorCode(await call(`/${id}`))).toBe('not-found');
      expect(await errorCode(await call(`/${id}/inspection`))).toBe('not-found');
      expect(await errorCode(await call(`/${id}`, 'DELETE'))).toBe('not-found');
    }
    expect(await errorCode(await call(`/${space.id}`, 'DELETE'))).toBe('invalid-state');
    expect(audit).toEqual([]);
  });

  it('show who answers for approval by votes, which admins set in their own name', async () => {
    const { fixture, call, space, votes } = await createFixture();
    expect(await (await call(`/${space.id}`)).json()).toMatchObject({
      voteRule: { votes: 3, userName: '<b>Ada</b>', accountName: null },
      canSetVotes: true,
      voteLimits: { min: 2, max: 50 },
    });
    const set = (count: unknown) => call(`/${space.id}/vote-rule`, 'PUT', { votes: count });
    expect([(await set(5)).status, (await set(null)).status]).toEqual([204, 204]);
    expect(votes).toEqual([
      [fixture.admin, space.id, 5],
      [fixture.admin, space.id, null],
    ]);
    for (const count of [1, 51, 2.5, '3', undefined]) {
      expect(await errorCode(await set(count))).toBe('invalid-input');
    }
    expect((await call(`/${anId()}/vote-rule`, 'PUT', { votes: 5 })).status).toBe(404);
    expect(votes).toHaveLength(2);
  });
});
