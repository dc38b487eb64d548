import type pg from 'pg';
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

/** Writes an audit line in the caller's transaction; of nobody when the user is gone meanwhile. */
export async function writeAudit(
  client: Pick<pg.PoolClient, 'query'>,
  id: string,
  line: AuditLine,
): Promise<void> {
  const { userId, actor, door, action, subjectKind, subjectId, before, after } = line;
  await client.query(
    `insert into audit_log (id, user_id, actor, door, action, subject_kind, subject_id, before, after)
     values ($1, (select id from "user" where id = $2), $3, $4, $5, $6, $7, $8, $9)`,
    [id, userId, actor, door, action, subjectKind, subjectId, before ?? null, after ?? null],
  );
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
