/** Where the schema of a database stands. */
export interface MigrationState {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
}

/** What a lock of a migration keeps others from. */
export type BlockedWork = 'reads and writes' | 'writes' | 'nothing';

/** How pending migrations went on a copy of the database. */
export interface MigrationRehearsal {
  /** What they were applied to, for people. */
  readonly place: string;
  readonly migrations: readonly {
    readonly name: string;
    readonly seconds: number;
    /** The tables that were there before, and how they were locked until the migration ended. */
    readonly locks: readonly {
      readonly table: string;
      readonly mode: string;
      readonly blocks: BlockedWork;
    }[];
    /** Whether others would have waited for one of these locks for more than a moment. */
    readonly isLongLock: boolean;
  }[];
  /** Why a migration failed, and with it the rest; null if none did. */
  readonly problem: string | null;
}
