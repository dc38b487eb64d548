import type { ExpressionBuilder } from 'kysely';
import type { VoteRule } from '../../domain/approvals/vote-rule.ts';
import type { SpaceId } from '../../domain/id.ts';
import type { Job } from '../../domain/job.ts';
import type {
  VoteRuleEnd,
  VoteRuleRepository,
} from '../../ports/approvals/vote-rule-repository.ts';
import { insertAuditEntry } from '../audit-log.ts';
import type { DB } from '../generated-tables/tables.ts';
import type { JobSender } from '../job-sender.ts';
import type { KyselyClient } from '../kysely.ts';
import { createCards } from '../notifications/create-cards.ts';
import { toOptionalRowId, toRowId } from '../row-id.ts';
import { inRetriedTransaction } from '../transaction.ts';

/** How many votes approve a request of each space, in PostgreSQL. */
export function createVoteRuleRepository(deps: {
  readonly kysely: KyselyClient;
  readonly jobSender: JobSender;
}): VoteRuleRepository {
  const { kysely, jobSender } = deps;

  return {
    async find(spaceId) {
      const row = await kysely
        .selectFrom('vote_rule')
        .innerJoin('user', 'user.id', 'vote_rule.user_id')
        .leftJoin('account', 'account.id', 'vote_rule.account_id')
        .where('space_id', '=', spaceId)
        .selectAll('vote_rule')
        .select(['user.display_name', 'account.name'])
        .executeTakeFirst();
      if (!row) return null;
      return {
        spaceId,
        serviceId: toRowId(row.service_id),
        votes: row.votes,
        userId: toRowId(row.user_id),
        accountId: toOptionalRowId(row.account_id),
        since: row.since,
        userName: row.display_name,
        accountName: row.name,
      };
    },

    async save(rule, audit) {
      await change(rule.spaceId, { audit, cards: [] }, async (transaction) => {
        const { space_id: _, ...row } = toRow(rule);
        await transaction
          .insertInto('vote_rule')
          .values(toRow(rule))
          .onConflict((conflict) => conflict.column('space_id').doUpdateSet(row))
          .execute();
        return true;
      });
    },

    async remove(spaceId, audit) {
      await change(spaceId, { audit, cards: [] }, async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('vote_rule')
          .where('space_id', '=', spaceId)
          .executeTakeFirst();
        return numDeletedRows > 0n;
      });
    },

    end({ spaceId, userId, since }, end) {
      return change(spaceId, end, async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('vote_rule')
          .where('space_id', '=', spaceId)
          .where('user_id', '=', userId)
          .where('since', '=', since)
          .executeTakeFirst();
        return numDeletedRows > 0n;
      });
    },
  };

  /**
   * Writes a change with its audit entry and its messages, unless there was nothing to change. Cards of pending
   * requests say how many votes approve them: those of a request that becomes pending right now are found by the sweep.
   */
  async function change(
    spaceId: SpaceId,
    { audit, cards, requestId }: Pick<VoteRuleEnd, 'audit' | 'cards'> & Partial<VoteRuleEnd>,
    write: (transaction: KyselyClient) => Promise<boolean>,
  ): Promise<boolean> {
    const isPending = isPendingIn(spaceId);
    const pending = await kysely.selectFrom('request').where(isPending).select('id').execute();
    const ids = pending.map(({ id }) => toRowId<'request'>(id));
    const jobs = ids.map((id): Job => ({ kind: 'update-cards', payload: { requestId: id } }));
    const shownOn = requestId ?? ids[0];
    return jobSender.commit(jobs, (encodedJobs) =>
      inRetriedTransaction(kysely, async (transaction) => {
        if (!(await write(transaction))) return false;
        await insertAuditEntry(transaction, audit);
        await transaction
          .updateTable('request')
          .set((set) => ({ version: set('version', '+', 1), updated_at: set.fn<Date>('now') }))
          .where(isPending)
          .execute();
        if (shownOn) {
          await createCards(transaction, jobSender, { requestId: shownOn, cards, encodedJobs });
        }
        return true;
      }),
    );
  }
}

/** Whether a request waits for a decision in a space. */
function isPendingIn(spaceId: SpaceId) {
  return (request: ExpressionBuilder<DB, 'request'>) =>
    request.and([
      request('space_id', '=', spaceId),
      request('state', '=', 'pending'),
      request('decision', 'is', null),
    ]);
}

function toRow({ spaceId, serviceId, votes, userId, accountId, since }: VoteRule) {
  return {
    space_id: spaceId,
    service_id: serviceId,
    votes,
    user_id: userId,
    account_id: accountId,
    since,
  };
}
