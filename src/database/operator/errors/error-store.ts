import type { ErrorRecord, ErrorSearch } from '../../../domain/operator/error-record.ts';
import type { ErrorPosition, ErrorStore } from '../../../ports/operator/error-store.ts';
import { escapeLike } from '../../escape-like.ts';
import type { ErrorLog, Prisma, PrismaClient } from '../../generated/client.ts';
import { toRowId } from '../../row-id.ts';

/** The unexpected errors, as operators search and resolve them. */
export function createErrorStore({ prisma }: { readonly prisma: PrismaClient }): ErrorStore {
  return {
    async search(search, { after, limit }) {
      const rows = await prisma.errorLog.findMany({
        where: { AND: [toFilter(search), after === null ? {} : toAfter(after)] },
        orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
        take: limit + 1,
      });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const next =
        rows.length > limit && last
          ? { lastSeenAt: last.lastSeenAt, id: toRowId<'error'>(last.id) }
          : null;
      return { items: shown.map(toRecord), next };
    },

    async find(fingerprint) {
      const row = await prisma.errorLog.findUnique({ where: { fingerprint } });
      return row && toRecord(row);
    },

    async setResolved(fingerprint, resolved) {
      const { count } = await prisma.errorLog.updateMany({
        where: { fingerprint, resolvedAt: resolved === null ? { not: null } : null },
        data: { resolvedAt: resolved?.at ?? null, resolvedBy: resolved?.by ?? null },
      });
      return count > 0;
    },
  };
}

function toFilter(search: ErrorSearch): Prisma.ErrorLogWhereInput {
  const { state, reference, code, text, since, until } = search;
  return {
    ...(state === 'all' ? {} : { resolvedAt: state === 'open' ? null : { not: null } }),
    ...(reference ? { fingerprint: { startsWith: escapeLike(reference) } } : {}),
    ...(code ? { code } : {}),
    ...(text ? { message: { contains: escapeLike(text), mode: 'insensitive' } } : {}),
    lastSeenAt: { ...(since ? { gte: since } : {}), ...(until ? { lte: until } : {}) },
  };
}

function toRecord({ id: _, fingerprint, ...row }: ErrorLog): ErrorRecord {
  return { ...row, reference: fingerprint };
}

function toAfter({ lastSeenAt, id }: ErrorPosition): Prisma.ErrorLogWhereInput {
  return { OR: [{ lastSeenAt: { lt: lastSeenAt } }, { lastSeenAt, id: { lt: id } }] };
}
