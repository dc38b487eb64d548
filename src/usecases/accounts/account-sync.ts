import type { RemoteAccount } from '../../domain/accounts/account.ts';
import { splitLosses } from '../../domain/accounts/proven-losses.ts';
import { isAppError, toAppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { ServiceRepository } from '../../ports/services/service-repository.ts';
import type { Quotas } from './quotas.ts';

const batchSize = 50;

export type AccountSync = ReturnType<typeof createAccountSync>;

/** Reads a server's accounts in the background, so that no command has to. */
export function createAccountSync(deps: {
  readonly accounts: AccountRepository;
  readonly accountLinks: Pick<AccountLinkRepository, 'matchProfiles'>;
  readonly servers: OverseerrServers;
  readonly serviceRepository: Pick<
    ServiceRepository,
    'hasReadAccounts' | 'recordAccountSync' | 'recordMissingUsers'
  >;
  readonly quotas: Pick<Quotas, 'refreshAll'>;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { accounts, accountLinks, servers, serviceRepository, quotas, clock, log } = deps;
  const running = new Map<ServiceId, Promise<void>>();
  const read = new Set<ServiceId>();

  return {
    /** Updates the accounts and their links, and reads the quotas of linked accounts. */
    async syncAccounts(serviceId: ServiceId): Promise<void> {
      await readAccounts(serviceId);
      await refreshQuotas(serviceId);
    },

    readAccounts,

    /** Whether the accounts of a server were ever read, so that an unknown one probably does not exist. */
    async hasReadAccounts(serviceId: ServiceId): Promise<boolean> {
      if (read.has(serviceId)) return true;
      const hasRead = await serviceRepository.hasReadAccounts(serviceId);
      if (hasRead) read.add(serviceId);
      return hasRead;
    },
  };

  /**
   * Reads all accounts and updates the links that profiles verify. Calls during a read wait for it.
   * An account that cannot be read stays unchanged. If any account cannot be read, no account is
   * marked as removed; if many are missing at once, they are only removed once that is proven
   * (`splitLosses`), and an alert tells the admins.
   */
  function readAccounts(serviceId: ServiceId): Promise<void> {
    const current = running.get(serviceId);
    if (current) return current;
    const started = readOnce(serviceId).finally(() => running.delete(serviceId));
    running.set(serviceId, started);
    return started;
  }

  async function readOnce(serviceId: ServiceId): Promise<void> {
    const startedAt = clock();
    const { readCount, unreadableCount } = await saveAccounts(serviceId);
    const { removedCount, doubtedCount } =
      unreadableCount > 0
        ? { removedCount: 0, doubtedCount: 0 }
        : await removeMissing(serviceId, startedAt);
    const { linked, unlinked, doubted } = await accountLinks.matchProfiles(serviceId);
    await serviceRepository.recordAccountSync(serviceId);
    log.info(
      { serviceId, readCount, unreadableCount, removedCount, linked, unlinked },
      'Accounts synced',
    );
    const missing = doubtedCount + doubted;
    if (missing > 0) await report(serviceId, missing);
    else if (unreadableCount === 0) await serviceRepository.recordMissingUsers(serviceId, null);
  }

  /** Saves all accounts in batches. */
  async function saveAccounts(serviceId: ServiceId) {
    let batch: RemoteAccount[] = [];
    let readCount = 0;
    let unreadableCount = 0;
    const reading = servers.get(serviceId).listAccounts((remoteUserId, error) => {
      unreadableCount += 1;
      log.warn({ serviceId, remoteUserId, error }, 'An account could not be read');
    });
    try {
      for await (const account of reading) {
        readCount += 1;
        batch.push(account);
        if (batch.length >= batchSize) {
          await accounts.upsert(serviceId, batch);
          batch = [];
        }
      }
    } catch (error) {
      if (isAppError(error, 'user-list-incomplete')) await report(serviceId, 0);
      throw error;
    }
    if (batch.length > 0) await accounts.upsert(serviceId, batch);
    return { readCount, unreadableCount };
  }

  async function removeMissing(serviceId: ServiceId, startedAt: Date) {
    const knownCount = await accounts.count(serviceId);
    const missing = await accounts.recordMissing(serviceId, startedAt);
    const { proven, doubted } = splitLosses(missing, { knownCount, now: clock() });
    await accounts.markRemoved(proven.map(({ id }) => id));
    return { removedCount: proven.length, doubtedCount: doubted.length };
  }

  /** Until the server lists everybody again or the loss is proven; an alert tells the admins. */
  async function report(serviceId: ServiceId, count: number): Promise<void> {
    log.error({ serviceId, count }, 'The server does not list users that it had before');
    await serviceRepository.recordMissingUsers(serviceId, count);
  }

  /** Quotas are optional: if reading them fails, the next sync reads them again. */
  async function refreshQuotas(serviceId: ServiceId): Promise<void> {
    try {
      await quotas.refreshAll(serviceId);
    } catch (error) {
      const appError = toAppError(error);
      if (appError.code === 'internal') throw error;
      log.warn({ serviceId, error: appError }, 'Quotas could not be read');
    }
  }
}
