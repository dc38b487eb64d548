import type { UserId } from '../../../domain/id.ts';
import type { ErasurePreview } from '../../../domain/operator/user-overview.ts';
import type { PrismaClient } from '../../generated/client.ts';

/** Counts the rows that erasing a user deletes, and those that stay without their name. */
export async function previewErasure(
  prisma: PrismaClient,
  userId: UserId,
): Promise<ErasurePreview | null> {
  const user = await prisma.user.findUnique({
    where: { id: userId },
    select: {
      _count: {
        select: {
          chatAccounts: true,
          accountLinks: true,
          subscriptions: true,
          sessions: true,
          requests: true,
          events: true,
        },
      },
    },
  });
  if (user === null) return null;
  const { _count: count } = user;
  const auditEntries = await prisma.auditLog.count({
    where: { OR: [{ userId }, { subjectKind: 'user', subjectId: userId }] },
  });
  return {
    deleted: {
      chats: count.chatAccounts,
      accountLinks: count.accountLinks,
      subscriptions: count.subscriptions,
      sessions: count.sessions,
    },
    kept: { requests: count.requests, events: count.events, auditEntries },
  };
}
