import { beforeEach, describe, expect, it } from 'vitest';
import { permission } from '../../../../../src/domain/accounts/permission.ts';
import type { Actor } from '../../../../../src/domain/actor.ts';
import { AppError } from '../../../../../src/domain/app-error.ts';
import type { MediaRequest } from '../../../../../src/domain/requests/request.ts';
import type { Space, SpaceSettings } from '../../../../../src/domain/spaces/space.ts';
import { createRequestManagers } from '../../../../../src/usecases/approvals/votes/request-managers.ts';
import { createVoteApprovals } from '../../../../../src/usecases/approvals/votes/vote-approvals.ts';
import { createVoteRules } from '../../../../../src/usecases/approvals/votes/vote-rules.ts';
import { aNewCard, anId, aSpace } from '../../../../support/factories.ts';
import {
  createUseCaseSetup,
  managerPermissions,
  memberPermissions,
  now,
  serviceId,
  toRemoteRequest,
} from '../../../../support/in-memory/use-case-setup.ts';
import { createInMemoryVotes } from '../../../../support/in-memory/vote-repository.ts';
import { createInMemoryVoteRules } from '../../../../support/in-memory/vote-rule-repository.ts';

const space = aSpace();

let setup: ReturnType<typeof createUseCaseSetup>;
let fixture: ReturnType<typeof createFixture>;
/** Whoever sets the rule. */
let manager: ReturnType<typeof setup.addUser>;

beforeEach(() => {
  setup = createUseCaseSetup();
  fixture = createFixture();
  manager = setup.addUser(managerPermissions, { name: 'Mara' });
});

function createFixture() {
  const { store, spaces, users, accountRows, userRepository, accountLinks, transitions } = setup;
  spaces.push(space);
  const clock = setup.clock;
  const refresh = { error: null as AppError | null, permissions: null as number | null, count: 0 };
  const votes = createInMemoryVotes({
    store,
    toVoter: (userId) => ({
      userId,
      name: users.find(({ id }) => id === userId)?.displayName ?? '',
      accountId: accountRows.find((row) => row.userId === userId)?.id ?? null,
    }),
    clock,
  });
  const rules = createInMemoryVoteRules({ store, nameOf: () => 'Mara' });
  const requestManagers = createRequestManagers({
    users: userRepository,
    accountLinks,
    members: {
      async refreshAccount(account) {
        refresh.count += 1;
        if (refresh.error) throw refresh.error;
        const index = accountRows.findIndex(({ id }) => id === account.id);
        const row = accountRows[index];
        if (row && refresh.permissions !== null) {
          accountRows[index] = { ...row, permissions: refresh.permissions };
        }
        return account;
      },
    },
  });
  const servers = {
    resolveId: (of: Pick<Space, 'serviceId'> | null) => of?.serviceId ?? serviceId,
  };
  const voteRules = createVoteRules({
    voteRuleRepository: rules,
    servers,
    requestManagers,
    clock,
  });
  /** Runs once between the decision and what it was based on. */
  const meanwhile = { run: async () => undefined as unknown };
  const voteApprovals = createVoteApprovals({
    requestRepository: setup.requestRepository,
    voteRepository: votes,
    voteRuleRepository: rules,
    spaces: { find: async (id) => spaces.find((each) => each.id === id) ?? null },
    servers,
    requestManagers: {
      ...requestManagers,
      async verify(...of) {
        const found = await requestManagers.verify(...of);
        const { run } = meanwhile;
        meanwhile.run = async () => undefined;
        await run();
        return found;
      },
    },
    transitions,
    approvalCards: {
      buildCards: async () => [aNewCard({ role: 'approval', key: 'approval:discord:900:' })],
    },
    clock,
  });
  return { votes, rules, requestManagers, voteRules, voteApprovals, refresh, meanwhile };
}

/** A rule of the manager, and a request of somebody else in the space. */
async function prepare(
  votes: number,
  parts: Partial<MediaRequest> = {},
  settings: SpaceSettings = {},
) {
  setup.spaces.splice(0, 1, { ...space, settings });
  await fixture.voteRules.set(manager.actor, space, votes);
  setup.passSeconds(1);
  const stateChangedAt = new Date(now.getTime() - 60_000);
  return setup.addRequest({ spaceId: space.id, stateChangedAt, ...parts });
}

const add = async ({ id: requestId }: MediaRequest, { userId }: Pick<Actor, 'userId'>) => {
  setup.passSeconds(1);
  return fixture.votes.add({ requestId, userId, hasSubscribed: false }, []);
};
const voteOf = async (request: MediaRequest, permissions = memberPermissions) => {
  const voter = setup.addUser(permissions);
  await add(request, voter.actor);
  return voter;
};
const count = ({ id }: MediaRequest) => fixture.voteApprovals.countVotes(id);
const load = ({ id }: MediaRequest) => setup.store.requests.get(id);
const isOff = async () => (await fixture.rules.find(space.id)) === null;

describe('a request', () => {
  it('is approved with the vote that is needed, as a decision of the user who has set the rule', async () => {
    const request = await prepare(2);
    await voteOf(request);
    await count(request);
    expect(load(request)?.decision).toBeNull();
    await voteOf(request);
    await count(request);
    expect(load(request)?.decision).toMatchObject({
      kind: 'approve',
      userId: manager.actor.userId,
      name: 'Mara',
      as: manager.account.remoteUserId,
      source: 'discord',
      votes: 2,
    });
    expect(setup.store.history.get(request.id)?.at(-1)).toMatchObject({
      event: 'decide',
      actor: 'Mara',
      detail: { kind: 'approve', votes: 2 },
    });
    expect(setup.store.audit.at(-1)).toMatchObject({
      action: 'request.approve',
      actor: 'Mara',
      after: { as: manager.account.remoteUserId, votes: 2 },
    });
    expect(setup.store.jobs.splice(0).map(({ kind }) => kind)).toEqual([
      'update-cards',
      'send-decision',
    ]);
  });

  it('is decided once, however often the votes are counted', async () => {
    const request = await prepare(2);
    await voteOf(request);
    await voteOf(request);
    await Promise.all([count(request), count(request), count(request)]);
    await count(request);
    const decisions = setup.store.history
      .get(request.id)
      ?.filter(({ event }) => event === 'decide');
    expect(decisions).toHaveLength(1);
  });

  it('needs different accounts, and neither the requester’s nor members without one', async () => {
    const requester = setup.addUser(memberPermissions);
    const request = await prepare(2, {
      userId: requester.actor.userId,
      accountId: requester.account.id,
    });
    const first = await voteOf(request);
    const household = setup.addUser(memberPermissions);
    setup.accountRows.splice(-1, 1, { ...first.account, userId: household.actor.userId });
    await add(request, household.actor);
    await add(request, requester.actor);
    const spouse = setup.addUser(memberPermissions);
    setup.accountRows.splice(-1, 1, { ...requester.account, userId: spouse.actor.userId });
    await add(request, spouse.actor);
    await add(request, { userId: anId() });
    await count(request);
    expect(load(request)?.decision).toBeNull();
    await voteOf(request);
    await count(request);
    expect(load(request)?.decision).toMatchObject({ votes: 2 });
  });

  it('is approved as the owner of the API key if an admin without an account has set the rule', async () => {
    const admin = setup.addUser(0, { isAdmin: true });
    setup.accountRows.pop();
    manager = admin;
    const request = await prepare(2);
    for (let votes = 0; votes < 2; votes += 1) await voteOf(request);
    await count(request);
    expect(load(request)?.decision).toMatchObject({ as: null, votes: 2 });
    expect(fixture.refresh.count).toBe(0);
  });

  it.each<[string, Partial<MediaRequest>]>([
    ['is decided', { state: 'approved' }],
    ['is not at the server yet', { state: 'queued' }],
    ['has failed', { state: 'failed' }],
    ['was declined', { state: 'declined' }],
    ['was made in another space', { spaceId: anId() }],
    ['was made in a private chat', { spaceId: null }],
    ['is for another server', { serviceId: anId() }],
    ['is left to a person, because a decision on it was refused', { cause: 'no-permission' }],
  ])('that %s is left alone', async (_, parts) => {
    const request = await prepare(2);
    for (let votes = 0; votes < 2; votes += 1) await voteOf(request);
    setup.store.requests.set(request.id, { ...request, ...parts });
    await count(request);
    expect(load(request)).toMatchObject({ decision: null, ...parts });
    expect(await isOff()).toBe(false);
  });

  it('for a server that the space does not use anymore is left alone, until it uses it again', async () => {
    const request = await prepare(2);
    for (let votes = 0; votes < 2; votes += 1) await voteOf(request);
    const other = { ...space, serviceId: anId<'service'>() };
    setup.spaces.splice(0, 1, other);
    await count(request);
    expect(await fixture.voteRules.find(other)).toBeNull();
    expect(load(request)?.decision).toBeNull();
    setup.spaces.splice(0, 1, space);
    await count(request);
    expect(load(request)?.decision).toMatchObject({ votes: 2 });
  });

  it('of the user who has set the rule is approved only where approvers may do so', async () => {
    const own = { userId: manager.actor.userId, accountId: manager.account.id };
    const request = await prepare(2, own, { selfApproval: false });
    for (let votes = 0; votes < 2; votes += 1) await voteOf(request);
    await count(request);
    expect(load(request)?.decision).toBeNull();
    setup.spaces.splice(0, 1, { ...space, settings: {} });
    await count(request);
    expect(load(request)?.decision).toMatchObject({ votes: 2 });
  });

  it('that had enough votes before waits for one more vote', async () => {
    const request = await prepare(5);
    for (let votes = 0; votes < 3; votes += 1) await voteOf(request);
    setup.passSeconds(1);
    await fixture.voteRules.set(manager.actor, space, 2);
    await count(request);
    expect(load(request)?.decision).toBeNull();
    await voteOf(request);
    await count(request);
    expect(load(request)?.decision).toMatchObject({ votes: 4 });
  });

  it('that was declined and reopened waits for one more vote, too', async () => {
    const request = await prepare(2);
    for (let votes = 0; votes < 2; votes += 1) await voteOf(request);
    setup.passSeconds(1);
    setup.store.requests.set(request.id, { ...request, stateChangedAt: setup.clock() });
    await count(request);
    expect(load(request)?.decision).toBeNull();
    await voteOf(request);
    await count(request);
    expect(load(request)?.decision).toMatchObject({ votes: 3 });
  });
});

describe('at the same moment', () => {
  it('a vote that is taken back leaves the request pending', async () => {
    const request = await prepare(2);
    await voteOf(request);
    const { actor } = await voteOf(request);
    fixture.meanwhile.run = () =>
      fixture.votes.remove({ requestId: request.id, userId: actor.userId }, []);
    await count(request);
    expect(load(request)).toMatchObject({ state: 'pending', decision: null });
  });

  it('an approver who declines is first', async () => {
    const request = await prepare(2);
    for (let votes = 0; votes < 2; votes += 1) await voteOf(request);
    const approver = setup.addUser(managerPermissions, { name: 'Dora' });
    fixture.meanwhile.run = () =>
      setup.decisions.decide(approver.actor, request.id, 'decline', null);
    await count(request);
    expect(load(request)?.decision).toMatchObject({ kind: 'decline', name: 'Dora' });
  });

  it('another vote counts as well', async () => {
    const request = await prepare(2);
    for (let votes = 0; votes < 2; votes += 1) await voteOf(request);
    fixture.meanwhile.run = () => voteOf(request);
    await count(request);
    expect(load(request)?.decision).toMatchObject({ votes: 3 });
  });
});

describe('a rule whose user', () => {
  it.each<[string, () => unknown]>([
    [
      'has lost the permission on the server',
      () => {
        fixture.refresh.permissions = permission.request;
      },
    ],
    [
      'has lost the account on the server',
      () => {
        fixture.refresh.error = new AppError('account-not-found');
      },
    ],
    ['is blocked', () => setup.users.splice(0, 1, ...setup.users.slice(0, 1).map(toBlocked))],
    ['has a blocked account', () => replaceAccount({ isBlocked: true })],
    ['has another account by now', () => replaceAccount({ id: anId() })],
    ['has no account anymore', () => replaceAccount({ userId: anId() })],
    ['was erased', () => setup.users.splice(0, 1)],
  ])('%s ends, and the approvers are told once', async (_, change) => {
    const request = await prepare(2);
    for (let votes = 0; votes < 2; votes += 1) await voteOf(request);
    change();
    await Promise.all([count(request), count(request)]);
    await count(request);
    expect(load(request)).toMatchObject({ state: 'pending', decision: null });
    expect(await isOff()).toBe(true);
    const cards = setup.store.cards.filter(({ key }) => key.startsWith('votes-off:'));
    expect(cards).toMatchObject([{ role: 'notification', requestId: request.id }]);
    expect(setup.store.jobs.splice(0).map(({ kind }) => kind)).toEqual(['update-cards']);
    expect(setup.store.audit.filter(({ actor }) => actor === 'MediaNest')).toMatchObject([
      { action: 'space.setup', before: { approvalVotes: 2 }, after: { approvalVotes: null } },
    ]);
  });

  it('is no admin anymore ends, also if they have an account that would do', async () => {
    setup.accountRows.pop();
    setup.users.splice(
      0,
      1,
      ...setup.users.slice(0, 1).map((user) => ({ ...user, isAdmin: true })),
    );
    const request = await prepare(2);
    for (let votes = 0; votes < 2; votes += 1) await voteOf(request);
    setup.users.splice(
      0,
      1,
      ...setup.users.slice(0, 1).map((user) => ({ ...user, isAdmin: false })),
    );
    setup.accountRows.push(manager.account);
    await count(request);
    expect(load(request)?.decision).toBeNull();
    expect(await isOff()).toBe(true);
  });

  it('set it again meanwhile stays', async () => {
    const request = await prepare(2);
    for (let votes = 0; votes < 2; votes += 1) await voteOf(request);
    fixture.refresh.permissions = permission.request;
    const other = setup.addUser(managerPermissions);
    fixture.meanwhile.run = () => {
      fixture.refresh.permissions = null;
      return fixture.voteRules.set(other.actor, space, 5);
    };
    await count(request);
    expect(await fixture.rules.find(space.id)).toMatchObject({ votes: 5 });
    expect(setup.store.cards).toEqual([]);
  });

  it('cannot be checked while the server is away stays, and the job is retried', async () => {
    const request = await prepare(2);
    for (let votes = 0; votes < 2; votes += 1) await voteOf(request);
    fixture.refresh.error = new AppError('overseerr-unreachable');
    await expect(count(request)).rejects.toThrow('overseerr-unreachable');
    expect(load(request)?.decision).toBeNull();
    expect(await isOff()).toBe(false);
    fixture.refresh.error = null;
    await count(request);
    expect(load(request)?.decision).toMatchObject({ votes: 2 });
  });

  it('is not asked about below the number of votes', async () => {
    const request = await prepare(2);
    await voteOf(request);
    const before = fixture.refresh.count;
    await count(request);
    expect(fixture.refresh.count).toBe(before);
  });
});

it('a decision by votes that the server refuses makes the votes be counted again, which ends the rule', async () => {
  const request = await prepare(2);
  for (let votes = 0; votes < 2; votes += 1) await voteOf(request);
  await count(request);
  setup.store.jobs.splice(0);
  setup.server.findRequest = async () => toRemoteRequest(request);
  setup.server.decideRequest = async () => {
    throw new AppError('no-permission');
  };
  await setup.decisionSync.sendDecision(request.id, 0);
  expect(load(request)).toMatchObject({ decision: null, cause: 'decision-not-permitted' });
  const payload = { requestId: request.id };
  expect(setup.store.jobs).toContainEqual({ kind: 'count-votes', payload });
  fixture.refresh.permissions = permission.request;
  await count(request);
  expect(await isOff()).toBe(true);
});

function toBlocked(user: (typeof setup.users)[number]) {
  return { ...user, isBlocked: true };
}

function replaceAccount(parts: Partial<(typeof setup.accountRows)[number]>): void {
  setup.accountRows.splice(0, 1, { ...manager.account, ...parts });
}
