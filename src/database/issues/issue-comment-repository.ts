import type { IssueComment } from '../../domain/issues/issue-comment.ts';
import type { IssueCommentRepository } from '../../ports/issues/issue-comment-repository.ts';
import type { KyselyClient } from '../kysely.ts';
import { newVersion, toIssueComment } from './issue-row.ts';

const listedComments = 200;

/** Comments on issues, on PostgreSQL. */
export function createIssueCommentRepository(deps: {
  readonly kysely: KyselyClient;
}): IssueCommentRepository {
  const { kysely } = deps;

  return {
    async list(id) {
      const rows = await kysely
        .selectFrom('issue_comment')
        .selectAll()
        .where('issue_id', '=', id)
        .orderBy('id', 'desc')
        .limit(listedComments)
        .execute();
      return rows.map(toIssueComment).toReversed();
    },

    async add(id, comments) {
      if (comments.length === 0) return;
      await kysely.transaction().execute(async (transaction) => {
        const count = await insertComments(transaction, comments);
        if (count > 0) await bumpVersion(transaction, id);
      });
    },

    async settle({ id, issueId }, { remoteId, cause }) {
      await kysely.transaction().execute(async (transaction) => {
        await transaction
          .updateTable('issue_comment')
          .set({ remote_id: remoteId, cause, tried_at: null })
          .where('id', '=', id)
          .execute();
        await bumpVersion(transaction, issueId);
      });
    },

    async markTried(id, at) {
      await kysely
        .updateTable('issue_comment')
        .set({ tried_at: at })
        .where('id', '=', id)
        .execute();
    },
  };
}

/** Returns how many were new. */
export async function insertComments(
  transaction: KyselyClient,
  comments: readonly IssueComment[],
): Promise<number> {
  if (comments.length === 0) return 0;
  const inserted = await transaction
    .insertInto('issue_comment')
    .values(
      comments.map((comment) => ({
        id: comment.id,
        issue_id: comment.issueId,
        remote_id: comment.remoteId,
        user_id: comment.userId,
        author_name: comment.authorName,
        is_by_reporter: comment.isByReporter,
        sent_as: comment.sentAs,
        message: comment.message,
        cause: comment.cause,
        tried_at: comment.triedAt,
        source: comment.source,
        told_at: comment.isTold ? comment.createdAt : null,
        created_at: comment.createdAt,
      })),
    )
    // One that the server has told already, or whose answer was lost.
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return inserted.length;
}

async function bumpVersion(transaction: KyselyClient, id: IssueComment['issueId']): Promise<void> {
  await transaction.updateTable('issue').set(newVersion).where('id', '=', id).execute();
}
