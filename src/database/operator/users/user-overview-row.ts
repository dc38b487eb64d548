import type { UserOverview } from '../../../domain/operator/user-overview.ts';
import { quotasColumn } from '../../accounts/quota-column.ts';
import type { Prisma } from '../../generated/client.ts';
import { toRowId } from '../../row-id.ts';

/** What a `UserOverview` is made of. Accounts that their server has removed are left out. */
export const userOverview = {
  chatAccounts: { orderBy: { id: 'asc' } },
  accountLinks: {
    where: { account: { removedAt: null } },
    include: {
      account: {
        include: {
          links: {
            select: { user: { select: { id: true, displayName: true } } },
            orderBy: [{ verifiedAt: 'asc' }, { userId: 'asc' }],
          },
        },
      },
    },
    orderBy: { serviceId: 'asc' },
  },
} as const satisfies Prisma.UserInclude;

type Row = Prisma.UserGetPayload<{ include: typeof userOverview }>;

/** Converts a row to a user as admins see them. */
export function toOverview(row: Row): UserOverview {
  return {
    id: toRowId(row.id),
    name: row.displayName,
    locale: row.locale,
    isAdmin: row.isAdmin,
    isListed: row.isListed,
    blockedAt: row.blockedAt,
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    chats: row.chatAccounts.map((chat) => ({
      platform: chat.platform,
      platformUserId: chat.platformUserId,
      name: chat.name,
      username: chat.username,
      isClosed: chat.directClosedAt !== null,
      createdAt: chat.createdAt,
    })),
    accounts: row.accountLinks.map((link) => toHeldAccount(link, row.id)),
  };
}

function toHeldAccount(
  { account, verifiedBy, verifiedAt }: Row['accountLinks'][number],
  userId: string,
): UserOverview['accounts'][number] {
  return {
    id: toRowId(account.id),
    serviceId: toRowId(account.serviceId),
    remoteUserId: account.remoteUserId,
    name: account.name,
    permissions: account.permissions,
    verifiedBy: verifiedBy === 'quickConnect' ? 'quick-connect' : verifiedBy,
    verifiedAt,
    isBlocked: account.blockedAt !== null,
    quotas: account.quotas === null ? null : quotasColumn.parse(account.quotas),
    quotasReadAt: account.quotasReadAt,
    sharedWith: account.links
      .filter(({ user }) => user.id !== userId)
      .map(({ user }) => ({ id: toRowId(user.id), name: user.displayName })),
  };
}
