import type { IssueDraftId } from '../../domain/id.ts';
import type { IssueDraft } from '../../domain/issues/issue-draft.ts';

/** Stores reports that users are putting together, until they expire. */
export interface IssueDraftRepository {
  create(draft: IssueDraft, expiresAt: Date): Promise<void>;
  /** Null for an unknown or expired draft. */
  find(id: IssueDraftId): Promise<IssueDraft | null>;
  update(draft: IssueDraft): Promise<void>;
}
