import type { Audit, AuditLine } from '../ports.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';

/** The log of deeds: appended to, never changed. */
export function createAudit({ prisma }: { readonly prisma: PrismaClient }): Audit {
  return {
    async add(line) {
      await prisma.auditLog.create({ data: toRow(line) });
    },
  };
}

/** The row of an audit line. */
export function toRow({ before, after, ...line }: AuditLine): Prisma.AuditLogUncheckedCreateInput {
  return {
    ...line,
    before: before ? toJson(before) : Prisma.DbNull,
    after: after ? toJson(after) : Prisma.DbNull,
  };
}

/** Moments become texts, what is undefined is left out. */
function toJson(value: Readonly<Record<string, unknown>>): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value));
}
