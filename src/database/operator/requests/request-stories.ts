import type { RequestId } from '../../../domain/id.ts';
import { toMessageUrl } from '../../../domain/operator/requests/message-url.ts';
import type {
  CardReport,
  RequestStory,
  StoryEntry,
} from '../../../domain/operator/requests/request-story.ts';
import type { RequestStories } from '../../../ports/operator/requests/request-stories.ts';
import { cardColumns } from '../../hot-statements/insert-cards.ts';
import type { KyselyClient } from '../../kysely.ts';
import { toCard } from '../../notifications/card-row.ts';
import { requestColumns, toHistoryEntry, toRequest } from '../../requests/request-row.ts';
import { toOptionalRowId, toRowId } from '../../row-id.ts';
import { toSpace } from '../../spaces/space-repository.ts';

/** Longer histories and more messages are left out; a request that people make has a few of each. */
const mostEntries = 500;

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
      const [service, user, account, space, entries, cards] = await Promise.all([
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
