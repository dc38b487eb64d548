import { defineAction } from '../../src/chat/action.ts';
import { count, id } from '../../src/chat/argument.ts';
import { defineCommand } from '../../src/chat/command.ts';
import type { Context } from '../../src/chat/context.ts';
import { followActions, openFollowed } from '../../src/chat/notifications/follow-actions.ts';
import { followedName, followedText } from '../../src/chat/notifications/follow-text.ts';
import { assertPrivate } from '../../src/chat/private-chat.ts';
import { replyPrivately, updateMessage } from '../../src/chat/reply.ts';
import type { Button, Line, View } from '../../src/chat/view.ts';
import { AppError } from '../../src/domain/app-error.ts';
import type { Subscription } from '../../src/domain/notifications/subscription.ts';
import { cutText } from '../../src/domain/text.ts';

const uses = ['following'] as const;
type FollowingContext = Context<(typeof uses)[number]>;

const pageSize = 5;
/** Leaves room for the rest of the label on the narrowest platform. */
const nameMax = 46;

const subscriptionId = id<'subscription'>();

/** Shows another page of a list. Only the user who opened the list may do that. */
const turnPage = defineAction({
  verb: 'following-page',
  uses,
  args: { owner: id<'user'>(), page: count },
  async run(ctx, { owner, page }) {
    if (owner !== ctx.actor.userId) throw new AppError('not-yours');
    return updateMessage(await listView(ctx, page));
  },
});

const endFollowed = defineAction({
  verb: 'following-end',
  uses,
  args: { subscription: subscriptionId, page: count },
  async run(ctx, { subscription, page }) {
    const ended = await ctx.useCases.following.end(ctx.actor, subscription);
    return updateMessage(await listView(ctx, page, ended));
  },
});

const resumeFollowed = defineAction({
  verb: 'following-again',
  uses,
  args: { subscription: subscriptionId, page: count },
  async run(ctx, { subscription, page }) {
    await ctx.useCases.following.resume(ctx.actor, subscription);
    return updateMessage(await listView(ctx, page));
  },
});

export default defineCommand({
  name: 'following',
  summary: 'command-following',
  uses,
  options: {
    page: { kind: 'count', summary: 'option-page', isRequired: false, max: 9999 },
  },
  actions: [turnPage, endFollowed, resumeFollowed, ...followActions],
  async run(ctx, options) {
    return replyPrivately(await listView(ctx, (options.page ?? 1) - 1));
  },
});

/** What the actor follows. `ended`: what they have just ended, which one press brings back. */
async function listView(
  ctx: FollowingContext,
  requestedPage: number,
  ended: Subscription | null = null,
): Promise<View> {
  assertPrivate(ctx);
  const { useCases, actor, t } = ctx;
  const page = Math.max(0, requestedPage);
  const { rows, total } = await useCases.following.list(actor, {
    take: pageSize,
    skip: page * pageSize,
  });
  const pages = Math.ceil(total / pageSize);
  if (rows.length === 0 && page > 0 && pages > 0) return listView(ctx, pages - 1, ended);
  const isOfSeveralServers = new Set(rows.map(({ serviceId }) => serviceId)).size > 1;
  return {
    tone: 'neutral',
    title: t('following-title'),
    lines: [
      ...rows.map((row) => lineOf(row, ctx, isOfSeveralServers)),
      ...(rows.length === 0 ? [[t('following-none')]] : []),
      ...(ended ? [[{ quiet: t('follow-ended', { title: followedName(ended, t) }) }]] : []),
    ],
    ...(pages > 1 ? { footer: t('page-count', { page: page + 1, pages }) } : {}),
    buttons: [
      rows.map(endButton),
      rows.filter(({ key }) => key.mediaType === 'tv').map(chooseButton),
      [...(ended ? [resumeButton(ended)] : []), ...pageButtons(pages)],
    ],
  };

  function endButton(row: Subscription): Button {
    return {
      label: t('button-unfollow-title', { title: shortName(row) }),
      press: endFollowed.id({ subscription: row.id, page }),
      style: 'danger',
    };
  }

  function chooseButton(row: Subscription): Button {
    return {
      label: t('button-choose-seasons-title', { title: shortName(row) }),
      press: openFollowed.id({ subscription: row.id }),
      style: 'plain',
    };
  }

  function resumeButton({ id: subscription }: Subscription): Button {
    const press = resumeFollowed.id({ subscription, page });
    return { label: t('button-follow-again'), press, style: 'plain' };
  }

  function pageButtons(of: number): Button[] {
    const owner = actor.userId;
    const button = (label: string, to: number): Button => ({
      label,
      press: turnPage.id({ owner, page: to }),
      style: 'plain',
    });
    return [
      ...(page > 0 ? [button(t('button-newer'), page - 1)] : []),
      ...(page < of - 1 ? [button(t('button-older'), page + 1)] : []),
    ];
  }

  function shortName(row: Subscription): string {
    return cutText(followedName(row, t), nameMax);
  }
}

function lineOf(
  row: Subscription,
  { t, getServerTitle }: FollowingContext,
  hasServer: boolean,
): Line {
  const what = followedText(row, row.key.mediaType, t);
  return [
    { bold: followedName(row, t) },
    ...(what ? [` · ${what}`] : []),
    ...(hasServer ? [` · ${getServerTitle(row.serviceId)}`] : []),
  ];
}
