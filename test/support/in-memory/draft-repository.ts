import type { DraftId } from '../../../src/domain/id.ts';
import type { Draft } from '../../../src/domain/requests/draft.ts';
import type { DraftRepository } from '../../../src/ports/requests/draft-repository.ts';

/** Implements `DraftRepository` without a database. */
export function createInMemoryDrafts(clock: () => Date): DraftRepository {
  const rows = new Map<DraftId, { readonly draft: Draft; readonly expiresAt: Date }>();
  return {
    async create(draft, expiresAt) {
      rows.set(draft.id, { draft, expiresAt });
    },
    async find(id) {
      const row = rows.get(id);
      return row && row.expiresAt > clock() ? row.draft : null;
    },
    async update(draft) {
      const row = rows.get(draft.id);
      if (row) rows.set(draft.id, { ...row, draft });
    },
  };
}
