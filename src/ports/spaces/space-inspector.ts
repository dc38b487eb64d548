import type { Space } from '../../domain/spaces/space.ts';
import type { SpaceInspection } from '../../domain/spaces/space-inspection.ts';

/** Asks the chat platforms about spaces, with at most six calls for each, not more than once in fifteen seconds. */
export interface SpaceInspector {
  /** Null if the platform does not answer, is not connected, or cannot list channels. */
  inspect(space: Space): Promise<SpaceInspection | null>;
}
