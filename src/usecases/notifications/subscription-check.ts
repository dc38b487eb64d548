import { toAppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import { toLibraryShares } from '../../domain/notifications/arrived-seasons.ts';
import type { TitleKey } from '../../domain/titles/title.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import type { ArrivalRepository } from '../../ports/notifications/arrival-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { toTitleLockKey } from '../requests/title-lock.ts';
import type { Arrivals } from './arrivals.ts';

const titlesPerCheck = 20;
const checkIntervalMs = 10 * 60_000;
/** Titles that are only followed for seasons that may appear. */
const idleIntervalMs = 60 * 60_000;

/**
 * Notices what arrives without a request that the bot follows: added in Radarr or Sonarr by hand, or still arriving
 * after its request was deleted. No webhook reports that.
 */
export function createSubscriptionCheck(deps: {
  readonly arrivalRepository: Pick<ArrivalRepository, 'claimTitles'>;
  readonly arrivals: Pick<Arrivals, 'note'>;
  readonly servers: OverseerrServers;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { arrivalRepository, arrivals, servers, locks, clock, log } = deps;

  /**
   * Reads a few titles that were not read for the longest time, once for all their subscribers. What fails is left for
   * the next time, so that it does not hold up the rest; only an unreachable server ends the check.
   */
  return async (serviceId: ServiceId): Promise<void> => {
    const at = clock();
    const keys = await arrivalRepository.claimTitles(serviceId, {
      limit: titlesPerCheck,
      checkedBefore: new Date(at.getTime() - checkIntervalMs),
      idleBefore: new Date(at.getTime() - idleIntervalMs),
      at,
    });
    for (const key of keys) await tryToCheck(serviceId, key);
  };

  async function tryToCheck(serviceId: ServiceId, key: TitleKey): Promise<void> {
    try {
      await checkTitle(serviceId, key);
    } catch (error) {
      const appError = toAppError(error);
      if (appError.code === 'overseerr-unreachable') throw error;
      log[appError.metadata.logLevel](
        { error: appError },
        'Could not check a title that someone waits for',
      );
    }
  }

  /**
   * Under the lock, no request for the title becomes available, and none notifies its subscribers. Before it, one may
   * have done so.
   */
  async function checkTitle(serviceId: ServiceId, key: TitleKey): Promise<void> {
    const title = await servers.get(serviceId).getTitleDetails(key, '', { fresh: true });
    const shares = toLibraryShares(title);
    await locks.withLock(toTitleLockKey(serviceId, key), () =>
      arrivals.note(serviceId, key, shares),
    );
  }
}
