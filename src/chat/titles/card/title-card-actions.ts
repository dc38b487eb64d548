import { isAppError } from '../../../domain/app-error.ts';
import type { DraftId, SubscriptionId, UserId } from '../../../domain/id.ts';
import { type Draft, withChoice } from '../../../domain/requests/draft.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import { listWholeSeries } from '../../../domain/titles/season.ts';
import { type TitleKey, toTitleSummary } from '../../../domain/titles/title.ts';
import { defineAction } from '../../action.ts';
import { count, flag, id, oneOf } from '../../argument.ts';
import { errorMessageFor } from '../../error-message.ts';
import { reportButtonId } from '../../issues/report-actions.ts';
import { followActions, openFollowed } from '../../notifications/follow-actions.ts';
import { type Reply, updateMessage } from '../../reply.ts';
import { requestCard } from '../../requests/request-card.ts';
import { textView, type View } from '../../view.ts';
import { applySeasonPick, seasonPage } from '../season-picker.ts';
import { pickableSeasons, titleCard } from '../title-card.ts';
import { defineFollowCardActions } from './follow-card-actions.ts';
import { defineOptionActions } from './option-actions.ts';
import { type CardContext, titleCardUses } from './title-card-context.ts';
import { type CardData, loadTitleCardData } from './title-card-data.ts';

const draftId = id<'draft'>();

/** Where the buttons of a title card lead that are not about a request. */
export interface TitleCardLinks {
  readonly toSimilarId: (of: { readonly owner: UserId; readonly key: TitleKey }) => string;
  readonly toCollectionId: (of: { readonly owner: UserId; readonly id: number }) => string;
}

/** The card for requesting a title, and the actions of its buttons. */
export function defineTitleCard(links: TitleCardLinks) {
  const uses = titleCardUses;

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
    prepare: ({ drafts }, { draft }) => drafts.find(draft),
    async run(ctx, { is4k }, { prepared = null }) {
      const { useCases, actor, locale, answer } = ctx;
      const draft = useCases.drafts.toOwn(actor, prepared);
      const origin = useCases.services.resolveOrigin(actor);
      try {
        const input = { draft, is4k, locale, answer, origin };
        return showAnswer(ctx, await useCases.requests.create(actor, input));
      } catch (error) {
        // What was chosen does not count anymore, so the card shows what the next press requests.
        if (!isAppError(error, 'no-advanced-permission', 'download-option-gone')) throw error;
        const card = await refreshedCard(ctx, withChoice(draft, is4k, null));
        const notice = [{ bold: await errorMessageFor(error, ctx) }];
        return updateMessage({ ...card, lines: [notice, ...(card.lines ?? [])] });
      }
    },
  });

  const cancelDraft = defineAction({
    verb: 'cancel-draft',
    uses,
    args: { draft: draftId },
    run: (ctx, { draft }) =>
      withOpenDraft(ctx, draft, async () => updateMessage(textView(ctx.t('draft-canceled')))),
  });

  const { subscribe, followFuture, unsubscribe, subscribeButtonId } = defineFollowCardActions({
    withOpenDraft,
    showCard: refreshedCard,
    showRequest: answerCard,
  });
  const { openOptions, actions: optionActions } = defineOptionActions({
    withOpenDraft,
    showCard: refreshedCard,
  });

  return {
    actions: [
      pickSeasons,
      selectSeasons,
      turnPage,
      submitRequest,
      cancelDraft,
      subscribe,
      followFuture,
      unsubscribe,
      ...optionActions,
      ...followActions,
    ],

    /**
     * Starts a draft, for the user or another member, and shows its card. `season` is selected if it can be requested. Throws `title-not-found`, `tmdb-unavailable`,
     * and what `OnBehalf.resolve` throws.
     */
    open: openCard,

    subscribeButtonId,
  };

  async function openCard(
    ctx: CardContext,
    key: TitleKey,
    {
      wants4k,
      forUserId,
      season = null,
    }: Pick<Draft, 'wants4k' | 'forUserId'> & { readonly season?: number | null },
  ): Promise<View> {
    const { useCases, actor } = ctx;
    const serviceId = await useCases.services.resolveServiceId(actor);
    const cardData = await loadTitleCardData(ctx, { serviceId, forUserId }, key);
    const title = toTitleSummary(cardData.title, ctx.language);
    const { releases } = cardData.title;
    const pickable = pickableSeasons({ ...cardData, draft: { wants4k } });
    const seasons = cardData.rules.allowsPartial
      ? pickable.map(({ number }) => number).filter((number) => number === season)
      : listWholeSeries(pickable);
    const input = { forUserId, serviceId, title, releases, wants4k, seasons };
    const draft = await useCases.drafts.create(actor, input);
    return showDraft(ctx, draft, cardData);
  }

  /** The card of a draft with the title's current availability. */
  async function refreshedCard(ctx: CardContext, draft: Draft): Promise<View> {
    return showDraft(ctx, draft, await loadTitleCardData(ctx, draft, draft.title));
  }

  async function showDraft(ctx: CardContext, draft: Draft, cardData: CardData): Promise<View> {
    const quotaWarning = await cardData.findQuotaWarning(draft.seasons);
    return titleCard({ ...cardData, draft, quotaWarning, ids: buttonIds(ctx, draft, cardData) });
  }

  /**
   * Runs an action of a draft. A press on a draft that has become a request, for example one that Telegram sends again
   * after a crash, is answered with the request: the draft's card would cover it.
   */
  async function withOpenDraft(
    ctx: CardContext,
    selectedDraftId: DraftId,
    run: (draft: Draft) => Promise<Reply>,
  ): Promise<Reply> {
    const { drafts, requests } = ctx.useCases;
    const draft = await drafts.get(ctx.actor, selectedDraftId);
    const request = await requests.findByDraft(draft);
    return request ? showAnswer(ctx, request) : run(draft);
  }

  function showAnswer(ctx: CardContext, request: MediaRequest): Reply {
    const recheck = () => ctx.useCases.answeredCards.recheck(request, ctx.answer);
    return updateMessage(answerCard(ctx, request), recheck);
  }

  /** The request as its requester sees it in the answer to a press. */
  function answerCard(ctx: CardContext, request: MediaRequest): View {
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
    ctx: CardContext,
    selectedDraftId: DraftId,
    change: (draft: Draft, seasons: ReturnType<typeof pickableSeasons>) => Draft,
  ): Promise<Reply> {
    return withOpenDraft(ctx, selectedDraftId, async (before) => {
      const cardData = await loadTitleCardData(ctx, before, before.title);
      const seasons = pickableSeasons({ ...cardData, draft: before });
      const changed = change(before, seasons);
      const draft = await ctx.useCases.drafts.update(
        cardData.rules.allowsPartial ? changed : { ...changed, seasons: listWholeSeries(seasons) },
      );
      return updateMessage(await showDraft(ctx, draft, cardData));
    });
  }

  function buttonIds(
    { actor }: CardContext,
    { id: draft, serviceId, title }: Draft,
    { canReport }: { readonly canReport: boolean },
  ) {
    return {
      submitRequest: (is4k: boolean) => submitRequest.id({ draft, is4k }),
      subscribe: (is4k: boolean) => subscribe.id({ draft, is4k }),
      followFuture: (is4k: boolean) => followFuture.id({ draft, is4k }),
      chooseSeasons: (subscription: SubscriptionId) => openFollowed.id({ subscription }),
      unsubscribe: (is4k: boolean) => unsubscribe.id({ draft, is4k }),
      pickSeasons: pickSeasons.id({ draft }),
      turnPage: (page: number) => turnPage.id({ draft, page }),
      selectSeasons: (which: 'all' | 'latest') => selectSeasons.id({ draft, which }),
      chooseOptions: (is4k: boolean) => openOptions.id({ draft, is4k }),
      cancelDraft: cancelDraft.id({ draft }),
      reportIssue: canReport ? reportButtonId(serviceId, title) : null,
      openSimilar: links.toSimilarId({ owner: actor.userId, key: title }),
      openCollection: (id: number) => links.toCollectionId({ owner: actor.userId, id }),
    };
  }
}
