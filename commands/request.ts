import { defineAction } from '../src/chat/action.ts';
import { flag, id } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { replyPrivately, updateMessage } from '../src/chat/reply.ts';
import { findAccount } from '../src/chat/titles/find-account.ts';
import { foundUses, openFound, readFound } from '../src/chat/titles/open-found.ts';
import { defineResultPages } from '../src/chat/titles/result-pages.ts';
import {
  didYouMeanView,
  emptySearchView,
  toSuggestions,
} from '../src/chat/titles/search-results.ts';
import { collections, titleCards } from '../src/chat/titles/title-actions.ts';
import type { View } from '../src/chat/view.ts';
import type { Account } from '../src/domain/accounts/account.ts';
import { AppError } from '../src/domain/app-error.ts';
import { parseTitleKey } from '../src/domain/titles/title.ts';
import { parseGroupKey } from '../src/domain/titles/title-group.ts';
import { parseGroupLink } from '../src/domain/titles/title-link.ts';

const uses = ['searches', ...foundUses] as const;
type RequestContext = Context<(typeof uses)[number]>;

/** Opens the title picked from a list of results. Only the user who searched may pick. */
const chooseTitle = defineAction({
  verb: 'choose-title',
  uses,
  args: { owner: id<'user'>(), wants4k: flag },
  hasPicker: true,
  async run(ctx, { owner, wants4k }, press) {
    if (owner !== ctx.actor.userId) throw new AppError('not-yours');
    const key = readFound(press.toggled ?? press.values[0] ?? '');
    return updateMessage(await openFound(ctx, key, wants4k));
  },
});

const resultPages = defineResultPages(chooseTitle.id);

export default defineCommand({
  name: 'request',
  summary: 'command-request',
  uses,
  options: {
    title: { kind: 'text', summary: 'option-title', isRequired: true, suggest },
    '4k': { kind: 'flag', summary: 'option-4k', isRequired: false },
  },
  actions: [chooseTitle, resultPages.turnPage, ...titleCards.actions, ...collections.actions],
  async run(ctx, options) {
    const wants4k = options['4k'];
    const key =
      parseTitleKey(options.title) ?? parseGroupKey(options.title) ?? parseGroupLink(options.title);
    const view = key ? openFound(ctx, key, wants4k) : searchView(ctx, options.title, wants4k);
    return replyPrivately(await view);
  },
});

/** The results to choose from, or the card of the only one. */
async function searchView(ctx: RequestContext, words: string, wants4k: boolean): Promise<View> {
  const account = await findAccount(ctx);
  const results = await ctx.useCases.titleSearch.search(account, words, ctx.language);
  const [only, ...others] = [...results.hits, ...results.groups];
  if (!only) return spellingView(ctx, account, { words, wants4k });
  if (others.length === 0 && results.isLast) return openFound(ctx, only, wants4k);
  return resultPages.firstView(ctx, { serviceId: account.serviceId, words, wants4k }, results);
}

/** What the words may mean that found nothing. */
async function spellingView(
  { actor, language, useCases, t }: RequestContext,
  account: Account,
  { words, wants4k }: { readonly words: string; readonly wants4k: boolean },
): Promise<View> {
  const hits = await useCases.titleSearch.suggestSpelling(account, words, language);
  const chooseTitleId = chooseTitle.id({ owner: actor.userId, wants4k });
  return hits.length > 0
    ? didYouMeanView(words, hits, { chooseTitle: chooseTitleId }, t)
    : emptySearchView(words, t);
}

async function suggest(ctx: RequestContext, typed: string) {
  if (typed.trim() === '') return [];
  const account = await findAccount(ctx);
  const found = await ctx.useCases.titleSearch.suggest(account, typed, ctx.language);
  return toSuggestions(found, typed, ctx.t);
}
