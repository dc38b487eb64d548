import type { AccountId, ServiceId, UserId } from '../domain/id.ts';
import type { AuditRecord, AuditSearch } from '../domain/operator/audit-record.ts';
import type { ErrorRecord, ErrorSearch } from '../domain/operator/error-record.ts';
import type { ImportReport } from '../domain/operator/import-report.ts';
import type { StatementCost } from '../domain/operator/statement-cost.ts';
import type { ChatAccountKey } from '../domain/place.ts';

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
  readonly audit: readonly AuditRecord[];
}

export interface TableSize {
  readonly table: string;
  readonly rows: number;
  readonly bytes: number;
  readonly indexBytes: number;
  /** How long rows are kept; null for tables that are not the bot's own. */
  readonly retention: string | null;
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

/** The database as the command line uses it. */
export interface OperatorDatabase {
  /** Newest first. */
  searchAudit(search: AuditSearch, limit: number): Promise<readonly AuditRecord[]>;
  /** The latest first. */
  searchErrors(search: ErrorSearch, limit: number): Promise<readonly ErrorRecord[]>;
  /** Users by part of a name, by user ID, or by `platform:id`; all if `query` is null. */
  listUsers(query: string | null): Promise<readonly UserRow[]>;
  /** An account by its number on a server; `server` is the name from the settings, null for the only one. */
  findAccount(server: string | null, remoteUserId: number): Promise<ServerAccount | null>;
  linkAccount(accountId: AccountId, userId: UserId): Promise<void>;
  setBlocked(userId: UserId, isBlocked: boolean): Promise<void>;
  /** Throws an `AppError` for the last admin, for one whom ADMINS names, and for a blocked user. */
  setAdmin(userId: UserId, isAdmin: boolean): Promise<void>;
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
  /** The statements that took the most time in total; null if the server has no statistics. */
  listStatementCosts(limit: number): Promise<readonly StatementCost[] | null>;
  readFacts(): Promise<DatabaseFacts>;
  close(): Promise<void>;
}

/** One setting as it is in effect. `value` is masked if it is secret. */
export interface SettingRow {
  readonly name: string;
  readonly value: string | null;
  readonly origin: string;
}
