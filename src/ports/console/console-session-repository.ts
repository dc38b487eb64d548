import type { ConsoleSession, ConsoleSessionId } from '../../domain/console/console-session.ts';
import type { UserId } from '../../domain/id.ts';

/** A session together with the name of its user. */
export interface NamedConsoleSession extends ConsoleSession {
  readonly userName: string;
}

/** Browsers that are signed in to the console. Tokens are stored as hashes. */
export interface ConsoleSessionRepository {
  create(session: ConsoleSession, tokenHash: string): Promise<void>;
  /** The session of a token, also if it is over but not deleted yet. */
  findByToken(tokenHash: string): Promise<ConsoleSession | null>;
  /** The same by its id. */
  findById(id: ConsoleSessionId): Promise<ConsoleSession | null>;
  /** Records that a session was used. */
  recordUse(id: ConsoleSessionId, at: Date): Promise<void>;
  /** Sessions that are not over, the latest used first; of one user, or of all for null. */
  list(userId: UserId | null, limit: number): Promise<readonly NamedConsoleSession[]>;
  /** Ends a session. Null if there is none. */
  remove(id: ConsoleSessionId): Promise<ConsoleSession | null>;
}
