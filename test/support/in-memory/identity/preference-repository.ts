import type { PreferenceRepository } from '../../../../src/ports/accounts/preference-repository.ts';
import type { IdentityStore } from '../identity-store.ts';

/** Implements `PreferenceRepository` without a database. */
export function createInMemoryPreferences(store: IdentityStore): PreferenceRepository {
  return {
    getPreferences: async (userId) => store.users.get(userId)?.preferences ?? {},

    async updatePreferences(userId, change) {
      const record = store.users.get(userId);
      if (!record) return;
      if ('locale' in change) {
        record.user = { ...record.user, locale: change.locale };
      } else if ('linksByProfile' in change) {
        const { linksByProfile: _, ...rest } = record.preferences;
        record.preferences = rest;
      } else if ('notifyOn' in change) {
        const { notifyOn: _, ...rest } = record.preferences;
        record.preferences = change.notifyOn ? { ...rest, notifyOn: change.notifyOn } : rest;
      } else {
        record.preferences = { ...record.preferences, serviceId: change.serviceId };
      }
    },
  };
}
