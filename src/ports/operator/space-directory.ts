import type { SpaceId } from '../../domain/id.ts';
import type {
  SpaceFilter,
  SpaceOverview,
  SpacePosition,
} from '../../domain/operator/space-overview.ts';

/** Spaces as admins look through them. Only reads. */
export interface SpaceDirectory {
  /** Spaces by name after a position, and where the list continues; null at its end. */
  list(
    filter: SpaceFilter,
    page: { readonly after: SpacePosition | null; readonly limit: number },
  ): Promise<{ readonly spaces: readonly SpaceOverview[]; readonly next: SpacePosition | null }>;
  /** Null if there is no such space. */
  find(id: SpaceId): Promise<SpaceOverview | null>;
  /** How many requests were made in a space, counted up to 10,000. */
  countRequests(id: SpaceId): Promise<number>;
  /** The topics of a Telegram group in which the bot has posted. */
  listTopics(
    space: Pick<SpaceOverview, 'platform' | 'platformSpaceId'>,
  ): Promise<readonly string[]>;
}
