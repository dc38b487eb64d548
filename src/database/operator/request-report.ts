import { toId } from '../../domain/id.ts';
import { escapeLike } from '../escape-like.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';

const maxFound = 50;
const maxAudit = 200;

const include = {
  service: { select: { name: true } },
  user: { select: { displayName: true } },
  account: { select: { name: true } },
  space: { select: { name: true } },
  events: { orderBy: { id: 'asc' } },
  cards: { orderBy: { id: 'asc' } },
} as const satisfies Prisma.RequestInclude;

/** A request by its ID, or requests by their number on the Overseerr server or part of the title, newest first. */
export async function findRequestReports(prisma: PrismaClient, query: string) {
  const rows = await prisma.request.findMany({
    where: toFilter(query),
    include,
    orderBy: { id: 'desc' },
    take: maxFound,
  });
  return Promise.all(
    rows.map(async ({ service, user, account, space, events, cards, ...request }) => ({
      request: { ...request, account: account?.name ?? null, space: space?.name ?? null },
      requester: user?.displayName ?? request.requesterName,
      server: service.name,
      history: events.map(({ id: _, requestId: __, userId: ___, ...event }) => event),
      cards: cards.map(({ role, platform, placeKind, shownVersion, lostReason, ...card }) => ({
        role,
        platform,
        // The address of a reply is a token.
        place: placeKind === 'reply' ? placeKind : `${placeKind} ${card.address}`,
        messageId: card.messageId,
        shownVersion,
        lostReason,
        updatedAt: card.updatedAt,
      })),
      audit: await readAudit(prisma, request.id),
    })),
  );
}

async function readAudit(prisma: PrismaClient, subjectId: string) {
  const rows = await prisma.auditLog.findMany({
    where: { subjectId },
    orderBy: { id: 'desc' },
    take: maxAudit,
  });
  return rows.map(({ foldKey: _, ...row }) => row);
}

function toFilter(query: string): Prisma.RequestWhereInput {
  const id = toId<'request'>(query.toLowerCase());
  if (id) return { id };
  const isTitle = {
    title: { contains: escapeLike(query), mode: 'insensitive' },
  } satisfies Prisma.RequestWhereInput;
  // A number may also be a title, such as 1917.
  return /^\d{1,9}$/.test(query) ? { OR: [{ remoteId: Number(query) }, isTitle] } : isTitle;
}
