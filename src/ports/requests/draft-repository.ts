import type { DraftId } from '../../domain/id.ts';
import type { Draft } from '../../domain/requests/draft.ts';

/** Stores drafts until they expire. */
export interface DraftRepository {
  create(draft: Draft, expiresAt: Date): Promise<void>;
  /** Null for an unknown or expired draft. */
  find(id: DraftId): Promise<Draft | null>;
  update(draft: Draft): Promise<void>;
}
