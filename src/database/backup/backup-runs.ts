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
    findLast,
    /** How backups stand: the last good base backup, whether the last attempt worked, and the last drill. */
    async readState() {
      const [success, last, drill, first] = await Promise.all([
        findLast('base', { isOk: true }),
        findLast('base'),
        findLast('drill'),
        prisma.backupRun.findFirst({
          where: { kind: 'base', isOk: true },
          orderBy: { startedAt: 'asc' },
        }),
      ]);
      return {
        lastSuccessAt: success?.startedAt ?? null,
        firstSuccessAt: first?.startedAt ?? null,
        isLastRunOk: last?.isOk ?? null,
        drill: drill && { at: drill.startedAt, isOk: drill.isOk },
      };
    },
    async record({ detail, ...run }: BackupRun): Promise<void> {
      await prisma.backupRun.create({ data: { ...run, detail } });
    },
  };

  /** The last attempt of a kind; only successful ones if `isOk`. Null if there was none. */
  async function findLast(kind: BackupRunKind, { isOk }: { readonly isOk?: boolean } = {}) {
    return prisma.backupRun.findFirst({
      where: { kind, ...(isOk === undefined ? {} : { isOk }) },
      orderBy: { startedAt: 'desc' },
    });
  }
}

export type BackupRuns = ReturnType<typeof createBackupRuns>;
