import type { UserId } from '../core/id.ts';
import type { Door } from '../core/place.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';

/** Who did what to what. `before` and `after` are plain data without secrets. */
export interface AuditLine {
  readonly userId: UserId | null;
  readonly actor: string;
  readonly door: Door;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly before?: Prisma.InputJsonValue;
  readonly after?: Prisma.InputJsonValue;
}

export type Audit = ReturnType<typeof createAudit>;

/** The log of deeds: appended to, never changed. */
export function createAudit({ prisma }: { readonly prisma: PrismaClient }) {
  return {
    async append({ subject, before, after, ...line }: AuditLine): Promise<void> {
      await prisma.auditLog.create({
        data: {
          ...line,
          subjectKind: subject.kind,
          subjectId: subject.id,
          before: before ?? Prisma.DbNull,
          after: after ?? Prisma.DbNull,
        },
      });
    },
  };
}
