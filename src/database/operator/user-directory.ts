import { toId } from '../../domain/id.ts';
import { platforms } from '../../domain/place.ts';
import { escapeLike } from '../escape-like.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { toRowId } from '../row-id.ts';

const include = {
  chatAccounts: { orderBy: { id: 'asc' } },
  accountLinks: {
    where: { account: { removedAt: null } },
    include: { account: { include: { service: { select: { name: true } } } } },
  },
} as const satisfies Prisma.UserInclude;

/** Users by part of a name, by user ID, or by `platform:id`; all if `query` is null. Oldest first. */
export async function listUsers(prisma: PrismaClient, query: string | null) {
  const rows = await prisma.user.findMany({
    where: query === null ? {} : toFilter(query),
    include,
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => ({
    id: toRowId<'user'>(row.id),
    name: row.displayName,
    isAdmin: row.isAdmin,
    isBlocked: row.blockedAt !== null,
    createdAt: row.createdAt,
    chats: row.chatAccounts.map(({ platform, platformUserId, name }) => ({
      platform,
      platformUserId,
      name,
    })),
    accounts: row.accountLinks.map(({ account: { service, name, remoteUserId } }) => ({
      server: service.name,
      name,
      remoteUserId,
    })),
  }));
}

/**
 * An account by its number on a server; `server` is the name from the settings. Null if there is none, or if `server`
 * is null and several servers have this number.
 */
export async function findAccount(
  prisma: PrismaClient,
  server: string | null,
  remoteUserId: number,
) {
  if (!Number.isSafeInteger(remoteUserId)) return null;
  const [account, other] = await prisma.account.findMany({
    where: {
      remoteUserId,
      removedAt: null,
      ...(server === null ? {} : { service: { name: server } }),
    },
    take: 2,
  });
  if (!account || other) return null;
  return {
    id: toRowId<'account'>(account.id),
    serviceId: toRowId<'service'>(account.serviceId),
    name: account.name,
  };
}

function toFilter(query: string): Prisma.UserWhereInput {
  const id = toId<'user'>(query.toLowerCase());
  if (id) return { id };
  const [name, platformUserId] = query.split(':');
  const platform = platforms.find((each) => each === name);
  if (platform && platformUserId) return { chatAccounts: { some: { platform, platformUserId } } };
  const contains = { contains: escapeLike(query), mode: 'insensitive' } as const;
  return {
    OR: [
      { displayName: contains },
      { chatAccounts: { some: { OR: [{ name: contains }, { username: contains }] } } },
    ],
  };
}
