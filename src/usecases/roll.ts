import type { RemoteAccount } from '../core/account.ts';
import { toFault } from '../core/fault.ts';
import type { ServiceId } from '../core/id.ts';
import type { Accounts, Clock, Log, MediaServers, ServiceBook } from '../ports.ts';
import type { QuotaDesk } from './quotas.ts';

const batchSize = 50;

/** Reading a service's accounts in the background, so that no command ever has to. */
export function createRoll(needs: {
  readonly accounts: Accounts;
  readonly servers: MediaServers;
  readonly book: Pick<ServiceBook, 'synced'>;
  readonly quotaDesk: Pick<QuotaDesk, 'readAll'>;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { accounts, servers, book, quotaDesk, clock, log } = needs;

  return {
    /**
     * Reads all accounts, brings the links that rest on profiles up to date, and reads the quotas of who is linked.
     * An account that cannot be read stays as it was; as long as one is missing nobody counts as removed.
     */
    async sync(serviceId: ServiceId): Promise<void> {
      const startedAt = clock();
      let batch: RemoteAccount[] = [];
      let count = 0;
      let leftOut = 0;
      const reading = servers.get(serviceId).accounts((number, error) => {
        leftOut += 1;
        log.warn({ serviceId, number, error }, 'an account could not be read');
      });
      for await (const account of reading) {
        count += 1;
        batch.push(account);
        if (batch.length >= batchSize) {
          await accounts.keep(serviceId, batch);
          batch = [];
        }
      }
      if (batch.length > 0) await accounts.keep(serviceId, batch);
      const removed = leftOut > 0 ? 0 : await accounts.dropOlderThan(serviceId, startedAt);
      const { linked, unlinked } = await accounts.matchProfiles(serviceId);
      await book.synced(serviceId);
      log.info({ serviceId, count, leftOut, removed, linked, unlinked }, 'accounts read');
      await readQuotas(serviceId);
    },
  };

  /** They are a help and no more: the next reading comes anyway. */
  async function readQuotas(serviceId: ServiceId): Promise<void> {
    try {
      await quotaDesk.readAll(serviceId);
    } catch (error) {
      const fault = toFault(error);
      if (fault.code === 'bug') throw error;
      log.warn({ serviceId, error: fault }, 'quotas could not be read');
    }
  }
}
