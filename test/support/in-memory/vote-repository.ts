import type { Voter } from '../../../src/domain/approvals/voter.ts';
import type { Vote, VoteRepository } from '../../../src/ports/approvals/vote-repository.ts';
import type { InMemoryStore } from './request-repository.ts';

/**
 * Implements `VoteRepository` without a database. `toVoter` knows the names and accounts of users; null for one who is
 * blocked.
 */
export function createInMemoryVotes(deps: {
  readonly store: Pick<InMemoryStore, 'jobs' | 'requests'>;
  readonly toVoter: (userId: Vote['userId']) => Omit<Voter, 'at'> | null;
  readonly clock: () => Date;
}): VoteRepository {
  const { store, toVoter, clock } = deps;
  let rows: readonly (Vote & { readonly at: Date })[] = [];
  const findRow = ({ requestId, userId }: Pick<Vote, 'requestId' | 'userId'>) =>
    rows.find((row) => row.requestId === requestId && row.userId === userId) ?? null;
  const changeVersion = (requestId: Vote['requestId']) => {
    const request = store.requests.get(requestId);
    if (request) store.requests.set(requestId, { ...request, version: request.version + 1 });
  };
  const toVote = ({ at: _, ...vote }: (typeof rows)[number]): Vote => vote;

  return {
    async find(requestId, userId) {
      const row = findRow({ requestId, userId });
      return row && toVote(row);
    },
    async add(vote, jobs) {
      const request = store.requests.get(vote.requestId);
      if (request?.state !== 'pending' || request.decision) return 'closed';
      if (findRow(vote)) return 'known';
      rows = [...rows, { ...vote, at: clock() }];
      changeVersion(vote.requestId);
      store.jobs.push(...jobs);
      return 'added';
    },
    async remove(vote, jobs) {
      const removed = findRow(vote);
      rows = rows.filter((row) => row !== removed);
      changeVersion(vote.requestId);
      store.jobs.push(...jobs);
      return removed && toVote(removed);
    },
    listVoters: async (requestId) =>
      rows
        .filter((row) => row.requestId === requestId)
        .flatMap(({ userId, at }) => {
          const voter = toVoter(userId);
          return voter ? [{ ...voter, at }] : [];
        }),
  };
}
