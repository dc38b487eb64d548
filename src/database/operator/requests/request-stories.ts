import type { RequestId } from '../../../domain/id.ts';
import { toMessageUrl } from '../../../domain/operator/requests/message-url.ts';
import type {
  CardReport,
  IssueReport,
  RequestStory,
  StoryEntry,
} from '../../../domain/operator/requests/request-story.ts';
import type { RequestStories } from '../../../ports/operator/requests/request-stories.ts';
import { cardColumns } from '../../hot-statements/insert-cards.ts';
import { toIssue } from '../../issues/issue-row.ts';
import type { KyselyClient, Row } from '../../kysely.ts';
import { toCard } from '../../notifications/card-row.ts';
import { requestColumns, toHistoryEntry, toRequest } from '../../requests/request-row.ts';
import { toOptionalRowId, toRowId } from '../../row-id.ts';
import { toSpace } from '../../spaces/space-repository.ts';

/** Longer histories and more messages are left out; a request that people make has a few of each. */
const mostEntries = 500;
/** The newest ones. */
const mostIssues = 50;

/** Reads everything about one request, by primary keys and the indexes of its history and cards. */
export function createRequestStories({
  kysely,
}: {
  readonly kysely: KyselyClient;
}): RequestStories {
  return {
    async find(id) {
      const row = await kysely
        .selectFrom('request')
        .select([...requestColumns, 'synced_at', 'updated_at'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) return null;
      const request = toRequest(row);
      const [service, user, account, space, entries, cards, issues] = await Promise.all([
        kysely
          .selectFrom('service_config')
          .select('name')
          .where('id', '=', row.service_id)
          .executeTakeFirstOrThrow(),
        row.user_id
          ? kysely
              .selectFrom('user')
              .select('display_name')
              .where('id', '=', row.user_id)
              .executeTakeFirst()
          : undefined,
        row.account_id
          ? kysely
              .selectFrom('account')
              .select(['name', 'remote_user_id'])
              .where('id', '=', row.account_id)
              .executeTakeFirst()
          : undefined,
        row.space_id
          ? kysely.selectFrom('space').selectAll().where('id', '=', row.space_id).executeTakeFirst()
          : undefined,
        listEntries(id),
        listCards(id),
        listIssues(row),
      ]);
      const home = { space: space ? toSpace(space) : null, origin: request.origin };
      const { serviceId, userId, accountId, spaceId } = request;
      return {
        request,
        service: { id: serviceId, name: service.name },
        user: userId && user ? { id: userId, name: user.display_name } : null,
        account:
          accountId && account
            ? { id: accountId, name: account.name, remoteUserId: account.remote_user_id }
            : null,
        space: spaceId && space ? { id: spaceId, name: space.name } : null,
        changedAt: row.updated_at,
        syncedAt: row.synced_at,
        entries,
        cards: cards.map((card) => ({ ...card, url: toMessageUrl(card.message, home) })),
        issues,
      } satisfies RequestStory;
    },
  };

  async function listEntries(id: RequestId): Promise<StoryEntry[]> {
    const rows = await kysely
      .selectFrom('request_event')
      .select(['event', 'from', 'to', 'actor', 'user_id', 'source', 'at', 'detail'])
      .where('request_id', '=', id)
      .orderBy('id')
      .limit(mostEntries)
      .execute();
    return rows.map(({ user_id: userId, ...row }) => ({
      ...toHistoryEntry(row),
      userId: toOptionalRowId<'user'>(userId),
    }));
  }

  async function listIssues(
    of: Pick<Row<'request'>, 'service_id' | 'media_type' | 'tmdb_id'>,
  ): Promise<IssueReport[]> {
    const rows = await kysely
      .selectFrom('issue')
      .selectAll()
      .select(({ selectFrom }) =>
        selectFrom('issue_comment')
          .whereRef('issue_comment.issue_id', '=', 'issue.id')
          .select(({ fn }) => fn.countAll<string>().as('count'))
          .as('comment_count'),
      )
      .where('service_id', '=', of.service_id)
      .where('media_type', '=', of.media_type)
      .where('tmdb_id', '=', of.tmdb_id)
      .orderBy('id', 'desc')
      .limit(mostIssues)
      .execute();
    return rows.toReversed().map(({ comment_count: commentCount, ...row }) => {
      const { id, type, season, episode, state, reporterName, ...issue } = toIssue(row);
      return {
        id,
        type,
        season,
        episode,
        state,
        reporterName,
        message: issue.message,
        remoteId: issue.remoteId,
        commentCount: Number(commentCount),
        changedBy: issue.changedBy?.name ?? null,
        createdAt: issue.createdAt,
        stateChangedAt: issue.stateChangedAt,
      };
    });
  }

  async function listCards(id: RequestId): Promise<Omit<CardReport, 'url'>[]> {
    const rows = await kysely
      .selectFrom('card')
      .select([...cardColumns, 'lost_reason', 'updated_at'])
      .where('request_id', '=', id)
      .orderBy('id')
      .limit(mostEntries)
      .execute();
    return rows.map((row) => {
      const { role, message, shownVersion } = toCard(row);
      return {
        id: toRowId<'card'>(row.id),
        role,
        message,
        shownVersion,
        lostReason: row.lost_reason,
        updatedAt: row.updated_at,
      };
    });
  }
}
