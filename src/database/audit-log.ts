import type pg from 'pg';
import type { AuditEntry } from '../domain/audit-entry.ts';
import type { AuditLog } from '../ports/ports.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';

/** The log of deeds: appended to, never changed. */
export function createAuditLog({ prisma }: { readonly prisma: PrismaClient }): AuditLog {
  return {
    async record(entry) {
      await prisma.auditLog.create({ data: toAuditRow(entry) });
    },
  };
}

/** Writes an audit line in the caller's transaction; of nobody when the user is gone meanwhile. */
export async function writeAuditEntry(
  client: Pick<pg.PoolClient, 'query'>,
  id: string,
  entry: AuditEntry,
): Promise<void> {
  const { userId, actor, source, action, subjectKind, subjectId, before, after } = entry;
  await client.query(
    `insert into audit_log (id, user_id, actor, source, action, subject_kind, subject_id, before, after)
     values ($1, (select id from "user" where id = $2), $3, $4, $5, $6, $7, $8, $9)`,
    [id, userId, actor, source, action, subjectKind, subjectId, before ?? null, after ?? null],
  );
}

/** The row of an audit line. */
export function toAuditRow({
  before,
  after,
  ...entry
}: AuditEntry): Prisma.AuditLogUncheckedCreateInput {
  return {
    ...entry,
    before: before ? toJson(before) : Prisma.DbNull,
    after: after ? toJson(after) : Prisma.DbNull,
  };
}

/** Moments become texts, what is undefined is left out. */
function toJson(value: Readonly<Record<string, unknown>>): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value));
}
