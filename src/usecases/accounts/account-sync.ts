import type { RemoteAccount } from '../../domain/accounts/account.ts';
import { toAppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { AccountLinkRepository } from '../../ports/accounts/account-link-repository.ts';
import type { AccountRepository } from '../../ports/accounts/account-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { ServiceRepository } from '../../ports/services/service-repository.ts';
import type { Quotas } from './quotas.ts';

const batchSize = 50;

/** Reads a server's accounts in the background, so that no command has to. */
export function createAccountSync(needs: {
  readonly accounts: AccountRepository;
  readonly accountLinks: Pick<AccountLinkRepository, 'matchProfiles'>;
  readonly servers: OverseerrServers;
  readonly serviceRepository: Pick<ServiceRepository, 'recordAccountSync'>;
  readonly quotas: Pick<Quotas, 'refreshAll'>;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { accounts, accountLinks, servers, serviceRepository, quotas, clock, log } = needs;

  return {
    /**
     * Reads all accounts, updates the links that profiles verify, and reads the quotas of linked
     * accounts. An account that cannot be read stays unchanged. If any account cannot be read, no
     * account is marked as removed.
     */
    async syncAccounts(serviceId: ServiceId): Promise<void> {
      const startedAt = clock();
      let batch: RemoteAccount[] = [];
      let readCount = 0;
      let unreadableCount = 0;
      const reading = servers.get(serviceId).listAccounts((remoteUserId, error) => {
        unreadableCount += 1;
        log.warn({ serviceId, remoteUserId, error }, 'an account could not be read');
      });
      for await (const account of reading) {
        readCount += 1;
        batch.push(account);
        if (batch.length >= batchSize) {
          await accounts.upsert(serviceId, batch);
          batch = [];
        }
      }
      if (batch.length > 0) await accounts.upsert(serviceId, batch);
      const removedCount =
        unreadableCount > 0 ? 0 : await accounts.markRemovedBefore(serviceId, startedAt);
      const { linked, unlinked } = await accountLinks.matchProfiles(serviceId);
      await serviceRepository.recordAccountSync(serviceId);
      log.info(
        { serviceId, readCount, unreadableCount, removedCount, linked, unlinked },
        'Accounts synced',
      );
      await refreshQuotas(serviceId);
    },
  };

  /** Quotas are optional: if reading them fails, the next sync reads them again. */
  async function refreshQuotas(serviceId: ServiceId): Promise<void> {
    try {
      await quotas.refreshAll(serviceId);
    } catch (error) {
      const appError = toAppError(error);
      if (appError.code === 'internal') throw error;
      log.warn({ serviceId, error: appError }, 'quotas could not be read');
    }
  }
}
