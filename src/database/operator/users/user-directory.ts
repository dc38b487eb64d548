import type { UserPosition } from '../../../domain/operator/user-overview.ts';
import { requestStates } from '../../../domain/requests/request.ts';
import type { UserDirectory } from '../../../ports/operator/user-directory.ts';
import { preferencesColumn } from '../../accounts/preferences-column.ts';
import { escapeLike } from '../../escape-like.ts';
import type { PrismaClient } from '../../generated/client.ts';
import type { KyselyClient } from '../../kysely.ts';
import { toRowId } from '../../row-id.ts';
import { previewErasure } from './erasure-preview.ts';
import { selectUsers } from './select-users.ts';
import { toOverview, userOverview } from './user-overview-row.ts';

const maxFreeAccounts = 20_000;
const maxFound = 25;
const shownRequests = 10;

/** Users for the pages of admins, on PostgreSQL. */
export function createUserDirectory({
  prisma,
  kysely,
}: {
  readonly prisma: PrismaClient;
  readonly kysely: KyselyClient;
}): UserDirectory {
  return {
    async list(filter, { after, limit }) {
      const rows = await selectUsers(kysely, filter, { after, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const users = await prisma.user.findMany({
        where: { id: { in: shown.map(({ id }) => id) } },
        include: userOverview,
      });
      const byId = new Map(users.map((user) => [user.id, toOverview(user)]));
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        // A user who was erased meanwhile is left out.
        users: shown.flatMap(({ id }) => byId.get(id) ?? []),
        next: last ? toPosition(last) : null,
      };
    },

    async find(id) {
      const row = await prisma.user.findUnique({ where: { id }, include: userOverview });
      if (row === null) return null;
      const [counts, requests, subscriptionCount] = await Promise.all([
        prisma.request.groupBy({ by: ['state'], where: { userId: id }, _count: true }),
        prisma.request.findMany({
          where: { userId: id },
          select: {
            id: true,
            mediaType: true,
            title: true,
            year: true,
            is4k: true,
            state: true,
            createdAt: true,
          },
          orderBy: { id: 'desc' },
          take: shownRequests,
        }),
        prisma.subscription.count({ where: { userId: id } }),
      ]);
      const countOf = new Map(counts.map(({ state, _count }) => [state, _count]));
      return {
        ...toOverview(row),
        requestCounts: Object.fromEntries(
          requestStates.flatMap((state) => {
            const count = countOf.get(state);
            return count === undefined ? [] : [[state, count]];
          }),
        ),
        requests: requests.map((request) => ({ ...request, id: toRowId<'request'>(request.id) })),
        subscriptionCount,
        notifyOn: preferencesColumn.parse(row.preferences).notifyOn ?? null,
      };
    },

    previewErasure: (id) => previewErasure(prisma, id),

    async listFreeAccounts(except) {
      // Not with Prisma, whose `none` looks each account up in a list of all links.
      const rows = await kysely
        .selectFrom('account')
        .select([
          'id',
          'service_id as serviceId',
          'remote_user_id as remoteUserId',
          'name',
          'email',
          'discord_ids as discordIds',
          'telegram_ids as telegramIds',
        ])
        .where('removed_at', 'is', null)
        .where(({ eb, fn, val }) => eb.not(eb('service_id', '=', fn.any(val([...except])))))
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('account_link')
                .select('account_id')
                .whereRef('account_link.account_id', '=', 'account.id'),
            ),
          ),
        )
        .orderBy('id', 'desc')
        .limit(maxFreeAccounts)
        .execute();
      return rows.map(({ discordIds, telegramIds, ...row }) => ({
        ...toLinkable(row),
        discordIds,
        telegramIds,
      }));
    },

    async searchAccounts(serviceId, search) {
      const contains = { contains: escapeLike(search), mode: 'insensitive' } as const;
      const rows = await prisma.account.findMany({
        where: {
          serviceId,
          removedAt: null,
          ...(search === '' ? {} : { OR: [{ name: contains }, { email: contains }] }),
        },
        select: {
          ...linkable,
          links: {
            select: { user: { select: { displayName: true } } },
            orderBy: { verifiedAt: 'asc' },
          },
        },
        orderBy: [{ name: 'asc' }, { remoteUserId: 'asc' }],
        take: maxFound,
      });
      return rows.map(({ links, ...row }) => ({
        ...toLinkable(row),
        users: links.map(({ user }) => user.displayName),
      }));
    },
  };
}

const linkable = {
  id: true,
  serviceId: true,
  remoteUserId: true,
  name: true,
  email: true,
} as const;

function toLinkable(row: {
  readonly id: string;
  readonly serviceId: string;
  readonly remoteUserId: number;
  readonly name: string;
  readonly email: string | null;
}) {
  const { id, serviceId, remoteUserId, name, email } = row;
  return {
    id: toRowId<'account'>(id),
    serviceId: toRowId<'service'>(serviceId),
    remoteUserId,
    name,
    email,
  };
}

function toPosition(row: { readonly id: string; readonly last_seen_at: Date }): UserPosition {
  return { id: toRowId(row.id), lastSeenAt: row.last_seen_at };
}
