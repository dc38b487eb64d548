import type { UserId } from '../../domain/id.ts';
import { type ChatAccountKey, type Place, toDirectPlace } from '../../domain/place.ts';
import type { PreferenceRepository } from '../../ports/accounts/preference-repository.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';

/** Where a message for a user is posted, and as which of their chat accounts they are mentioned there. */
export interface NotificationAddress {
  readonly account: ChatAccountKey & { readonly name: string };
  readonly place: Place;
}

/** Finds where users want to be notified. */
export function createNotificationAddress(deps: {
  readonly users: Pick<UserRepository, 'listChatAccounts'>;
  readonly preferences: Pick<PreferenceRepository, 'getPreferences'>;
}) {
  const { users, preferences } = deps;

  /**
   * In the direct messages that a user chose, or else in `place`, on `platform`. Null for users without a chat account.
   */
  return async (
    userId: UserId,
    platform: string,
    place: Place | null,
  ): Promise<NotificationAddress | null> => {
    const accounts = await users.listChatAccounts(userId);
    const { notifyOn } = await preferences.getPreferences(userId);
    const chosen = accounts.find((account) => account.platform === notifyOn && !account.isClosed);
    if (chosen) return { account: chosen, place: toDirectPlace(chosen) };
    const account = accounts.find((each) => each.platform === platform) ?? accounts[0];
    return account ? { account, place: place ?? toDirectPlace(account) } : null;
  };
}
