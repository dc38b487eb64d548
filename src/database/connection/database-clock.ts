import type { AdjustableClock } from '../../lib/clocks/adjustable-clock.ts';
import { createClockDifference } from '../../lib/clocks/clock-difference.ts';
import type { Log } from '../../ports/log.ts';
import type { KyselyClient } from '../kysely.ts';

const intervalMs = 60_000;
/** A slower answer says too little about the present time. */
const maxRoundTripMs = 2_000;

/** Keeps the clock of the bot at the time of the database. */
export interface DatabaseClock {
  /** Asks the database for its time. Throws what the query throws. */
  sync(): Promise<void>;
  /** Syncs every minute. Returns how to stop. */
  start(): () => void;
}

/**
 * All processes of one database, and the statements that compare with its time, then agree about what has expired, and a
 * jump of the computer's clock changes nothing. Warns once when the computer's clock differs from the database's.
 */
export function createDatabaseClock(deps: {
  readonly kysely: KyselyClient;
  readonly clock: AdjustableClock;
  readonly log: Log;
  readonly systemTime?: () => Date;
  readonly monotonicMs?: () => number;
}): DatabaseClock {
  const { kysely, clock, log } = deps;
  const { systemTime = () => new Date(), monotonicMs = () => performance.now() } = deps;
  const difference = createClockDifference({
    onWrong: (text) =>
      log.warn(
        {},
        `The clock of this computer is ${text} the database's. The bot uses the time of the database. Turn on time synchronization (NTP) on both`,
      ),
    onRight: () => log.info({}, 'The clocks of this computer and of the database agree again'),
  });
  return {
    sync,
    start() {
      const timer = setInterval(() => {
        // The database is away; the clock goes on without it.
        sync().catch((error: unknown) => log.debug({ error }, 'Could not read the database time'));
      }, intervalMs);
      timer.unref();
      return () => clearInterval(timer);
    },
  };

  async function sync(): Promise<void> {
    const startedAt = monotonicMs();
    const { time } = await kysely
      .selectNoFrom((query) => query.fn<Date>('clock_timestamp').as('time'))
      .executeTakeFirstOrThrow();
    const roundTripMs = monotonicMs() - startedAt;
    if (roundTripMs > maxRoundTripMs) return;
    const now = new Date(time.getTime() + roundTripMs / 2);
    clock.set(now);
    difference.report(systemTime().getTime() - now.getTime());
  }
}
