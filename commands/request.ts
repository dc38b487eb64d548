import { defineAction } from '../src/chat/action.ts';
import { count, flag, id, oneOf, titleKey } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { type Reply, replyPrivately, toast, updateMessage } from '../src/chat/reply.ts';
import { requestCard } from '../src/chat/requests/request-card.ts';
import { requestName } from '../src/chat/requests/request-name.ts';
import { defineResultPages } from '../src/chat/titles/result-pages.ts';
import { emptySearchView, toSuggestion } from '../src/chat/titles/search-results.ts';
import { applySeasonPick, seasonPage } from '../src/chat/titles/season-picker.ts';
import { pickableSeasons, titleCard } from '../src/chat/titles/title-card.ts';
import { loadTitleCardData } from '../src/chat/titles/title-card-data.ts';
import { textView, type View } from '../src/chat/view.ts';
import type { Account } from '../src/domain/accounts/account.ts';
import { AppError } from '../src/domain/app-error.ts';
import type { DraftId } from '../src/domain/id.ts';
import { toDirectPlace } from '../src/domain/place.ts';
import type { MediaRequest } from '../src/domain/requests/request.ts';
import { listWholeSeries } from '../src/domain/titles/season.ts';
import type { TitleKey, TitleSummary } from '../src/domain/titles/title.ts';
import { parseTitleKey } from '../src/domain/titles/title.ts';

const uses = [
  'answeredCards',
  'drafts',
  'members',
  'quotas',
  'requests',
  'searches',
  'services',
  'subscriptions',
  'titleSearch',
] as const;
type RequestContext = Context<(typeof uses)[number]>;

type Draft = Awaited<ReturnType<RequestContext['useCases']['drafts']['get']>>;

const draftId = id<'draft'>();

/** Opens the title picked from a list of results. Only the user who searched may pick. */
const chooseTitle = defineAction({
  verb: 'choose-title',
  uses,
  args: { owner: id<'user'>(), wants4k: flag },
  hasPicker: true,
  async run(ctx, { owner, wants4k }, press) {
    if (owner !== ctx.actor.userId) throw new AppError('not-yours');
    const key = titleKey.read(press.toggled ?? press.values[0] ?? '');
    if (!key) throw new AppError('invalid-input');
    return updateMessage(await openCard(ctx, key, wants4k));
  },
});

const resultPages = defineResultPages(chooseTitle.id);

const pickSeasons = defineAction({
  verb: 'pick-seasons',
  uses,
  args: { draft: draftId },
  hasPicker: true,
  run: (ctx, args, press) =>
    changeDraft(ctx, args.draft, (draft, seasons) => {
      const page = seasonPage(seasons, draft.page);
      return { ...draft, seasons: applySeasonPick(page, draft.seasons, press) };
    }),
});

const selectSeasons = defineAction({
  verb: 'select-seasons',
  uses,
  args: { draft: draftId, which: oneOf('all', 'latest') },
  run: (ctx, { draft: selectedDraftId, which }) =>
    changeDraft(ctx, selectedDraftId, (draft, seasons) => {
      const numbers = listWholeSeries(seasons);
      return { ...draft, seasons: which === 'all' ? numbers : numbers.slice(-1) };
    }),
});

const turnPage = defineAction({
  verb: 'season-page',
  uses,
  args: { draft: draftId, page: count },
  run: (ctx, { draft: selectedDraftId, page }) =>
    changeDraft(ctx, selectedDraftId, (draft) => ({ ...draft, page })),
});

const submitRequest = defineAction({
  verb: 'request',
  uses,
  args: { draft: draftId, is4k: flag },
  async run(ctx, { draft: selectedDraftId, is4k }) {
    const { useCases, actor, locale, answer } = ctx;
    const draft = await useCases.drafts.get(actor, selectedDraftId);
    const request = await useCases.requests.create(actor, {
      draft,
      is4k,
      locale,
      answer,
      origin: useCases.services.resolveOrigin(actor),
    });
    return showAnswer(ctx, request);
  },
});

const cancelDraft = defineAction({
  verb: 'cancel-draft',
  uses,
  args: { draft: draftId },
  run: (ctx, { draft }) =>
    withOpenDraft(ctx, draft, async () => updateMessage(textView(ctx.t('draft-canceled')))),
});

const subscribe = defineAction({
  verb: 'subscribe',
  uses,
  args: { draft: draftId, is4k: flag },
  async run(ctx, { draft: selectedDraftId, is4k }) {
    const { useCases, actor, language, t } = ctx;
    const draft = await useCases.drafts.get(actor, selectedDraftId);
    const place = useCases.services.resolveOrigin(actor) ?? toDirectPlace(actor.chat);
    const outcome = await useCases.subscriptions.subscribe(
      actor,
      { ...draft, is4k },
      { place, language },
    );
    if (outcome === 'available' || outcome === 'own-request') {
      return toast(t(`subscription-${outcome}`, { title: requestName({ ...draft, is4k }, t) }));
    }
    const request = await useCases.requests.findByDraft(draft);
    // A refused request offers the subscription itself; any other one would be covered by the card of its draft.
    const isLive = request !== null && request.state !== 'failed';
    return updateMessage(isLive ? answerCard(ctx, request) : await refreshedCard(ctx, draft));
  },
});

const unsubscribe = defineAction({
  verb: 'unsubscribe',
  uses,
  args: { draft: draftId, is4k: flag },
  async run(ctx, { draft: selectedDraftId, is4k }) {
    const { useCases, actor } = ctx;
    const draft = await useCases.drafts.get(actor, selectedDraftId);
    await useCases.subscriptions.unsubscribe(actor, { ...draft, is4k });
    return withOpenDraft(ctx, draft.id, async () => updateMessage(await refreshedCard(ctx, draft)));
  },
});

/** The id of the button that subscribes to a request's title; null for requests made without the bot. */
export function subscribeButtonId(request: {
  readonly draftId: DraftId | null;
  readonly is4k: boolean;
}): string | null {
  return request.draftId && subscribe.id({ draft: request.draftId, is4k: request.is4k });
}

export default defineCommand({
  name: 'request',
  summary: 'command-request',
  uses,
  options: {
    title: { kind: 'text', summary: 'option-title', isRequired: true, suggest },
    '4k': { kind: 'flag', summary: 'option-4k', isRequired: false },
  },
  actions: [
    chooseTitle,
    resultPages.turnPage,
    pickSeasons,
    selectSeasons,
    turnPage,
    submitRequest,
    cancelDraft,
    subscribe,
    unsubscribe,
  ],
  async run(ctx, options) {
    const wants4k = options['4k'];
    const key = parseTitleKey(options.title);
    const view = key ? openCard(ctx, key, wants4k) : searchView(ctx, options.title, wants4k);
    return replyPrivately(await view);
  },
});

/** The results to choose from, or the card of the only one. */
async function searchView(ctx: RequestContext, words: string, wants4k: boolean): Promise<View> {
  const account = await findAccount(ctx);
  const results = await ctx.useCases.titleSearch.search(account, words, ctx.language);
  const [only, ...others] = results.hits;
  if (!only) return emptySearchView(words, ctx.t);
  if (others.length === 0 && results.isLast) return openCard(ctx, only, wants4k);
  return resultPages.firstView(ctx, { serviceId: account.serviceId, words, wants4k }, results);
}

async function suggest(ctx: RequestContext, typed: string) {
  if (typed.trim() === '') return [];
  const hits = await ctx.useCases.titleSearch.suggest(await findAccount(ctx), typed, ctx.language);
  return hits.map((hit) => toSuggestion(hit, ctx.t));
}

async function findAccount({ actor, useCases }: RequestContext): Promise<Account> {
  const serviceId = await useCases.services.resolveServiceId(actor);
  return (await useCases.members.resolveKnownAccount(actor, serviceId)).account;
}

/** Starts a draft and shows its card. */
async function openCard(ctx: RequestContext, key: TitleKey, wants4k: boolean): Promise<View> {
  const { useCases, actor } = ctx;
  const serviceId = await useCases.services.resolveServiceId(actor);
  const cardData = await loadTitleCardData(ctx, serviceId, key);
  const { mediaType, tmdbId, name, year, posterPath, releases } = cardData.title;
  const title: TitleSummary = { mediaType, tmdbId, name, year, posterPath };
  const seasons = cardData.rules.allowsPartial
    ? []
    : listWholeSeries(pickableSeasons({ ...cardData, draft: { wants4k } }));
  const input = { serviceId, title, releases, wants4k, seasons };
  const draft = await useCases.drafts.create(actor, input);
  return titleCard({ ...cardData, draft, ids: buttonIds(draft) });
}

/** The card of a draft with the title's current availability. */
async function refreshedCard(ctx: RequestContext, draft: Draft): Promise<View> {
  const cardData = await loadTitleCardData(ctx, draft.serviceId, draft.title);
  return titleCard({ ...cardData, draft, ids: buttonIds(draft) });
}

/**
 * Runs an action of a draft. A press on a draft that has become a request, for example one that Telegram sends again
 * after a crash, is answered with the request: the draft's card would cover it.
 */
async function withOpenDraft(
  ctx: RequestContext,
  selectedDraftId: DraftId,
  run: (draft: Draft) => Promise<Reply>,
): Promise<Reply> {
  const { drafts, requests } = ctx.useCases;
  const draft = await drafts.get(ctx.actor, selectedDraftId);
  const request = await requests.findByDraft(draft);
  return request ? showAnswer(ctx, request) : run(draft);
}

function showAnswer(ctx: RequestContext, request: MediaRequest): Reply {
  const recheck = () => ctx.useCases.answeredCards.recheck(request, ctx.answer);
  return updateMessage(answerCard(ctx, request), recheck);
}

/** The request as its requester sees it in the answer to a press. */
function answerCard(ctx: RequestContext, request: MediaRequest): View {
  return requestCard(request, {
    role: 'private',
    recipients: [],
    t: ctx.t,
    now: ctx.now,
    server: ctx.getServerTitle(request.serviceId),
    subscribeButtonId: subscribeButtonId(request),
  });
}

async function changeDraft(
  ctx: RequestContext,
  selectedDraftId: DraftId,
  change: (draft: Draft, seasons: ReturnType<typeof pickableSeasons>) => Draft,
): Promise<Reply> {
  return withOpenDraft(ctx, selectedDraftId, async (before) => {
    const cardData = await loadTitleCardData(ctx, before.serviceId, before.title);
    const seasons = pickableSeasons({ ...cardData, draft: before });
    const changed = change(before, seasons);
    const draft = await ctx.useCases.drafts.update(
      cardData.rules.allowsPartial ? changed : { ...changed, seasons: listWholeSeries(seasons) },
    );
    return updateMessage(titleCard({ ...cardData, draft, ids: buttonIds(draft) }));
  });
}

function buttonIds({ id: draft }: Draft) {
  return {
    submitRequest: (is4k: boolean) => submitRequest.id({ draft, is4k }),
    subscribe: (is4k: boolean) => subscribe.id({ draft, is4k }),
    unsubscribe: (is4k: boolean) => unsubscribe.id({ draft, is4k }),
    pickSeasons: pickSeasons.id({ draft }),
    turnPage: (page: number) => turnPage.id({ draft, page }),
    selectSeasons: (which: 'all' | 'latest') => selectSeasons.id({ draft, which }),
    cancelDraft: cancelDraft.id({ draft }),
  };
}
