import type { Account } from '../../../src/domain/accounts/account.ts';
import { isSamePerson } from '../../../src/domain/accounts/same-person.ts';
import { botActor } from '../../../src/domain/actor.ts';
import { toAuditEntry } from '../../../src/domain/audit-entry.ts';
import type { ServiceId } from '../../../src/domain/id.ts';
import type { AccountRepository } from '../../../src/ports/accounts/account-repository.ts';
import { anId } from '../factories.ts';
import type { AccountRecord, IdentityStore } from './identity-store.ts';

/** Implements `AccountRepository` without a database. */
export function createInMemoryAccounts(
  store: IdentityStore,
  clock: () => Date = () => new Date(),
): AccountRepository {
  const list = (serviceId: ServiceId) =>
    [...store.accounts.values()]
      .filter((record) => record.serviceId === serviceId)
      .sort((a, b) => a.remote.remoteUserId - b.remote.remoteUserId);
  const listPresent = (serviceId: ServiceId) =>
    list(serviceId).filter(({ removedAt }) => removedAt === null);

  return {
    async find(id) {
      const record = store.accounts.get(id);
      return record ? toAccount(record) : null;
    },

    async findByRemoteUserId(serviceId, remoteUserId) {
      const record = listPresent(serviceId).find(
        ({ remote }) => remote.remoteUserId === remoteUserId,
      );
      return record ? toAccount(record) : null;
    },

    async listByProfile(serviceId, { platform, platformUserId }) {
      return listPresent(serviceId)
        .filter(({ remote }) => {
          if (platform === 'web') return false;
          const ids = platform === 'discord' ? remote.discordIds : remote.telegramIds;
          return ids.includes(platformUserId);
        })
        .map(toAccount);
    },

    async upsert(serviceId, accounts) {
      const last = new Map(accounts.map((account) => [account.remoteUserId, account]));
      return [...last.values()]
        .sort((a, b) => a.remoteUserId - b.remoteUserId)
        .map((remote) => {
          const known = list(serviceId).find(
            (record) => record.remote.remoteUserId === remote.remoteUserId,
          );
          if (known && !isSamePerson(known.remote, remote)) unlinkAll(known);
          const record: AccountRecord = {
            id: known?.id ?? anId<'account'>(),
            serviceId,
            remote,
            isBlocked: known?.isBlocked ?? false,
            savedAt: clock(),
            missingSince: null,
            removedAt: null,
          };
          store.accounts.set(record.id, record);
          return toAccount(record);
        });
    },

    count: async (serviceId) => listPresent(serviceId).length,

    async recordMissing(serviceId, savedBefore) {
      return listPresent(serviceId)
        .filter(({ savedAt }) => savedAt < savedBefore)
        .map((record) => {
          const missingSince = record.missingSince ?? clock();
          record.missingSince = missingSince;
          return { id: record.id, missingSince };
        });
    },

    async markRemoved(ids) {
      for (const id of ids) {
        const record = store.accounts.get(id);
        if (record?.missingSince && !record.removedAt) record.removedAt = clock();
      }
    },
  };

  function unlinkAll({ id }: AccountRecord): void {
    for (const link of store.links.filter(({ accountId }) => accountId === id)) {
      const actor = { ...botActor, userId: link.userId };
      const after = { why: 'another-person' };
      store.audit.push(toAuditEntry(actor, 'account-unlink', { kind: 'account', id }, { after }));
    }
    store.links = store.links.filter(({ accountId }) => accountId !== id);
  }
}

export function toAccount({ id, serviceId, remote, isBlocked }: AccountRecord): Account {
  const { remoteUserId, name, permissions } = remote;
  return { id, serviceId, remoteUserId, name, permissions, isLimited: false, isBlocked };
}
