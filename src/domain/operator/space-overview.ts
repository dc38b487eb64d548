import type { SpaceId } from '../id.ts';
import type { Platform } from '../place.ts';
import type { Space } from '../spaces/space.ts';

/** Which spaces are listed: those that the bot is in, or those that it has left. */
export interface SpaceFilter {
  /** Part of a name, or the ID on the platform. Null: all. */
  readonly search: string | null;
  readonly platform: Platform | null;
  readonly isLeft: boolean;
}

/** Where a list continues: after this space. */
export interface SpacePosition {
  readonly name: string;
  readonly id: SpaceId;
}

/** A space as admins see it. */
export interface SpaceOverview extends Space {
  /** When the bot left it; null: it is there. */
  readonly leftAt: Date | null;
  readonly createdAt: Date;
}
