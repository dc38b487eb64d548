import { AppError } from '../../../domain/app-error.ts';
import type { SearchId, UserId } from '../../../domain/id.ts';
import type { CollectionRequests } from '../../../usecases/titles/collections.ts';
import { defineAction } from '../../action.ts';
import { flag, id } from '../../argument.ts';
import type { Context } from '../../context.ts';
import type { Translate } from '../../i18n/translations.ts';
import { replyPrivately, updateMessage } from '../../reply.ts';
import type { View } from '../../view.ts';
import { allowedOptions } from '../allowed-options.ts';
import { findAccount } from '../find-account.ts';
import { groupKey } from '../list-argument.ts';
import { collectionRequestsView, collectionView } from './collection-view.ts';

/** The use cases that collections need. */
export const collectionUses = [
  'collections',
  'members',
  'quotas',
  'services',
  'titleSearch',
] as const;
type CollectionContext = Context<(typeof collectionUses)[number]>;

const owner = id<'user'>();
/** What the actor was shown of a collection; only they can use it. */
const shown = id<'search'>();

/** Collections of movies, and the actions that request all that is missing. */
export function defineCollections(toOpenTitleId: (of: { readonly owner: UserId }) => string) {
  const uses = collectionUses;

  /** Opens a collection below the message with the button. Only the user who opened that message may. */
  const openCollection = defineAction({
    verb: 'open-collection',
    uses,
    args: { owner, group: groupKey },
    async run(ctx, { owner: ownerId, group }) {
      if (ownerId !== ctx.actor.userId) throw new AppError('not-yours');
      return replyPrivately(await view(ctx, group.id));
    },
  });

  const requestCollection = defineAction({
    verb: 'request-collection',
    uses,
    args: { shown, is4k: flag },
    async run(ctx, args) {
      const { actor, locale, language, useCases, t } = ctx;
      // One message says it all: no card for each movie where everyone reads.
      const made = await useCases.collections.requestMissing(actor, args.shown, {
        is4k: args.is4k,
        locale,
        language,
        origin: null,
      });
      return updateMessage(requestsView(made, args, t));
    },
  });

  /** Shows what has become of the requests. */
  const listRequests = defineAction({
    verb: 'collection-requests',
    uses,
    args: { shown, is4k: flag },
    async run({ actor, language, useCases, t }, args) {
      const { is4k } = args;
      const made = await useCases.collections.listRequests(actor, args.shown, { is4k, language });
      return updateMessage(requestsView(made, args, t));
    },
  });

  return {
    actions: [openCollection, requestCollection, listRequests],
    openCollectionId: openCollection.id,
    view,
  };

  function requestsView(
    made: CollectionRequests,
    args: { readonly shown: SearchId; readonly is4k: boolean },
    t: Translate,
  ): View {
    return collectionRequestsView({ ...made, refreshId: listRequests.id(args), t });
  }

  async function view(ctx: CollectionContext, collectionId: number): Promise<View> {
    const { actor, language, useCases, t } = ctx;
    const { collections, quotas } = useCases;
    const account = await findAccount(ctx);
    const [collection, allowed, quota, quotaWarning] = await Promise.all([
      collections.get(actor, account, { id: collectionId, language }),
      allowedOptions(ctx, account, { mediaType: 'movie' }),
      collections.getQuota(account),
      quotas.prepareWarning(account, 'movie').then((findWarning) => findWarning(1)),
    ]);
    const standard = allowed.standard ? collections.plan(collection, false, quota) : null;
    const in4k = allowed.in4k ? collections.plan(collection, true, quota) : null;
    const shownId = await collections.start(actor, account, {
      collection,
      standard: standard?.requestable ?? [],
      in4k: in4k?.requestable ?? [],
    });
    return collectionView({
      collection,
      standard,
      in4k,
      quota,
      quotaWarning,
      ids: {
        openTitle: toOpenTitleId({ owner: actor.userId }),
        requestMissing: (is4k) => requestCollection.id({ shown: shownId, is4k }),
      },
      t,
    });
  }
}
