import { expect, it } from 'vitest';
import type { Decision } from '../../src/domain/approvals/decision.ts';
import type { VoteRule } from '../../src/domain/approvals/vote-rule.ts';
import { toAuditEntry } from '../../src/domain/audit-entry.ts';
import type { AccountId, RequestId, ServiceId, SpaceId, UserId } from '../../src/domain/id.ts';
import type { Job } from '../../src/domain/job.ts';
import type { MediaRequest } from '../../src/domain/requests/request.ts';
import type { VoteRepository } from '../../src/ports/approvals/vote-repository.ts';
import type { VoteRuleRepository } from '../../src/ports/approvals/vote-rule-repository.ts';
import { aNewCard } from '../support/factories.ts';

/** A user with an account, which may be one that they cannot use. */
export interface ContractVoter {
  readonly userId: UserId;
  readonly accountId: AccountId;
}

/** Both repositories, and what is stored besides. */
export interface VoteRepositoriesFixture {
  readonly votes: VoteRepository;
  readonly rules: VoteRuleRepository;
  readonly serviceId: ServiceId;
  readonly spaceId: SpaceId;
  readonly addRequest: (parts: Partial<MediaRequest>) => Promise<RequestId>;
  readonly addVoter: (
    name: string,
    state?: 'user-blocked' | 'account-blocked' | 'not-linked',
  ) => Promise<ContractVoter>;
  readonly getVersion: (id: RequestId) => Promise<number>;
  /** The kinds of the jobs since the last time. */
  readonly takeJobs: () => Promise<readonly Job['kind'][]>;
  readonly listCardKeys: (id: RequestId) => Promise<readonly string[]>;
  readonly countAuditEntries: () => Promise<number>;
}

/** What the repositories of votes and their rules promise, in PostgreSQL and in memory. */
export function promiseVoteRepositories(open: () => Promise<VoteRepositoriesFixture>): void {
  const jobsOf = (requestId: RequestId): Job[] => [
    { kind: 'update-cards', payload: { requestId } },
    { kind: 'count-votes', payload: { requestId } },
  ];

  it('adds a vote once, with its jobs and a new version of the request', async () => {
    const { votes, addRequest, addVoter, getVersion, takeJobs } = await open();
    const requestId = await addRequest({ state: 'pending' });
    const { userId } = await addVoter('Cleo');
    const vote = { requestId, userId, hasSubscribed: true };
    await takeJobs();
    expect(await votes.find(requestId, userId)).toBeNull();
    expect(await votes.add(vote, jobsOf(requestId))).toBe('added');
    expect(await takeJobs()).toEqual(['count-votes', 'update-cards']);
    expect(await getVersion(requestId)).toBe(2);
    expect(await votes.add({ ...vote, hasSubscribed: false }, jobsOf(requestId))).toBe('known');
    expect(await votes.find(requestId, userId)).toEqual(vote);
    expect([await getVersion(requestId), await takeJobs()]).toEqual([2, []]);
  });

  it('takes a vote back, with a new version again', async () => {
    const { votes, addRequest, addVoter, getVersion, takeJobs } = await open();
    const requestId = await addRequest({ state: 'pending' });
    const { userId } = await addVoter('Cleo');
    const vote = { requestId, userId, hasSubscribed: true };
    await votes.add(vote, []);
    await takeJobs();
    expect(await votes.remove(vote, jobsOf(requestId).slice(0, 1))).toEqual(vote);
    expect(await takeJobs()).toEqual(['update-cards']);
    expect(await getVersion(requestId)).toBe(3);
    expect(await votes.find(requestId, userId)).toBeNull();
    expect(await votes.remove(vote, [])).toBeNull();
    expect(await votes.add(vote, [])).toBe('added');
  });

  it('adds none to a request that is decided, and no jobs', async () => {
    const { votes, serviceId, addRequest, addVoter, getVersion, takeJobs } = await open();
    const { userId } = await addVoter('Cleo');
    const at = new Date('2026-11-30T12:00:00Z');
    const decision: Decision = {
      kind: 'approve',
      reason: null,
      userId,
      name: 'Ada',
      source: 'discord',
      as: null,
      at,
    };
    const decided: Partial<MediaRequest>[] = [
      { state: 'approved' },
      { state: 'pending', decision },
    ];
    for (const parts of decided) {
      const requestId = await addRequest(parts);
      await takeJobs();
      const vote = { requestId, userId, hasSubscribed: false };
      expect(await votes.add(vote, jobsOf(requestId))).toBe('closed');
      expect([await getVersion(requestId), await takeJobs()]).toEqual([1, []]);
      expect(await votes.listVoters(requestId, serviceId)).toEqual([]);
    }
  });

  it('lists voters in their order, without blocked ones, and accounts that can be used', async () => {
    const { votes, serviceId, addRequest, addVoter } = await open();
    const requestId = await addRequest({ state: 'pending' });
    const cleo = await addVoter('Cleo');
    const dan = await addVoter('Dan', 'account-blocked');
    const eve = await addVoter('Eve', 'user-blocked');
    const fay = await addVoter('Fay', 'not-linked');
    for (const { userId } of [cleo, dan, eve, fay]) {
      await votes.add({ requestId, userId, hasSubscribed: false }, []);
    }
    const at = expect.any(Date);
    expect(await votes.listVoters(requestId, serviceId)).toEqual([
      { userId: cleo.userId, name: 'Cleo', accountId: cleo.accountId, at },
      { userId: dan.userId, name: 'Dan', accountId: null, at },
      { userId: fay.userId, name: 'Fay', accountId: null, at },
    ]);
  });

  const since = new Date('2026-11-30T12:00:00.123Z');
  const by = { userId: null, name: 'Ada', source: 'discord' } as const;
  const auditOf = (id: SpaceId) => toAuditEntry(by, 'space.setup', { kind: 'space', id });
  const toRule = (
    { spaceId, serviceId }: VoteRepositoriesFixture,
    { userId, accountId }: ContractVoter,
  ): VoteRule => ({ spaceId, serviceId, votes: 3, userId, accountId, since });

  it('saves one rule for each space, with the names of those responsible', async () => {
    const fixture = await open();
    const { rules, spaceId, addVoter, countAuditEntries } = fixture;
    const rule = toRule(fixture, await addVoter('Cleo'));
    expect(await rules.find(spaceId)).toBeNull();
    await rules.save(rule, auditOf(spaceId));
    expect(await rules.find(spaceId)).toEqual({ ...rule, userName: 'Cleo', accountName: 'Cleo' });
    const { userId } = await addVoter('Dan');
    const other = { ...rule, userId, accountId: null, votes: 5 };
    await rules.save(other, auditOf(spaceId));
    expect(await rules.find(spaceId)).toEqual({ ...other, userName: 'Dan', accountName: null });
    expect(await countAuditEntries()).toBe(2);
  });

  it('removes a rule once', async () => {
    const fixture = await open();
    const { rules, spaceId, addVoter, countAuditEntries } = fixture;
    await rules.save(toRule(fixture, await addVoter('Cleo')), auditOf(spaceId));
    await rules.remove(spaceId, auditOf(spaceId));
    await rules.remove(spaceId, auditOf(spaceId));
    expect(await rules.find(spaceId)).toBeNull();
    expect(await countAuditEntries()).toBe(2);
  });

  it('updates the cards of the pending requests of its space with each change', async () => {
    const fixture = await open();
    const { rules, spaceId, addVoter, addRequest, takeJobs, getVersion } = fixture;
    const pending = await addRequest({ state: 'pending', spaceId });
    const other = await addRequest({ state: 'pending' });
    const approved = await addRequest({ state: 'approved', spaceId });
    await takeJobs();
    await rules.save(toRule(fixture, await addVoter('Cleo')), auditOf(spaceId));
    await rules.remove(spaceId, auditOf(spaceId));
    await rules.remove(spaceId, auditOf(spaceId));
    expect(await takeJobs()).toEqual(['update-cards', 'update-cards']);
    expect(await Promise.all([pending, other, approved].map(getVersion))).toEqual([3, 1, 1]);
  });

  it('ends exactly the rule that was read, with messages and jobs', async () => {
    const fixture = await open();
    const { rules, spaceId, addVoter, addRequest, takeJobs, listCardKeys } = fixture;
    const requestId = await addRequest({ state: 'pending', spaceId });
    const rule = toRule(fixture, await addVoter('Cleo'));
    const later = { ...rule, since: new Date(since.getTime() + 1) };
    await rules.save(later, auditOf(spaceId));
    await takeJobs();
    const end = {
      requestId,
      cards: [aNewCard({ key: 'votes-off:1' })],
      audit: auditOf(spaceId),
    };
    expect(await rules.end(rule, end)).toBe(false);
    expect([await takeJobs(), await listCardKeys(requestId)]).toEqual([[], []]);
    expect(await rules.end(later, end)).toBe(true);
    expect(await rules.end(later, end)).toBe(false);
    expect(await rules.find(spaceId)).toBeNull();
    expect([await takeJobs(), await listCardKeys(requestId)]).toEqual([
      ['update-cards'],
      ['votes-off:1'],
    ]);
    expect(await fixture.countAuditEntries()).toBe(2);
  });
}
