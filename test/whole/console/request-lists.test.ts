import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRequestLists } from '../../../src/database/operator/requests/request-lists.ts';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import type { Decision } from '../../../src/domain/approvals/decision.ts';
import type { RequestId, ServiceId, SpaceId, UserId } from '../../../src/domain/id.ts';
import {
  anyRequest,
  type RequestCursor,
  type RequestFilter,
  requestOrders,
} from '../../../src/domain/operator/requests/request-list.ts';
import { type MediaRequest, requestStates } from '../../../src/domain/requests/request.ts';
import {
  aNewRequest,
  aRequest,
  aService,
  aUser,
  newId,
  setUpDatabase,
} from '../../support/database-setup.ts';

const names = ['Dune', 'The Night Watch', 'Night of the Owl', '100% Wolf', 'Under_score'];
/** The title of one request. */
const rareName = 'The Night of the Hunter';

const decision: Decision = {
  kind: 'approve',
  reason: null,
  userId: newId(),
  name: 'Ada',
  source: 'console',
  as: null,
  at: new Date('2026-01-01T00:00:00Z'),
};

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
let requests: readonly MediaRequest[];
let services: readonly ServiceId[];
let users: readonly UserId[];
let spaces: readonly SpaceId[];
let changedAt: ReadonlyMap<string, Date>;
let startedAt: Date;

beforeAll(async () => {
  startedAt = new Date();
  setup = await setUpDatabase();
  const { prisma, pool, sender } = setup;
  services = [setup.serviceId, await aService(setup)];
  users = [await aUser(setup, '77'), await aUser(setup)];
  await prisma.user.updateMany({ where: { id: users[1] ?? '' }, data: { displayName: 'Grace' } });
  spaces = [newId<'space'>(), newId<'space'>()];
  for (const id of spaces) {
    await prisma.space.create({
      data: { id, platform: 'discord', platformSpaceId: id, name: 'Club' },
    });
  }
  const repository = createRequestRepository({ pool, jobSender: sender, newId });
  const made: MediaRequest[] = [];
  for (let n = 0; n < 120; n += 1) {
    const request = aRequest(services[n % 7 === 0 ? 1 : 0] ?? setup.serviceId, {
      userId: n % 5 === 0 ? null : (users[n % 3 === 0 ? 1 : 0] ?? null),
      spaceId: n % 4 === 0 ? null : (spaces[n % 2] ?? null),
      state: requestStates[n % requestStates.length] ?? 'queued',
      is4k: n % 11 === 0,
      remoteId: n % 9 === 0 ? null : n,
      decision: n % 2 === 0 ? decision : null,
      title: {
        mediaType: n % 3 === 0 ? 'tv' : 'movie',
        tmdbId: n,
        name: n === 50 ? rareName : (names[n % names.length] ?? ''),
        year: 2000,
        posterPath: null,
      },
    });
    await repository.create(aNewRequest(request, { jobs: [] }));
    made.push(request);
  }
  // Some have changed at the same time.
  for (const [index, { id }] of made.entries()) {
    const at = new Date(Date.UTC(2026, 0, 1 + ((index * 7) % 40)));
    await prisma.request.update({ where: { id }, data: { updatedAt: at } });
  }
  requests = made;
  const rows = await prisma.request.findMany({ select: { id: true, updatedAt: true } });
  changedAt = new Map(rows.map(({ id, updatedAt }) => [id, updatedAt]));
});

afterAll(() => setup.close());

const filters: Readonly<Record<string, () => Partial<RequestFilter>>> = {
  everything: () => ({}),
  'one state': () => ({ states: ['pending'] }),
  'some states': () => ({ states: ['failed', 'declined', 'available'] }),
  'a server': () => ({ serviceIds: services.slice(1) }),
  'no server': () => ({ serviceIds: [] }),
  'both servers and a state': () => ({ serviceIds: services, states: ['failed'] }),
  'a person': () => ({ userId: users[0] ?? null }),
  'a person, a state, and a type': () => ({
    userId: users[1] ?? null,
    states: ['available', 'partial'],
    mediaType: 'tv',
  }),
  'a space': () => ({ spaceId: spaces[1] ?? null }),
  'a space of a server in 4K': () => ({
    spaceId: spaces[1] ?? null,
    serviceIds: services.slice(1),
    is4k: true,
  }),
  '4K': () => ({ is4k: true }),
  'a state in 4K': () => ({ is4k: true, states: ['declined'] }),
  'series in 4K in some states': () => ({
    is4k: true,
    states: ['available', 'pending', 'failed'],
    mediaType: 'tv',
  }),
  'movies in 4K in a state on a server': () => ({
    is4k: true,
    states: ['available'],
    mediaType: 'movie',
    serviceIds: services.slice(1),
  }),
  'standard quality': () => ({ is4k: false, states: ['failed'] }),
  'requests that nobody has decided on': () => ({ states: ['pending'], isDecided: false }),
  'decisions that are recorded': () => ({ isDecided: true }),
  movies: () => ({ mediaType: 'movie' }),
  'a word': () => ({ search: 'night' }),
  'a rare word on a server': () => ({ search: 'wolf', serviceIds: services.slice(1) }),
  'a rare word behind common ones': () => ({ search: 'of the hunt' }),
  'a rare word before a common one that it does not precede': () => ({ search: 'hunter night' }),
  'common words that never stand together': () => ({ search: 'owl night' }),
  'a wildcard that is a character': () => ({ search: '100%' }),
  'another one': () => ({ search: 'r_s' }),
  'no match': () => ({ search: 'qqqqq' }),
  'the beginning of a title': () => ({ search: 'du' }),
  'a name': () => ({ search: 'grace' }),
  'a name and a state': () => ({ search: 'grace', states: ['pending'] }),
  'a number': () => ({ search: '100' }),
};

function passes(request: MediaRequest, filter: RequestFilter): boolean {
  const { search, states, isDecided, userId, spaceId, mediaType, is4k, serviceIds } = filter;
  return (
    (states === null || states.includes(request.state)) &&
    (isDecided === null || (request.decision !== null) === isDecided) &&
    (userId === null || request.userId === userId) &&
    (spaceId === null || request.spaceId === spaceId) &&
    (mediaType === null || request.title.mediaType === mediaType) &&
    (is4k === null || request.is4k === is4k) &&
    (serviceIds === null || serviceIds.includes(request.serviceId)) &&
    (search === null || isFoundBy(request, search.toLowerCase()))
  );
}

function isFoundBy({ title, userId, remoteId }: MediaRequest, text: string): boolean {
  const name = title.name.toLowerCase();
  const hasTitle = text.length < 3 ? name.startsWith(text) : name.includes(text);
  return hasTitle || (userId === users[1] && 'grace'.includes(text)) || String(remoteId) === text;
}

function sortBy(order: (typeof requestOrders)[number], ids: readonly RequestId[]): RequestId[] {
  const isByChange = order === 'changed-first' || order === 'changed-last';
  const keyOf = (id: RequestId) =>
    `${isByChange ? (changedAt.get(id)?.toISOString() ?? '') : ''} ${id}`;
  const sorted = ids.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return order === 'newest' || order === 'changed-last' ? sorted.reverse() : sorted;
}

describe.each([2_000, 10])('a list whose queries look at %i rows', (windowSize) => {
  it.each(Object.keys(filters))('has each request once, in each order: %s', async (name) => {
    const lists = createRequestLists({ kysely: setup.kysely, windowSize });
    const filter = { ...anyRequest, ...filters[name]?.() };
    const expected = requests.filter((each) => passes(each, filter)).map(({ id }) => id);
    for (const order of requestOrders) {
      const found: RequestId[] = [];
      let after: RequestCursor | null = null;
      let count = 0;
      do {
        const part: Awaited<ReturnType<typeof lists.listIds>> = await lists.listIds(filter, {
          order,
          after,
          limit: 30,
        });
        expect(part.rows.length).toBeLessThanOrEqual(30);
        expect(part.searchedTo === null).toBe(part.next === null || part.rows.length === 30);
        found.push(...part.rows);
        after = part.next;
        count += 1;
      } while (after !== null && count < 100);
      expect(found).toEqual(sortBy(order, expected));
    }
  });
});

describe('a list of requests', () => {
  it('has the names of people, spaces, and servers', async () => {
    const { rows } = await createRequestLists(setup).list(
      { ...anyRequest, userId: users[1] ?? null, spaceId: spaces[1] ?? null },
      { order: 'newest', after: null, limit: 1 },
    );
    expect(rows).toMatchObject([
      { user: { name: 'Grace' }, space: { name: 'Club' }, service: { id: setup.serviceId } },
    ]);
  });

  it('narrows chosen requests to those that pass a filter, and shows those that are seen', async () => {
    const lists = createRequestLists(setup);
    const ids = [newId<'request'>(), ...requests.map(({ id }) => id)].reverse();
    const [serviceIds, undecided] = [services.slice(1), { states: ['pending'] } as const];
    const filter = { ...anyRequest, ...undecided, isDecided: false, serviceIds };
    const expected = requests.filter((each) => passes(each, filter)).map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(0);
    expect(await lists.narrowIds(ids, filter)).toEqual(expected.reverse());
    const listed = await lists.listChosen(ids, serviceIds);
    const seen = requests.filter(({ serviceId }) => serviceId === services[1]);
    expect(listed.map(({ id }) => id).sort()).toEqual(seen.map(({ id }) => id).sort());
    expect(await lists.listChosen(ids, null)).toHaveLength(requests.length);
  });

  it('finds a request by its id, and the requests of a person by theirs', async () => {
    const lists = createRequestLists(setup);
    const part = { order: 'newest', after: null, limit: 200 } as const;
    const id = requests[3]?.id ?? null;
    expect((await lists.listIds({ ...anyRequest, search: id }, part)).rows).toEqual([id]);
    const search = users[1]?.toUpperCase() ?? null;
    const { rows } = await lists.listIds({ ...anyRequest, search }, part);
    expect(rows).toHaveLength(requests.filter(({ userId }) => userId === users[1]).length);
  });

  it('goes by when the bot got to know a request', async () => {
    const lists = createRequestLists(setup);
    const since = startedAt;
    const part = { order: 'newest', after: null, limit: 200 } as const;
    expect((await lists.listIds({ ...anyRequest, since }, part)).rows).toHaveLength(120);
    expect((await lists.listIds({ ...anyRequest, until: since }, part)).rows).toEqual([]);
  });

  it('is counted by state, and as a whole where an index knows the filter', async () => {
    const lists = createRequestLists(setup);
    const byState = await lists.countByState(services.slice(1));
    const pending = requests.filter(
      ({ state, serviceId }) => state === 'pending' && serviceId === services[1],
    );
    expect(byState.pending).toEqual({ count: pending.length, isCapped: false });
    expect(await lists.count(anyRequest)).toEqual({ count: 120, isCapped: false });
    expect(await lists.count({ ...anyRequest, serviceIds: [] })).toEqual({
      count: 0,
      isCapped: false,
    });
    expect(await lists.count({ ...anyRequest, mediaType: 'tv' })).toBeNull();
  });
});
