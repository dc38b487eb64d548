import type { DraftId } from '../../domain/id.ts';
import type { Draft } from '../../domain/requests/draft.ts';

export interface DraftRepository {
  create(draft: Draft, expiresAt: Date): Promise<void>;
  find(id: DraftId): Promise<Draft | null>;
  update(draft: Draft): Promise<void>;
}
