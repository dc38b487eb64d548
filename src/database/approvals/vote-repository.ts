import { sql } from 'kysely';
import type { RequestId } from '../../domain/id.ts';
import type { Vote, VoteRepository } from '../../ports/approvals/vote-repository.ts';
import type { PrismaClient } from '../generated/client.ts';
import type { KyselyClient } from '../kysely.ts';
import { toRowId } from '../row-id.ts';
import { inRetriedTransaction } from '../transaction.ts';

/** Votes: who wants what somebody else has requested. */
export function createVoteRepository(deps: {
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
}): VoteRepository {
  const { prisma, kysely } = deps;

  return {
    async find(requestId, userId) {
      const row = await prisma.vote.findUnique({
        where: { requestId_userId: { requestId, userId } },
        select: { hasSubscribed: true },
      });
      return row && { requestId, userId, hasSubscribed: row.hasSubscribed };
    },

    add({ requestId, userId, hasSubscribed }) {
      return inRetriedTransaction(kysely, async (transaction) => {
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
        await changeVersion(transaction, requestId);
        return 'added';
      });
    },

    remove(requestId, userId) {
      return inRetriedTransaction(kysely, async (transaction): Promise<Vote | null> => {
        await changeVersion(transaction, requestId);
        const row = await transaction
          .deleteFrom('vote')
          .where('request_id', '=', requestId)
          .where('user_id', '=', userId)
          .returning('has_subscribed')
          .executeTakeFirst();
        return row ? { requestId, userId, hasSubscribed: row.has_subscribed } : null;
      });
    },

    async listVoters(requestId, serviceId) {
      const rows = await prisma.vote.findMany({
        where: { requestId, user: { blockedAt: null } },
        select: {
          userId: true,
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
      return rows.map(({ userId, user }) => {
        const accountId = user.accountLinks[0]?.accountId;
        return {
          userId: toRowId<'user'>(userId),
          name: user.displayName,
          accountId: accountId === undefined ? null : toRowId<'account'>(accountId),
        };
      });
    },
  };
}

/** Makes the cards of a request outdated. */
async function changeVersion(transaction: KyselyClient, id: RequestId): Promise<void> {
  await transaction
    .updateTable('request')
    .set((set) => ({ version: set('version', '+', 1), updated_at: sql`now()` }))
    .where('id', '=', id)
    .execute();
}
