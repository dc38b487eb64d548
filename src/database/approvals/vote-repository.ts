import { sql } from 'kysely';
import type { RequestId } from '../../domain/id.ts';
import type { Vote, VoteRepository } from '../../ports/approvals/vote-repository.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { JobSender } from '../job-sender.ts';
import type { KyselyClient } from '../kysely.ts';
import { createCards } from '../notifications/create-cards.ts';
import { toRowId } from '../row-id.ts';
import { inRetriedTransaction } from '../transaction.ts';

/** Votes: who wants what somebody else has requested. */
export function createVoteRepository(deps: {
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
  readonly jobSender: JobSender;
}): VoteRepository {
  const { prisma, kysely, jobSender } = deps;

  return {
    async find(requestId, userId) {
      const row = await prisma.vote.findUnique({
        where: { requestId_userId: { requestId, userId } },
        select: { hasSubscribed: true },
      });
      return row && { requestId, userId, hasSubscribed: row.hasSubscribed };
    },

    async add(vote, jobs) {
      let result: Awaited<ReturnType<VoteRepository['add']>> = 'closed';
      await jobSender.commit(jobs, async (encodedJobs) => {
        result = await inRetriedTransaction(kysely, (transaction) =>
          addVote(transaction, vote, encodedJobs),
        );
        return result === 'added';
      });
      return result;
    },

    async remove({ requestId, userId }, jobs) {
      let removed: Vote | null = null;
      await jobSender.commit(jobs, async (encodedJobs) => {
        removed = await inRetriedTransaction(kysely, async (transaction) => {
          // The request comes first, as in every other transaction that locks both.
          await changeRequest(transaction, requestId, encodedJobs);
          const row = await transaction
            .deleteFrom('vote')
            .where('request_id', '=', requestId)
            .where('user_id', '=', userId)
            .returning('has_subscribed')
            .executeTakeFirst();
          return row ? { requestId, userId, hasSubscribed: row.has_subscribed } : null;
        });
        return true;
      });
      return removed;
    },

    async listVoters(requestId, serviceId) {
      const rows = await prisma.vote.findMany({
        where: { requestId, user: { blockedAt: null } },
        select: {
          userId: true,
          createdAt: true,
          user: {
            select: {
              displayName: true,
              accountLinks: {
                where: { serviceId, account: { blockedAt: null, removedAt: null } },
                select: { accountId: true },
              },
            },
          },
        },
        orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }],
      });
      return rows.map(({ userId, user, createdAt: at }) => {
        const accountId = user.accountLinks[0]?.accountId;
        return {
          userId: toRowId<'user'>(userId),
          name: user.displayName,
          accountId: accountId === undefined ? null : toRowId<'account'>(accountId),
          at,
        };
      });
    },
  };

  async function addVote(
    transaction: KyselyClient,
    { requestId, userId, hasSubscribed }: Vote,
    encodedJobs: string,
  ): Promise<'added' | 'known' | 'closed'> {
    // Locked, so that no vote is added to a request that is being decided.
    const undecided = await transaction
      .selectFrom('request')
      .select('id')
      .where('id', '=', requestId)
      .where('state', '=', 'pending')
      .where('decision', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!undecided) return 'closed';
    const { numInsertedOrUpdatedRows: count } = await transaction
      .insertInto('vote')
      .values({ request_id: requestId, user_id: userId, has_subscribed: hasSubscribed })
      .onConflict((conflict) => conflict.columns(['request_id', 'user_id']).doNothing())
      .executeTakeFirstOrThrow();
    if (count !== 1n) return 'known';
    await changeRequest(transaction, requestId, encodedJobs);
    return 'added';
  }

  /** Makes the cards of a request outdated, and adds the jobs that follow. */
  async function changeRequest(
    transaction: KyselyClient,
    id: RequestId,
    encodedJobs: string,
  ): Promise<void> {
    await transaction
      .updateTable('request')
      .set((set) => ({ version: set('version', '+', 1), updated_at: sql`now()` }))
      .where('id', '=', id)
      .execute();
    await createCards(transaction, jobSender, { requestId: id, cards: [], encodedJobs });
  }
}
