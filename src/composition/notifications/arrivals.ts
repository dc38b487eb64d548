import { createHash } from 'node:crypto';
import type { Translations } from '../../chat/i18n/translations.ts';
import { createArrivalNotifier } from '../../chat/notifications/arrival-notifier.ts';
import type { Outbounds } from '../../chat/outbound.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DatabaseRetry } from '../../ports/database-retry.ts';
import type { JobDelay, JobQueue } from '../../ports/job-queue.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { createArrivalDelivery } from '../../usecases/notifications/arrival-delivery.ts';
import { createArrivals } from '../../usecases/notifications/arrivals.ts';
import { createSubscriptionCheck } from '../../usecases/notifications/subscription-check.ts';
import type { Repositories } from '../repositories.ts';

/** What subscribers are told when a title arrives. */
export function createArrivalUseCases(
  deps: Pick<Repositories, 'arrivalRepository' | 'preferences' | 'users'> & {
    readonly servers: OverseerrServers;
    readonly outbounds: Outbounds;
    readonly translations: Translations;
    readonly jobs: JobQueue & JobDelay;
    readonly locks: Locks;
    readonly retry: DatabaseRetry;
    readonly clock: Clock;
    readonly log: Log;
  },
) {
  const { arrivalRepository, preferences, users, servers, outbounds, translations } = deps;
  const { jobs, locks, retry, clock, log } = deps;
  const deliver = createArrivalDelivery({
    arrivalRepository,
    users,
    preferences,
    arrivalNotifier: createArrivalNotifier({ outbounds, translations, toKey: toMessageKey }),
    retry,
    clock,
    log,
  });
  const arrivals = createArrivals({ arrivalRepository, servers, deliver, jobs, locks, clock });
  return {
    arrivals,
    checkSubscriptions: createSubscriptionCheck({
      arrivalRepository,
      arrivals,
      servers,
      locks,
      clock,
      log,
    }),
  };
}

/** The idempotency key of a message: at most 22 characters, and the same for the same text. */
export function toMessageKey(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
