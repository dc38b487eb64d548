import { AppError } from '../../domain/app-error.ts';
import type { UserId } from '../../domain/id.ts';
import { defineAction } from '../action.ts';
import { id, titleKey } from '../argument.ts';
import { replyPrivately } from '../reply.ts';
import { defineTitleCard } from './card/title-card-actions.ts';
import { titleCardUses } from './card/title-card-context.ts';
import { defineTitleLists } from './discover/title-lists.ts';
import { defineCollections } from './groups/collection-actions.ts';

/** Lists of titles, with the actions that open them. */
export const titleLists = defineTitleLists((of: { readonly owner: UserId }): string =>
  openTitle.id(of),
);

/** Collections of movies, with the actions that request them. */
export const collections = defineCollections((of: { readonly owner: UserId }): string =>
  openTitle.id(of),
);

/** The card of a title, with its actions. */
export const titleCards = defineTitleCard({
  toSimilarId: ({ owner, key }) => titleLists.openListId({ owner, list: { kind: 'similar', key } }),
  toCollectionId: ({ owner, id: collectionId }) =>
    collections.openCollectionId({ owner, group: { kind: 'collection', id: collectionId } }),
});

/** Opens the card of a title below the list that it was picked from. Only the user who opened the list may pick. */
export const openTitle = defineAction({
  verb: 'open-title',
  uses: titleCardUses,
  args: { owner: id<'user'>() },
  hasPicker: true,
  async run(ctx, { owner }, press) {
    if (owner !== ctx.actor.userId) throw new AppError('not-yours');
    const key = titleKey.read(press.picked ?? press.values[0] ?? '');
    if (!key) throw new AppError('invalid-input');
    return replyPrivately(await titleCards.open(ctx, key, { wants4k: false, forUserId: null }));
  },
});
