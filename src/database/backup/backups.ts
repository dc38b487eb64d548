import { join } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import type { BackupWatch } from '../../ports/operator/backup-store.ts';
import { BackupError } from './backup-error.ts';
import type { BackupRunKind, BackupRuns } from './backup-runs.ts';
import { type BackupSource, makeBaseBackup } from './base-backup.ts';
import { withExplainedFiles } from './explain-file-error.ts';
import { listManifests, type Manifest } from './manifest.ts';
import { readDatabaseContent } from './restore/database-content.ts';
import { type DrillResult, runDrill } from './restore/drill.ts';
import { deleteExpired, type Retention } from './retention.ts';
import { openServerSession } from './server-session.ts';
import { type ArchiveState, archiveWal } from './wal/wal-archive.ts';
import { parsePosition } from './wal/wal-position.ts';

/** Where backups are made from and where they go. */
export interface BackupPlace {
  /** The running embedded server, as its superuser. */
  readonly url: string;
  /** The folder that holds the embedded database. */
  readonly databaseFolder: string;
  readonly dataDir: string;
  readonly backupDir: string;
  readonly passphrase: string | null;
  readonly retention: Retention;
}

/** Backups of the running embedded database. Base backups and drills are recorded, also when they fail. */
export interface Backups {
  archive(): Promise<ArchiveState>;
  /** Whether the newest usable backup belongs to the archive as it is now and is not older than `hours`. */
  isBaseCurrent(hours: number): Promise<boolean>;
  makeBase(watch?: BackupWatch): Promise<Manifest>;
  drill(watch?: BackupWatch): Promise<DrillResult>;
  /** Lets the server delete WAL again; for when backups are turned off. */
  turnOff(): Promise<void>;
}

export function createBackups(deps: {
  readonly place: BackupPlace;
  /** Null: nothing is recorded, because the table may not exist yet. */
  readonly runs: Pick<BackupRuns, 'record'> | null;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  readonly appendFile?: BackupSource['appendFile'];
  /** Whether people use the bot meanwhile. */
  readonly isGentle: boolean;
}): Backups {
  const { place, runs, clock, appendFile, isGentle } = deps;
  const { url, databaseFolder, dataDir, backupDir, passphrase, retention } = place;
  const cluster = join(databaseFolder, 'cluster');
  const archiveOptions = {
    cluster,
    backupDir,
    clock,
    isGentle,
    ...(appendFile ? { appendFile } : {}),
  };

  return {
    archive: () => withSession((session) => archiveWal({ session, ...archiveOptions })),

    isBaseCurrent: (hours) =>
      withSession(async (session) => {
        const { systemId, timeline } = await session.readState();
        const manifests = await listManifests(backupDir);
        const newest = manifests.findLast(
          (each) => each.systemId === systemId && each.timeline === timeline,
        );
        const state = await archiveWal({ session, ...archiveOptions });
        if (!newest || isBeforeGap(newest, state)) return false;
        return clock().getTime() - newest.startedAt.getTime() < hours * 3_600_000;
      }),

    makeBase: (watch) =>
      recorded('base', watch, async (followed) => {
        const manifest = await withSession((session) =>
          makeBaseBackup({
            session,
            ...archiveOptions,
            dataDir,
            passphrase,
            readContent: () => readDatabaseContent(url, { isGentle }),
            ...followed,
          }),
        );
        await deleteExpired(backupDir, retention, clock());
        const detail = { bytes: manifest.archive.bytes, files: manifest.files.length };
        return { result: manifest, backupId: manifest.id, detail };
      }),

    drill: (watch) =>
      recorded('drill', watch, async (followed) => {
        await withSession((session) => archiveWal({ session, ...archiveOptions }));
        const place = { backupDir, dataDir, passphrase };
        const result = await runDrill({ ...place, isGentle, clock, ...followed });
        const { backupId, rpoSeconds, rtoSeconds, counts } = result;
        return { result, backupId, detail: { rpoSeconds, rtoSeconds, counts: { ...counts } } };
      }),

    turnOff: () => withSession((session) => session.stopKeeping()),
  };

  async function withSession<Result>(
    work: (session: BackupSource['session']) => Promise<Result>,
  ): Promise<Result> {
    const session = await openServerSession(url);
    try {
      return await withExplainedFiles({ backupDir, into: null }, () => work(session));
    } finally {
      await session.close();
    }
  }

  async function recorded<Result>(
    kind: BackupRunKind,
    watch: BackupWatch | undefined,
    work: (followed: BackupWatch) => Promise<{
      readonly result: Result;
      readonly backupId: string;
      readonly detail: Parameters<BackupRuns['record']>[0]['detail'];
    }>,
  ): Promise<Result> {
    const startedAt = clock();
    const signals = [deps.signal, watch?.signal].filter((each) => each !== undefined);
    const signal = AbortSignal.any(signals);
    const run = async (
      rest: Pick<Parameters<BackupRuns['record']>[0], 'isOk' | 'backupId' | 'error' | 'detail'>,
    ) => {
      await runs?.record({ kind, startedAt, finishedAt: clock(), ...rest });
    };
    try {
      const { result, backupId, detail } = await work({ ...watch, signal });
      await run({ isOk: true, backupId, error: null, detail });
      return result;
    } catch (error) {
      // A stop in the middle says nothing about the backups.
      if (signal.aborted) throw error;
      const text = error instanceof BackupError ? error.message : String(error);
      // What failed is more important than that it could not be recorded.
      await run({ isOk: false, backupId: null, error: text, detail: {} }).catch(() => undefined);
      throw error;
    }
  }
}

/** Whether WAL between a backup and now is missing in the archive. */
function isBeforeGap(manifest: Manifest, state: ArchiveState): boolean {
  return parsePosition(manifest.start) < state.since;
}
