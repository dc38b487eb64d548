import type { Platform } from '../../domain/place.ts';

/** In which spaces the bot is. One that nobody has met it in is not known, and nothing happens to it. */
export interface BotMembershipRepository {
  /** Since when the bot is no longer in a space; null: it is there. False when that was known. */
  setLeft(platform: Platform, platformSpaceId: string, leftAt: Date | null): Promise<boolean>;
  /** The same for all spaces of a platform: it is in these and has left the others. How many that changed. */
  setCurrentSpaces(
    platform: Platform,
    platformSpaceIds: readonly string[],
    leftAt: Date,
  ): Promise<{ left: number; joined: number }>;
  /** Gives a space another id, and with it every place, card and subscription that names the old one. */
  changeSpaceId(platform: Platform, from: string, to: string): Promise<void>;
}
