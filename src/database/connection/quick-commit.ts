import { sql } from 'kysely';

/**
 * A condition that always holds. The commit of its statement does not wait until the disk has it: PostgreSQL writes it
 * within half a second, and before any later commit that waits. Only for what is found again, or what nobody was
 * promised, if the power fails or PostgreSQL is killed meanwhile; a bot that is killed loses nothing. Not for statements
 * in a transaction, whose commit would not wait either.
 */
export const commitsQuickly = "set_config('synchronous_commit', 'off', true) is not null";

/** The same for a query of Kysely. */
export const whereCommitsQuickly = sql<boolean>`${sql.raw(commitsQuickly)}`;
