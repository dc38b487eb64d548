import type { SpaceId, UserId } from '../../domain/id.ts';
import { type ChatAccountKey, isSamePlace, type Place, toDirectPlace } from '../../domain/place.ts';
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
   * In the direct messages that a user chose, or else in `place`, on `platform`. Of private chats, only the user's own
   * count: somebody else may have made the request for them, or they may have parted with that chat. Null for users
   * without a chat account.
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
    const isPlace = place && isSamePlace(place);
    const account =
      accounts.find((each) => isPlace?.(toDirectPlace(each))) ??
      accounts.find((each) => each.platform === platform) ??
      accounts[0];
    if (!account) return null;
    return { account, place: place && place.kind !== 'direct' ? place : toDirectPlace(account) };
  };
}

/**
 * Where something was requested or reported, for those whom it concerns; null if that was a private chat that does not
 * say whose it is, as on Discord.
 */
export function toOpenOrigin({
  spaceId,
  origin,
}: {
  readonly spaceId: SpaceId | null;
  readonly origin: Place | null;
}): Place | null {
  return spaceId === null && origin?.kind === 'channel' ? null : origin;
}
