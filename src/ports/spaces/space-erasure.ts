import type { ActorIdentity } from '../../domain/actor.ts';
import type { SpaceId } from '../../domain/id.ts';

/** Erases spaces that the bot has left. */
export interface SpaceErasure {
  /**
   * Deletes a space with its settings, its cards, and what is known about who set it up; requests stay without it.
   * False if the bot is in the space, or if it is gone.
   */
  erase(id: SpaceId, by: ActorIdentity): Promise<boolean>;
}
