import { defineAction } from '../src/chat/action.ts';
import { flag, id } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { replyPrivately, updateMessage } from '../src/chat/reply.ts';
import { vote } from '../src/chat/requests/vote-actions.ts';
import { findAccount } from '../src/chat/titles/find-account.ts';
import { foundUses, openFound, readFound } from '../src/chat/titles/open-found.ts';
import { defineResultPages, onlyTitles } from '../src/chat/titles/result-pages.ts';
import {
  didYouMeanView,
  emptySearchView,
  toSuggestions,
} from '../src/chat/titles/search-results.ts';
import { collections, titleCards } from '../src/chat/titles/title-actions.ts';
import type { View } from '../src/chat/view.ts';
import type { Account } from '../src/domain/accounts/account.ts';
import { AppError } from '../src/domain/app-error.ts';
import type { UserId } from '../src/domain/id.ts';
import { parseLinkedSeason, parseLinkedTitle } from '../src/domain/titles/links/linked-season.ts';
import { parseGroupLink } from '../src/domain/titles/links/title-link.ts';
import { parseGroupKey } from '../src/domain/titles/title-group.ts';

const uses = ['onBehalf', 'searches', ...foundUses] as const;
type RequestContext = Context<(typeof uses)[number]>;

/** Opens the title picked from a list of results. Only the user who searched may pick. */
const chooseTitle = defineAction({
  verb: 'choose-title',
  uses,
  args: { owner: id<'user'>(), wants4k: flag },
  hasPicker: true,
  async run(ctx, { owner, wants4k }, press) {
    if (owner !== ctx.actor.userId) throw new AppError('not-yours');
    const key = readFound(press.picked ?? press.values[0] ?? '');
    return updateMessage(await openFound(ctx, key, { wants4k }));
  },
});

/** Opens the picked title for the member whom the user searches for. */
const chooseForMember = defineAction({
  verb: 'choose-for-member',
  uses,
  args: { search: id<'search'>() },
  hasPicker: true,
  async run(ctx, { search: searchId }, press) {
    const { forUserId, wants4k } = await ctx.useCases.searches.get(ctx.actor, searchId);
    const key = readFound(press.picked ?? press.values[0] ?? '');
    return updateMessage(await open(ctx, key, { wants4k, forUserId, season: null }));
  },
});

const resultPages = defineResultPages(chooseTitle.id, chooseForMember.id);

export default defineCommand({
  name: 'request',
  summary: 'command-request',
  uses,
  options: {
    title: { kind: 'text', summary: 'option-title', isRequired: true, suggest },
    for: { kind: 'member', summary: 'option-for', isRequired: false },
    '4k': { kind: 'flag', summary: 'option-4k', isRequired: false },
  },
  actions: [
    chooseTitle,
    chooseForMember,
    resultPages.turnPage,
    ...titleCards.actions,
    vote,
    ...collections.actions,
  ],
  async run(ctx, options) {
    const wants4k = options['4k'];
    const chosen = parseLinkedTitle(options.title);
    const key =
      chosen?.key ??
      parseGroupKey(options.title) ??
      parseGroupLink(options.title) ??
      ctx.useCases.titleSearch.findServerPage(options.title);
    const wanted = {
      wants4k,
      forUserId: await findMember(ctx, options.for),
      season: chosen ? chosen.season : parseLinkedSeason(options.title),
    };
    return replyPrivately(
      await (key ? open(ctx, key, wanted) : searchView(ctx, options.title, wanted)),
    );
  },
});

interface Wanted {
  readonly wants4k: boolean;
  /** The member whom an approver requests for. */
  readonly forUserId: UserId | null;
  /** The season that a link leads to. */
  readonly season: number | null;
}

/** The member whom `for` names; null without it, and for the user themselves. */
async function findMember(ctx: RequestContext, reference: string | null): Promise<UserId | null> {
  if (reference === null) return null;
  const { onBehalf, services } = ctx.useCases;
  const serviceId = await services.resolveServiceId(ctx.actor);
  const userId = await onBehalf.find(ctx.actor, serviceId, reference);
  // Before a title is chosen: what stands in the way does not depend on it.
  if (userId) await onBehalf.resolve(ctx.actor, serviceId, userId);
  return userId;
}

async function open(
  ctx: RequestContext,
  key: ReturnType<typeof readFound>,
  { wants4k, forUserId, season }: Wanted,
): Promise<View> {
  if (!forUserId) return openFound(ctx, key, { wants4k, season });
  if (!('mediaType' in key)) throw new AppError('on-behalf-titles-only');
  return titleCards.open(ctx, key, { wants4k, forUserId, season });
}

/** The results to choose from, or the card of the only one. */
async function searchView(ctx: RequestContext, words: string, wanted: Wanted): Promise<View> {
  const { wants4k, forUserId } = wanted;
  const account = await findAccount(ctx);
  const found = await ctx.useCases.titleSearch.search(account, words, ctx.language);
  const results = forUserId ? onlyTitles(found) : found;
  const [only, ...others] = [...results.hits, ...results.groups];
  if (!only) return spellingView(ctx, account, { words, ...wanted });
  if (others.length === 0 && results.isLast && !results.isGuess) return open(ctx, only, wanted);
  const query = { serviceId: account.serviceId, words, wants4k, forUserId };
  return resultPages.firstView(ctx, query, results);
}

/** What the words may mean that found nothing. */
async function spellingView(
  { actor, language, useCases, t }: RequestContext,
  account: Account,
  { words, wants4k, forUserId }: Wanted & { readonly words: string },
): Promise<View> {
  const hits = await useCases.titleSearch.suggestSpelling(account, words, language);
  const { serviceId } = account;
  const search = forUserId
    ? await useCases.searches.create(actor, { serviceId, words, wants4k, forUserId })
    : null;
  const chooseTitleId = search
    ? chooseForMember.id({ search })
    : chooseTitle.id({ owner: actor.userId, wants4k });
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
