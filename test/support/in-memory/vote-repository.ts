import type { Voter } from '../../../src/domain/approvals/voter.ts';
import type { MediaRequest } from '../../../src/domain/requests/request.ts';
import type { Vote, VoteRepository } from '../../../src/ports/approvals/vote-repository.ts';

/** Implements `VoteRepository` without a database. `toVoter` knows the names and accounts of users. */
export function createInMemoryVotes(deps: {
  readonly findRequest: (id: Vote['requestId']) => MediaRequest | undefined;
  readonly toVoter: (userId: Vote['userId']) => Voter;
}): VoteRepository {
  let rows: readonly Vote[] = [];
  const find = (requestId: Vote['requestId'], userId: Vote['userId']) =>
    rows.find((row) => row.requestId === requestId && row.userId === userId) ?? null;

  return {
    find: async (requestId, userId) => find(requestId, userId),
    async add(vote) {
      const request = deps.findRequest(vote.requestId);
      if (request?.state !== 'pending' || request.decision) return 'closed';
      if (find(vote.requestId, vote.userId)) return 'known';
      rows = [...rows, vote];
      return 'added';
    },
    async remove(requestId, userId) {
      const removed = find(requestId, userId);
      rows = rows.filter((row) => row !== removed);
      return removed;
    },
    listVoters: async (requestId) =>
      rows.filter((row) => row.requestId === requestId).map(({ userId }) => deps.toVoter(userId)),
  };
}
