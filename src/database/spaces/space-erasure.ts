import type { SpaceErasure } from '../../ports/spaces/space-erasure.ts';
import type { KyselyClient } from '../kysely.ts';
import { inRetriedTransaction } from '../transaction.ts';
import { eraseSpace } from './erase-space.ts';

/** Erases spaces that the bot has left, on PostgreSQL. */
export function createSpaceErasure({ kysely }: { readonly kysely: KyselyClient }): SpaceErasure {
  return {
    erase: (id, by) =>
      inRetriedTransaction(kysely, (transaction) =>
        eraseSpace(transaction, { id, leftBefore: null, by }),
      ),
  };
}
