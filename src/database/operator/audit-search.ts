import { toId } from '../../domain/id.ts';
import { escapeLike } from '../escape-like.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';

interface Range {
  readonly since?: Date;
  readonly until?: Date;
  readonly limit: number;
}

/** Searches the audit log, newest first. */
export async function searchAudit(
  prisma: PrismaClient,
  filter: Range & {
    readonly person?: string;
    readonly action?: string;
    readonly reference?: string;
  },
) {
  const { person, action, reference } = filter;
  const rows = await prisma.auditLog.findMany({
    where: {
      ...(person ? byPerson(person) : {}),
      ...(action ? { action } : {}),
      ...(reference ? { subjectId: reference } : {}),
      at: toRange(filter),
    },
    orderBy: { id: 'desc' },
    take: filter.limit,
  });
  return rows.map(({ id: _, foldKey: __, ...row }) => row);
}

/** Searches unexpected errors, the latest first. */
export async function searchErrors(
  prisma: PrismaClient,
  filter: Range & {
    readonly reference?: string;
    readonly code?: string;
    readonly text?: string;
  },
) {
  const { reference, code, text } = filter;
  const rows = await prisma.errorLog.findMany({
    where: {
      ...(reference ? { fingerprint: { startsWith: escapeLike(reference) } } : {}),
      ...(code ? { code } : {}),
      ...(text ? { message: { contains: escapeLike(text), mode: 'insensitive' } } : {}),
      lastSeenAt: toRange(filter),
    },
    orderBy: { lastSeenAt: 'desc' },
    take: filter.limit,
  });
  return rows.map(({ id: _, fingerprint, ...row }) => ({ ...row, reference: fingerprint }));
}

/** Who did it, by the name they had then or have now, or by an ID. */
function byPerson(person: string): Prisma.AuditLogWhereInput {
  const contains = { contains: escapeLike(person), mode: 'insensitive' } as const;
  const userId = toId<'user'>(person.toLowerCase());
  const chatAccounts = { some: { OR: [{ platformUserId: person }, { name: contains }] } };
  return {
    OR: [
      { actor: contains },
      { user: { OR: [{ displayName: contains }, { chatAccounts }] } },
      ...(userId ? [{ userId }, { subjectKind: 'user', subjectId: userId }] : []),
    ],
  };
}

function toRange({ since, until }: Range): Prisma.DateTimeFilter {
  return { ...(since ? { gte: since } : {}), ...(until ? { lte: until } : {}) };
}
