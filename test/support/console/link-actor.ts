import type { Actor } from '../../../src/domain/actor.ts';
import type { UserId } from '../../../src/domain/id.ts';
import { anActor } from '../factories.ts';

/** A user who asks the bot for a link to the console. */
export function aLinkActor(userId: UserId): Actor {
  return anActor({ userId });
}
