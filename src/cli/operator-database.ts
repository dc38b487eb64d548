import type { AccountId, ServiceId, UserId } from '../domain/id.ts';
import type { ChatAccountKey } from '../domain/place.ts';

/** What `audit` and `errors` search by. A missing part does not limit the result. */
export interface AuditFilter {
  /** Part of a name, a user ID, or the ID of a chat account. */
  readonly person?: string;
  readonly action?: string;
  /** The ID of the request, user, account, or space. */
  readonly reference?: string;
  readonly since?: Date;
  readonly until?: Date;
  readonly limit: number;
}

export interface AuditRow {
  readonly at: Date;
  readonly actor: string;
  readonly userId: string | null;
  readonly source: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface ErrorFilter {
  /** The reference that a user was shown, or its beginning. */
  readonly reference?: string;
  readonly code?: string;
  /** Part of the message. */
  readonly text?: string;
  readonly since?: Date;
  readonly until?: Date;
  readonly limit: number;
}

export interface ErrorRow {
  readonly reference: string;
  readonly code: string;
  readonly message: string;
  readonly context: unknown;
  readonly count: number;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

/** A user with their chats and accounts. */
export interface UserRow {
  readonly id: UserId;
  readonly name: string;
  readonly isAdmin: boolean;
  readonly isBlocked: boolean;
  readonly createdAt: Date;
  readonly chats: readonly (ChatAccountKey & { readonly name: string })[];
  readonly accounts: readonly {
    readonly server: string;
    readonly name: string;
    readonly remoteUserId: number;
  }[];
}

export interface ServerAccount {
  readonly id: AccountId;
  readonly serviceId: ServiceId;
  readonly name: string;
}

/** Everything about one request, as JSON values. */
export interface RequestReport {
  readonly request: Readonly<Record<string, unknown>> & {
    readonly id: string;
    readonly title: string;
    readonly state: string;
  };
  readonly requester: string;
  readonly server: string;
  readonly history: readonly {
    readonly at: Date;
    readonly event: string;
    readonly from: string | null;
    readonly to: string;
    readonly actor: string;
    readonly source: string;
    readonly detail: unknown;
  }[];
  readonly cards: readonly Readonly<Record<string, unknown>>[];
  readonly audit: readonly AuditRow[];
}

export interface TableSize {
  readonly table: string;
  readonly rows: number;
  readonly bytes: number;
  readonly indexBytes: number;
  /** How long rows are kept; null for tables that are not the bot's own. */
  readonly retention: string | null;
}

/** What a statement has cost since the statistics began. */
export interface StatementCost {
  readonly name: string;
  readonly calls: number;
  readonly meanMs: number;
  readonly totalMs: number;
  readonly rows: number;
  /** Without values; null if it cannot be shown. */
  readonly text: string | null;
}

export interface DatabaseFacts {
  readonly kind: 'embedded' | 'external';
  readonly version: string;
  readonly bytes: number;
  readonly users: number;
  readonly usersWithoutAccount: number;
  /** Requests by state. */
  readonly requests: Readonly<Record<string, number>>;
}

/** What an import of one person's data did, or would do. */
export interface ImportReport {
  readonly userId: string;
  readonly added: Readonly<Record<string, number>>;
  /** What was here already. */
  readonly known: Readonly<Record<string, number>>;
  /** The chats and accounts that the person gets by it. */
  readonly links: readonly string[];
  /** What was left out and why, one line each. */
  readonly skipped: readonly string[];
}

/** The database as the command line uses it. */
export interface OperatorDatabase {
  searchAudit(filter: AuditFilter): Promise<readonly AuditRow[]>;
  searchErrors(filter: ErrorFilter): Promise<readonly ErrorRow[]>;
  /** Users by part of a name, by user ID, or by `platform:id`; all if `query` is null. */
  listUsers(query: string | null): Promise<readonly UserRow[]>;
  /** An account by its number on a server; `server` is the name from the settings, null for the only one. */
  findAccount(server: string | null, remoteUserId: number): Promise<ServerAccount | null>;
  linkAccount(accountId: AccountId, userId: UserId): Promise<void>;
  setBlocked(userId: UserId, isBlocked: boolean): Promise<void>;
  /** A request by its ID, or requests by their number on the Overseerr server or by part of the title. */
  findRequests(query: string): Promise<readonly RequestReport[]>;
  /** Everything about one person, without secrets, as JSON values. Null if there is no such user. */
  exportUser(userId: UserId): Promise<unknown>;
  /** Adds the data of an exported file, all or nothing. Throws an error of one line for a file it cannot read. */
  importUser(
    content: string,
    options: { readonly into: UserId | null; readonly isDryRun: boolean },
  ): Promise<ImportReport>;
  listTableSizes(): Promise<readonly TableSize[]>;
  /** The statements that took most time in all; null if the server has no statistics. */
  listStatementCosts(limit: number): Promise<readonly StatementCost[] | null>;
  readFacts(): Promise<DatabaseFacts>;
  close(): Promise<void>;
}

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
    /** Whether others would have waited noticeably. */
    readonly isLongLock: boolean;
  }[];
  /** Why a migration failed, and with it the rest; null if none did. */
  readonly problem: string | null;
}

/** One setting as it is in effect. `value` is masked if it is secret. */
export interface SettingRow {
  readonly name: string;
  readonly value: string | null;
  readonly origin: string;
}
