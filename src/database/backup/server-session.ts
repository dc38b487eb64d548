import pg from 'pg';
import { formatPosition, parsePosition, type WalPosition } from './wal/wal-position.ts';

/** What a backup must know about the server. */
export interface ServerState {
  /** Tells clusters apart, also after one was restored. */
  readonly systemId: string;
  readonly timeline: number;
  readonly segmentBytes: number;
  readonly version: string;
  /** Everything before it is on disk. */
  readonly flushed: WalPosition;
}

/** PostgreSQL's backup functions, on a connection of their own. */
export interface ServerSession {
  readState(): Promise<ServerState>;
  /** Waits until nobody else archives WAL; released with the session or by `unlockArchive`. */
  lockArchive(): Promise<void>;
  unlockArchive(): Promise<void>;
  /** False if another session takes a base backup now. */
  tryLockBackup(): Promise<boolean>;
  /** The position from which the server keeps WAL for the archive. Null: no longer, or not yet. */
  readKept(): Promise<WalPosition | null>;
  /** From now on, the server keeps the WAL that is not archived. */
  startKeeping(): Promise<WalPosition>;
  /** Lets the server delete WAL before a position. */
  releaseBefore(position: WalPosition): Promise<void>;
  /** Ends keeping WAL, so that the disk does not fill when backups are off. */
  stopKeeping(): Promise<void>;
  startBackup(label: string): Promise<WalPosition>;
  /** `label` is the content of backup_label, which belongs in the copy. */
  stopBackup(): Promise<{ readonly stop: WalPosition; readonly label: string }>;
  close(): Promise<void>;
}

/** The replication slot that makes the server keep WAL until it is archived. */
const slot = 'medianest_backup';
// They must never change, or two versions could work at once.
const archiveLock = 7_331_000_002;
const backupLock = 7_331_000_003;

/** Connects as the superuser of the embedded server. */
export async function openServerSession(url: string): Promise<ServerSession> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'medianest backup',
    keepAlive: true,
  });
  // A session that breaks fails its next query.
  client.on('error', () => undefined);
  await client.connect();
  const readOne = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => {
    const { rows } = await client.query<Row>(text, values);
    return rows[0];
  };

  return {
    async readState() {
      const row = await readOne<Record<'system' | 'file' | 'bytes' | 'version' | 'at', string>>(
        `select (select system_identifier from pg_control_system())::text as system,
           pg_walfile_name(pg_current_wal_insert_lsn()) as file,
           (select setting from pg_settings where name = 'wal_segment_size') as bytes,
           current_setting('server_version') as version, pg_current_wal_flush_lsn()::text as at`,
      );
      if (!row) throw new Error('The server returned no state');
      return {
        systemId: row.system,
        timeline: Number.parseInt(row.file.slice(0, 8), 16),
        segmentBytes: Number(row.bytes),
        version: row.version,
        flushed: parsePosition(row.at),
      };
    },
    async lockArchive() {
      await client.query('select pg_advisory_lock($1)', [archiveLock]);
    },
    async unlockArchive() {
      await client.query('select pg_advisory_unlock($1)', [archiveLock]);
    },
    async tryLockBackup() {
      const row = await readOne<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
        backupLock,
      ]);
      return row?.held === true;
    },
    async readKept() {
      const row = await readOne<{ at: string | null }>(
        `select case when wal_status = 'lost' then null else restart_lsn::text end as at
         from pg_replication_slots where slot_name = $1`,
        [slot],
      );
      return row?.at ? parsePosition(row.at) : null;
    },
    async startKeeping() {
      await dropSlot();
      const row = await readOne<{ at: string }>(
        'select lsn::text as at from pg_create_physical_replication_slot($1, true)',
        [slot],
      );
      return parsePosition(row?.at ?? '');
    },
    async releaseBefore(position) {
      await client.query(
        `select pg_replication_slot_advance(slot_name, $2::pg_lsn) from pg_replication_slots
         where slot_name = $1 and restart_lsn < $2::pg_lsn`,
        [slot, formatPosition(position)],
      );
    },
    stopKeeping: dropSlot,
    async startBackup(label) {
      const row = await readOne<{ at: string }>('select pg_backup_start($1, true)::text as at', [
        label,
      ]);
      return parsePosition(row?.at ?? '');
    },
    async stopBackup() {
      const row = await readOne<{ at: string; label: string }>(
        'select lsn::text as at, labelfile as label from pg_backup_stop(false)',
      );
      return { stop: parsePosition(row?.at ?? ''), label: row?.label ?? '' };
    },
    async close() {
      await client.end().catch(() => undefined);
    },
  };

  async function dropSlot(): Promise<void> {
    await client.query(
      'select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = $1',
      [slot],
    );
  }
}
