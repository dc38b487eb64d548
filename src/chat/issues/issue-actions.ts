import type { IssueCommentId, IssueId } from '../../domain/id.ts';
import { commentMaxLength, type Issue, type IssueStatus } from '../../domain/issues/issue.ts';
import type { MessageRef } from '../../domain/place.ts';
import { createOnce, defineAction } from '../action.ts';
import { id } from '../argument.ts';
import type { Context } from '../context.ts';
import { openForm, type Reply, replyPrivately, updateMessage } from '../reply.ts';
import type { View } from '../view.ts';
import { type IssueButtonIds, issueCard, issueName } from './issue-card.ts';

/** The use cases that the buttons of an issue need. */
export const issueUses = ['issueChanges', 'issueList'] as const;
type IssueContext = Context<(typeof issueUses)[number]>;

const issueId = id<'issue'>();

/** Asks for a comment. The permission is checked when it arrives. */
const openCommentForm = defineAction({
  verb: 'issue-comment',
  args: { issue: issueId },
  opensForm: true,
  async run({ t }, { issue }) {
    const comment = {
      name: 'comment',
      label: t('field-issue-comment'),
      isLong: true,
      isRequired: true,
      maxLength: commentMaxLength,
    };
    return openForm({
      title: t('issue-comment-title'),
      submit: submitComment.id({ issue }),
      fields: [comment],
    });
  },
});

const decideId = createOnce<IssueCommentId>();

const submitComment = defineAction({
  verb: 'issue-comment-send',
  uses: issueUses,
  args: { issue: issueId },
  async run(ctx, args, press) {
    const { issueChanges } = ctx.useCases;
    const text = press.fields['comment'] ?? '';
    const comment = { id: decideId(ctx.interaction, issueChanges.newCommentId), text };
    const commented = await issueChanges.comment(ctx.actor, args.issue, comment);
    return closeCommentForm(ctx, commented, comment.text);
  },
});

const resolve = defineAction({
  verb: 'issue-resolve',
  uses: issueUses,
  args: { issue: issueId },
  run: (ctx, { issue }) => setStatus(ctx, issue, 'resolved'),
});

const reopen = defineAction({
  verb: 'issue-reopen',
  uses: issueUses,
  args: { issue: issueId },
  run: (ctx, { issue }) => setStatus(ctx, issue, 'open'),
});

/** The actions of all buttons of issues. */
export const issueActions = [openCommentForm, submitComment, resolve, reopen];

/** Ids of the buttons of issues. */
export const issueButtonIds: IssueButtonIds = {
  comment: (issue) => openCommentForm.id({ issue: issue.id }),
  resolve: (issue) => resolve.id({ issue: issue.id }),
  reopen: (issue) => reopen.id({ issue: issue.id }),
};

/** Repeats a comment where the card of the issue is in the same chat, and is edited, too. Otherwise shows the issue. */
async function closeCommentForm(ctx: IssueContext, issue: Issue, comment: string): Promise<Reply> {
  const { answer, interaction, useCases, t } = ctx;
  const isBeside =
    answer === null &&
    (await useCases.issueChanges.hasCardBeside(issue.id, {
      place: interaction.place,
      messageId: null,
    }));
  if (!isBeside) return showIssue(ctx, issue);
  const title = t('issue-news-comments', { title: issueName(issue, t), count: 1 });
  return replyPrivately({ tone: 'good', lines: [[title], [comment.trim()]] });
}

/**
 * Shows an issue in the message with the pressed button, or in a new one after a text on Telegram. It is kept up to date
 * like all other cards.
 */
export async function showIssue(ctx: IssueContext, issue: Issue): Promise<Reply> {
  const { answer, locale, useCases } = ctx;
  const track = (message: MessageRef) =>
    useCases.issueChanges.trackAnswer(issue.id, message, locale);
  const view = await issueView(ctx, issue);
  if (answer !== null && (await track(answer))) {
    return updateMessage(view, () => useCases.issueChanges.recheck(issue, answer));
  }
  return { kind: 'message', view, audience: 'private', onPosted: track };
}

/** The card of an issue as the answer to a press. */
async function issueView(ctx: IssueContext, { id: shown }: Issue): Promise<View> {
  const { issue, comments } = await ctx.useCases.issueList.get(ctx.actor, shown);
  return toIssueView(ctx, issue, comments);
}

/** The card of an issue with its comments. */
export function toIssueView(
  { t, getServerTitle }: Context,
  issue: Issue,
  comments: Parameters<typeof issueCard>[1]['comments'],
): View {
  const server = getServerTitle(issue.serviceId);
  return issueCard(issue, { comments, url: null, ids: issueButtonIds, t, server });
}

async function setStatus(ctx: IssueContext, issue: IssueId, status: IssueStatus): Promise<Reply> {
  return showIssue(ctx, await ctx.useCases.issueChanges.setStatus(ctx.actor, issue, status));
}
