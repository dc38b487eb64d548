import { sql } from 'kysely';
import { AppError } from '../../domain/app-error.ts';
import type { Issue } from '../../domain/issues/issue.ts';
import type {
  FollowedIssue,
  IssueFilter,
  IssuePatch,
  IssueRepository,
} from '../../ports/issues/issue-repository.ts';
import type { KyselyClient } from '../kysely.ts';
import { inRetriedTransaction } from '../transaction.ts';
import { insertComments } from './issue-comment-repository.ts';
import { newVersion, toIssue } from './issue-row.ts';

/** Issues, on PostgreSQL. */
export function createIssueRepository(deps: { readonly kysely: KyselyClient }): IssueRepository {
  const { kysely } = deps;

  return {
    create: (issue, { comments, isShowDue }) =>
      inRetriedTransaction(kysely, async (transaction) => {
        const inserted = await transaction
          .insertInto('issue')
          .values({ ...toColumns(issue), is_show_due: isShowDue })
          .onConflict((conflict) => conflict.column('draft_id').doNothing())
          .returningAll()
          .executeTakeFirst();
        if (inserted) {
          await insertComments(transaction, comments);
          return toIssue(inserted);
        }
        const first = transaction.selectFrom('issue').selectAll();
        return toIssue(await first.where('draft_id', '=', issue.draftId).executeTakeFirstOrThrow());
      }),

    async find(id) {
      const rows = kysely.selectFrom('issue').selectAll().where('id', '=', id);
      const row = await rows.executeTakeFirst();
      return row ? toIssue(row) : null;
    },

    async findByRemoteId(serviceId, remoteId) {
      const row = await kysely
        .selectFrom('issue')
        .selectAll()
        .where('service_id', '=', serviceId)
        .where('remote_id', '=', remoteId)
        .executeTakeFirst();
      return row ? toIssue(row) : null;
    },

    async listUnconfirmed(serviceId, { mediaType, tmdbId }) {
      const rows = await kysely
        .selectFrom('issue')
        .selectAll()
        .where('service_id', '=', serviceId)
        .where('media_type', '=', mediaType)
        .where('tmdb_id', '=', tmdbId)
        .where('state', '=', 'queued')
        .where('tried_at', 'is not', null)
        .orderBy('id')
        .execute();
      return rows.map(toIssue);
    },

    async update(id, patch) {
      const row = await kysely
        .updateTable('issue')
        .set({ ...toPatchColumns(patch), ...newVersion })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      if (!row) throw new AppError('not-found');
      return toIssue(row);
    },

    async markTried(id, at) {
      await kysely.updateTable('issue').set({ tried_at: at }).where('id', '=', id).execute();
    },

    async list(filter, { take, skip }) {
      const [rows, count] = await Promise.all([
        selectListed(kysely, filter)
          .selectAll()
          .orderBy('id', 'desc')
          .limit(take)
          .offset(skip)
          .execute(),
        selectListed(kysely, filter)
          .select((issue) => issue.fn.countAll<string>().as('total'))
          .executeTakeFirstOrThrow(),
      ]);
      return { rows: rows.map(toIssue), total: Number(count.total) };
    },

    async listFollowed(serviceId, remoteIds): Promise<FollowedIssue[]> {
      const rows = await kysely
        .selectFrom('issue')
        .leftJoin('issue_comment', 'issue_comment.issue_id', 'issue.id')
        .where('issue.service_id', '=', serviceId)
        .where('issue.remote_id', 'is not', null)
        .where((issue) =>
          issue.or([
            issue('issue.state', '=', 'open'),
            ...(remoteIds.length > 0 ? [issue('issue.remote_id', 'in', [...remoteIds])] : []),
          ]),
        )
        .groupBy('issue.id')
        .select(['issue.remote_id', 'issue.state'])
        .select(
          sql<number[]>`coalesce(array_agg(issue_comment.remote_id)
            filter (where issue_comment.remote_id is not null), '{}')`.as('comment_ids'),
        )
        .execute();
      return rows.flatMap(({ remote_id: remoteId, state, comment_ids: commentIds }) =>
        remoteId === null ? [] : [{ remoteId, isOpen: state === 'open', commentIds }],
      );
    },
  };
}

function selectListed(kysely: KyselyClient, { serviceId, userId, isOpen }: IssueFilter) {
  return kysely
    .selectFrom('issue')
    .where('service_id', '=', serviceId)
    .$if(userId !== null, (issue) => issue.where('user_id', '=', userId))
    .$if(isOpen, (issue) => issue.where('state', 'in', ['queued', 'open']));
}

function toColumns(issue: Issue) {
  const { title } = issue;
  return {
    id: issue.id,
    service_id: issue.serviceId,
    user_id: issue.userId,
    account_id: issue.accountId,
    space_id: issue.spaceId,
    draft_id: issue.draftId,
    reporter_name: issue.reporterName,
    media_type: title.mediaType,
    tmdb_id: title.tmdbId,
    title: title.name,
    year: title.year,
    poster_path: title.posterPath,
    season_names: title.seasonNames ? { ...title.seasonNames } : null,
    type: issue.type,
    season: issue.season,
    episode: issue.episode,
    message: issue.message,
    told_status: issue.toldStatus,
    source: issue.source,
    origin: issue.origin && { ...issue.origin },
    locale: issue.locale,
    version: issue.version,
    created_at: issue.createdAt,
    ...toPatchColumns(issue),
    state_changed_at: issue.stateChangedAt,
    state: issue.state,
  };
}

function toPatchColumns(patch: IssuePatch) {
  const { state, cause, causeQuote, remoteId, triedAt, changedBy, stateChangedAt } = patch;
  return {
    ...(state === undefined ? {} : { state }),
    ...(cause === undefined ? {} : { cause }),
    ...(causeQuote === undefined ? {} : { cause_quote: causeQuote }),
    ...(remoteId === undefined ? {} : { remote_id: remoteId }),
    ...(triedAt === undefined ? {} : { tried_at: triedAt }),
    ...(changedBy === undefined
      ? {}
      : {
          changed_by_id: changedBy?.userId ?? null,
          changed_by_name: changedBy?.name ?? null,
        }),
    ...(stateChangedAt === undefined ? {} : { state_changed_at: stateChangedAt }),
  };
}
