import { AppError } from '../../domain/app-error.ts';
import type { SearchId, UserId } from '../../domain/id.ts';
import type { Search, SearchPage } from '../../domain/titles/search.ts';
import { defineAction } from '../action.ts';
import { count, id } from '../argument.ts';
import type { Context } from '../context.ts';
import { updateMessage } from '../reply.ts';
import type { View } from '../view.ts';
import { searchResultsView } from './search-results.ts';

const uses = ['members', 'searches', 'titleSearch'] as const;
type ResultsContext = Context<(typeof uses)[number]>;

type Query = Pick<Search, 'forUserId' | 'serviceId' | 'words' | 'wants4k'>;

/** Search results over several pages, and the action that turns them. */
export function defineResultPages(
  toChooseTitleId: (of: { readonly owner: UserId; readonly wants4k: boolean }) => string,
  toChooseForMemberId: (of: { readonly search: SearchId }) => string,
) {
  /** Shows another page. Only the user who searched may do that. */
  const turnPage = defineAction({
    verb: 'search-page',
    uses,
    args: { search: id<'search'>(), page: count },
    async run(ctx, { search: searchId, page }) {
      const { actor, language, useCases } = ctx;
      const search = await useCases.searches.get(actor, searchId);
      const { account } = await useCases.members.resolveKnownAccount(actor, search.serviceId);
      const results = await useCases.titleSearch.search(account, search.words, language, page);
      if (results.hits.length === 0) throw new AppError('tmdb-unavailable');
      const shown = search.forUserId ? onlyTitles(results) : results;
      return updateMessage(view(ctx, search, { results: shown, searchId }));
    },
  });

  return {
    turnPage,

    /** The first page. The search is remembered if there are more, and if it is for another member. */
    async firstView(ctx: ResultsContext, query: Query, results: SearchPage): Promise<View> {
      const searchId =
        results.isLast && !query.forUserId
          ? null
          : await ctx.useCases.searches.create(ctx.actor, query);
      return view(ctx, query, { results, searchId });
    },
  };

  function view(
    { actor, t }: ResultsContext,
    { words, wants4k, forUserId }: Query,
    { results, searchId }: { readonly results: SearchPage; readonly searchId: SearchId | null },
  ): View {
    const ids = {
      chooseTitle:
        forUserId && searchId
          ? toChooseForMemberId({ search: searchId })
          : toChooseTitleId({ owner: actor.userId, wants4k }),
      turnPage:
        searchId && !(results.isLast && results.page === 0)
          ? (page: number) => turnPage.id({ search: searchId, page })
          : null,
    };
    return searchResultsView({ words, results, ids, t });
  }
}

/** People and collections lead to titles that the user requests for themselves. */
export function onlyTitles(results: SearchPage): SearchPage {
  return { ...results, groups: [] };
}
