import type { Prisma, PrismaClient } from '../generated/client.ts';

/** What is recorded: a base backup, or a restore that proves one. */
export type BackupRunKind = 'base' | 'drill';

/** How an attempt ended. */
export interface BackupRun {
  readonly kind: BackupRunKind;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly isOk: boolean;
  readonly backupId: string | null;
  readonly error: string | null;
  readonly detail: Prisma.JsonObject;
}

/** The record of backups and drills, for alerts and `medianest backup list`. */
export function createBackupRuns({ prisma }: { readonly prisma: PrismaClient }) {
  return {
    async record({ detail, ...run }: BackupRun): Promise<void> {
      await prisma.backupRun.create({ data: { ...run, detail } });
    },
    /** The last attempt of a kind; only successful ones if `isOk`. Null if there was none. */
    async findLast(kind: BackupRunKind, { isOk }: { readonly isOk?: boolean } = {}) {
      return prisma.backupRun.findFirst({
        where: { kind, ...(isOk === undefined ? {} : { isOk }) },
        orderBy: { startedAt: 'desc' },
      });
    },
  };
}

export type BackupRuns = ReturnType<typeof createBackupRuns>;
