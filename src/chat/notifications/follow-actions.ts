import type { SubscriptionId } from '../../domain/id.ts';
import type { FollowChoice, FollowedSeries } from '../../usecases/notifications/following.ts';
import { defineAction } from '../action.ts';
import { count, flag, id } from '../argument.ts';
import type { Context } from '../context.ts';
import { type Reply, replyPrivately, updateMessage } from '../reply.ts';
import { applySeasonPick, seasonPage } from '../titles/season-picker.ts';
import { textView } from '../view.ts';
import { followedName } from './follow-text.ts';
import { followableSeasons, followView, unfollowedView } from './follow-view.ts';

const uses = ['following'] as const;
type FollowContext = Context<(typeof uses)[number]>;

const subscriptionId = id<'subscription'>();

/** Opens the seasons of a followed series below the message with the button. */
export const openFollowed = defineAction({
  verb: 'follow-seasons',
  uses,
  args: { subscription: subscriptionId },
  async run(ctx, { subscription }) {
    const series = await ctx.useCases.following.read(ctx.actor, subscription, ctx.language);
    return replyPrivately(followView(series, 0, { ids: buttonIds(subscription, 0), t: ctx.t }));
  },
});

const turnPage = defineAction({
  verb: 'follow-page',
  uses,
  args: { subscription: subscriptionId, page: count },
  async run(ctx, { subscription, page }) {
    const series = await ctx.useCases.following.read(ctx.actor, subscription, ctx.language);
    return showSeries(ctx, series, page);
  },
});

const pickFollowed = defineAction({
  verb: 'follow-pick',
  uses,
  args: { subscription: subscriptionId, page: count },
  hasPicker: true,
  run: (ctx, { subscription, page }, press) =>
    choose(ctx, { subscription, page }, (series) => {
      const onPage = seasonPage(followableSeasons(series), page);
      const { seasons } = series.subscription;
      return { kind: 'seasons', seasons: applySeasonPick(onPage, seasons, press) };
    }),
});

const followAll = defineAction({
  verb: 'follow-all',
  uses,
  args: { subscription: subscriptionId, page: count },
  run: (ctx, args) => choose(ctx, args, () => ({ kind: 'all' })),
});

const followFuture = defineAction({
  verb: 'follow-new',
  uses,
  args: { subscription: subscriptionId, page: count, isOn: flag },
  run: (ctx, { isOn, ...args }) => choose(ctx, args, () => ({ kind: 'future', isOn })),
});

/** Ends a subscription. `isInPlace`: the answer replaces the message with the button, which is about nothing else. */
export const unfollow = defineAction({
  verb: 'stop-following',
  uses,
  args: { subscription: subscriptionId, isInPlace: flag },
  async run(ctx, { subscription, isInPlace }) {
    const ended = await ctx.useCases.following.end(ctx.actor, subscription);
    const view = unfollowedView(ended, resume.id({ subscription }), ctx.t);
    return isInPlace ? updateMessage(view) : replyPrivately(view);
  },
});

const resume = defineAction({
  verb: 'follow-again',
  uses,
  args: { subscription: subscriptionId },
  async run({ useCases, actor, t }, { subscription }) {
    const resumed = await useCases.following.resume(actor, subscription);
    return updateMessage(
      textView(t('follow-resumed', { title: followedName(resumed, t) }), 'good'),
    );
  },
});

/** The buttons of what is followed, wherever they are shown. */
export const followActions = [
  openFollowed,
  turnPage,
  pickFollowed,
  followAll,
  followFuture,
  unfollow,
  resume,
];

async function choose(
  ctx: FollowContext,
  { subscription, page }: { readonly subscription: SubscriptionId; readonly page: number },
  toChoice: (series: FollowedSeries) => FollowChoice,
): Promise<Reply> {
  const { useCases, actor, language, t } = ctx;
  const outcome = await useCases.following.choose(actor, subscription, toChoice, language);
  return outcome.isFollowed
    ? showSeries(ctx, outcome, page)
    : updateMessage(unfollowedView(outcome.subscription, resume.id({ subscription }), t));
}

function showSeries({ t }: FollowContext, series: FollowedSeries, page: number): Reply {
  const ids = buttonIds(series.subscription.id, page);
  return updateMessage(followView(series, page, { ids, t }));
}

function buttonIds(subscription: SubscriptionId, page: number) {
  return {
    pick: pickFollowed.id({ subscription, page }),
    all: followAll.id({ subscription, page }),
    future: (isOn: boolean) => followFuture.id({ subscription, page, isOn }),
    turnPage: (to: number) => turnPage.id({ subscription, page: to }),
    unfollow: unfollow.id({ subscription, isInPlace: true }),
  };
}
