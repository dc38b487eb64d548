import type { Platform } from '../../domain/place.ts';

/** Which spaces the bot is in. Spaces where nobody has used the bot yet are unknown and ignored. */
export interface BotMembershipRepository {
  /** Records when the bot left a space; null means that it is in the space. False when nothing changed. */
  setLeft(platform: Platform, platformSpaceId: string, leftAt: Date | null): Promise<boolean>;
  /** Records all spaces of a platform that the bot is in; it has left the others. Returns how many changed. */
  setCurrentSpaces(
    platform: Platform,
    platformSpaceIds: readonly string[],
    leftAt: Date,
  ): Promise<{ left: number; joined: number }>;
  /** Changes the id of a space, also in every place, card and subscription that contains the old id. */
  changeSpaceId(platform: Platform, from: string, to: string): Promise<void>;
}
