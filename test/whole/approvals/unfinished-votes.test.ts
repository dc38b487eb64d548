import { beforeAll, describe, expect, it } from 'vitest';
import { listUncountedVotes } from '../../../src/database/approvals/unfinished-votes.ts';
import { createVoteRepository } from '../../../src/database/approvals/vote-repository.ts';
import { toRowId } from '../../../src/database/row-id.ts';
import { hasEnoughVotes } from '../../../src/domain/approvals/vote-rule.ts';
import { aService, newId, setUpDatabase } from '../../support/database-setup.ts';

const since = new Date('2026-11-30T12:00:00Z');
const after = (seconds: number) => new Date(since.getTime() + seconds * 1000);
const soon = new Date('2100-01-01T00:00:00Z');

/** A request of Ada in a space where two votes approve, and the votes for it. */
interface Case {
  readonly request?: {
    readonly state?: 'approved' | 'pending';
    readonly cause?: string;
    readonly decision?: object;
    readonly stateChangedAt?: Date;
    readonly isOfSetter?: boolean;
    readonly isForOtherServer?: boolean;
  };
  readonly settings?: object;
  /** The server that was chosen for the space; missing: the default one. */
  readonly spaceServer?: 'of-rule' | 'other';
  /** Seconds after the rule was set. */
  readonly votes: readonly {
    readonly at: number;
    readonly is?:
      | 'blocked'
      | 'household'
      | 'not-linked'
      | 'requester'
      | 'spouse'
      | 'with-blocked-account'
      | 'with-removed-account';
  }[];
}

const enough = [{ at: 1 }, { at: 2 }];

const cases: Readonly<Record<string, Case & { readonly isListed: boolean }>> = {
  'with two votes': { votes: enough, isListed: true },
  'with one vote': { votes: [{ at: 1 }], isListed: false },
  'with votes from before the rule': { votes: [{ at: -2 }, { at: -1 }], isListed: false },
  'with one vote after the rule': { votes: [{ at: -2 }, { at: 1 }], isListed: true },
  'that became pending after the votes': {
    request: { stateChangedAt: after(5) },
    votes: enough,
    isListed: false,
  },
  'that is approved': { request: { state: 'approved' }, votes: enough, isListed: false },
  'that is decided': { request: { decision: {} }, votes: enough, isListed: false },
  'whose decision was refused': {
    request: { cause: 'no-permission' },
    votes: enough,
    isListed: false,
  },
  'for another server': { request: { isForOtherServer: true }, votes: enough, isListed: false },
  'with the vote of a blocked user': {
    votes: [{ at: 1 }, { at: 2, is: 'blocked' }],
    isListed: false,
  },
  'with the vote of an unlinked user': {
    votes: [{ at: 1 }, { at: 2, is: 'not-linked' }],
    isListed: false,
  },
  'with the vote of a blocked account': {
    votes: [{ at: 1 }, { at: 2, is: 'with-blocked-account' }],
    isListed: false,
  },
  'with the vote of a removed account': {
    votes: [{ at: 1 }, { at: 2, is: 'with-removed-account' }],
    isListed: false,
  },
  'with the vote of the requester': {
    votes: [{ at: 1 }, { at: 2, is: 'requester' }],
    isListed: false,
  },
  'with the vote of the requester’s account': {
    votes: [{ at: 1 }, { at: 2, is: 'spouse' }],
    isListed: false,
  },
  'with two votes of one account': {
    votes: [{ at: 1 }, { at: 2, is: 'household' }],
    isListed: false,
  },
  'with a later vote of an account that had voted': {
    votes: [{ at: -3 }, { at: -2 }, { at: 2, is: 'household' }],
    isListed: false,
  },
  'of the user who has set the rule': {
    request: { isOfSetter: true },
    votes: enough,
    isListed: true,
  },
  'of the user who has set the rule, without self-approval': {
    request: { isOfSetter: true },
    settings: { selfApproval: false },
    votes: enough,
    isListed: false,
  },
  'in a space with the server of the rule': {
    spaceServer: 'of-rule',
    votes: enough,
    isListed: true,
  },
  'in a space that has been given another server': {
    spaceServer: 'other',
    request: {},
    votes: enough,
    isListed: false,
  },
  'of somebody else, without self-approval': {
    settings: { selfApproval: false },
    votes: enough,
    isListed: true,
  },
};

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
let remoteUserId = 0;

beforeAll(async () => {
  setup = await setUpDatabase();
  return () => setup.close();
});

async function addUser(
  serviceId: string,
  parts: { readonly accountId?: string; readonly is?: string | undefined } = {},
) {
  const { prisma } = setup;
  const userId = newId<'user'>();
  const blockedAt = since;
  await prisma.user.create({
    data: { id: userId, displayName: 'x', ...(parts.is === 'blocked' ? { blockedAt } : {}) },
  });
  if (parts.is === 'not-linked') return { userId, accountId: null };
  remoteUserId += 1;
  const accountId =
    parts.accountId ??
    (
      await prisma.account.create({
        data: {
          ...{ serviceId, remoteUserId, name: 'x' },
          ...(parts.is === 'with-blocked-account' ? { blockedAt } : {}),
          ...(parts.is === 'with-removed-account' ? { removedAt: since } : {}),
        },
      })
    ).id;
  const link = { verifiedBy: 'plex', verifiedAt: since } as const;
  await prisma.accountLink.create({ data: { userId, accountId, serviceId, ...link } });
  return { userId, accountId };
}

async function add({ request: parts = {}, settings = {}, spaceServer, votes }: Case) {
  const { prisma, serviceId } = setup;
  const spaceServiceId = spaceServer === 'other' ? await aService(setup) : serviceId;
  const space = await prisma.space.create({
    data: {
      ...{ platform: 'discord', platformSpaceId: newId(), name: 'x', settings },
      ...(spaceServer ? { serviceId: spaceServiceId } : {}),
    },
  });
  const setter = await addUser(serviceId);
  await prisma.voteRule.create({
    data: { spaceId: space.id, serviceId, votes: 2, since, userId: setter.userId },
  });
  const requester = parts.isOfSetter ? setter : await addUser(serviceId);
  const { isOfSetter: _, isForOtherServer, ...columns } = parts;
  const request = await prisma.request.create({
    data: {
      ...{ requesterName: 'Ada', mediaType: 'movie', tmdbId: 1, title: 'x', source: 'discord' },
      ...{ spaceId: space.id, state: 'pending', stateChangedAt: after(-60), ...requester },
      ...columns,
      serviceId: isForOtherServer ? await aService(setup) : serviceId,
    },
  });
  let first: string | undefined;
  for (const { at, is } of votes) {
    const household = is === 'household' ? first : is === 'spouse' ? requester.accountId : null;
    const { userId, accountId } =
      is === 'requester'
        ? requester
        : await addUser(serviceId, { is, ...(household ? { accountId: household } : {}) });
    first ??= accountId ?? undefined;
    await prisma.vote.create({
      data: { requestId: request.id, userId, hasSubscribed: false, createdAt: after(at) },
    });
  }
  return request;
}

describe('a lost job of counting votes is found for a request', () => {
  it.each(Object.entries(cases))('%s', async (_, { isListed, ...one }) => {
    const { id, serviceId, userId, accountId, stateChangedAt } = await add(one);
    const jobs = await listUncountedVotes(setup.kysely, soon);
    const payload = { requestId: id };
    expect(jobs.filter(({ payload: of }) => JSON.stringify(of).includes(id))).toEqual(
      isListed ? [{ kind: 'count-votes', payload }] : [],
    );
    // The handler agrees with the query about the votes.
    const repository = createVoteRepository({ ...setup, jobSender: setup.sender });
    const voters = await repository.listVoters(toRowId(id), toRowId(serviceId));
    const request = {
      userId: toRowId<'user'>(userId ?? ''),
      accountId: toRowId<'account'>(accountId ?? ''),
      stateChangedAt,
    };
    if (isListed) expect(hasEnoughVotes(voters, request, { votes: 2, since })).toBe(true);
    else if (!one.request && !one.settings) {
      expect(hasEnoughVotes(voters, request, { votes: 2, since })).toBe(false);
    }
  });

  it('unless its space uses the default server, which has become another one', async () => {
    const { id } = await add({ votes: enough });
    const isListed = async () =>
      (await listUncountedVotes(setup.kysely, soon)).some(({ payload }) =>
        JSON.stringify(payload).includes(id),
      );
    expect(await isListed()).toBe(true);
    const { prisma } = setup;
    const other = await aService(setup);
    await prisma.serviceConfig.update({ where: { id: other }, data: { name: 'default' } });
    expect(await isListed()).toBe(false);
    await prisma.serviceConfig.update({ where: { id: other }, data: { name: other } });
  });

  it('only once it has not changed for a while', async () => {
    const { id, updatedAt } = await add({ votes: enough });
    const listed = async (before: Date) =>
      (await listUncountedVotes(setup.kysely, before)).some(({ payload }) =>
        JSON.stringify(payload).includes(id),
      );
    expect(await listed(new Date(updatedAt.getTime() - 1))).toBe(false);
    expect(await listed(updatedAt)).toBe(true);
  });
});
