import { defineAction } from '../../src/chat/action.ts';
import { count, flag, id } from '../../src/chat/argument.ts';
import { defineCommand } from '../../src/chat/command.ts';
import type { Context } from '../../src/chat/context.ts';
import { issueUses, toIssueView } from '../../src/chat/issues/issue-actions.ts';
import { issueKind, issueName } from '../../src/chat/issues/issue-card.ts';
import { assertPrivate } from '../../src/chat/private-chat.ts';
import { replyPrivately, updateMessage } from '../../src/chat/reply.ts';
import type { Button, Line, View } from '../../src/chat/view.ts';
import { AppError } from '../../src/domain/app-error.ts';
import type { Issue } from '../../src/domain/issues/issue.ts';

const uses = ['services', ...issueUses] as const;
type IssuesContext = Context<(typeof uses)[number]>;

const pageSize = 5;

/** Shows another page of a list. Only the user who opened the list may do that. */
const turnPage = defineAction({
  verb: 'issues-page',
  uses,
  args: { owner: id<'user'>(), page: count, isOpen: flag },
  async run(ctx, { owner, page, isOpen }) {
    if (owner !== ctx.actor.userId) throw new AppError('not-yours');
    return updateMessage(await listView(ctx, { page, isOpen }));
  },
});

/** Shows one issue of the list, below it. */
const openIssue = defineAction({
  verb: 'issues-open',
  uses,
  args: { issue: id<'issue'>() },
  async run(ctx, args) {
    assertPrivate(ctx);
    const { issue, comments } = await ctx.useCases.issueList.get(ctx.actor, args.issue);
    return replyPrivately(toIssueView(ctx, issue, comments));
  },
});

export default defineCommand({
  name: 'issues',
  summary: 'command-issues',
  uses,
  options: {
    page: { kind: 'count', summary: 'option-page', isRequired: false, max: 9999 },
  },
  actions: [turnPage, openIssue],
  run: async (ctx, options) =>
    replyPrivately(await listView(ctx, { page: (options.page ?? 1) - 1, isOpen: true })),
});

interface Wanted {
  readonly page: number;
  /** Only those that are not resolved. */
  readonly isOpen: boolean;
}

/** Reports say what people watch, so they are not listed where others can read them. */
async function listView(ctx: IssuesContext, wanted: Wanted): Promise<View> {
  assertPrivate(ctx);
  const { useCases, actor, t } = ctx;
  const { isOpen } = wanted;
  const page = Math.max(0, wanted.page);
  const serviceId = await useCases.services.resolveServiceId(actor);
  const { rows, total, isAll } = await useCases.issueList.list(actor, serviceId, {
    isOpen,
    take: pageSize,
    skip: page * pageSize,
  });
  const pages = Math.ceil(total / pageSize);
  if (rows.length === 0 && page > 0 && pages > 0) {
    return listView(ctx, { page: pages - 1, isOpen });
  }
  const press = (at: number, open: boolean) =>
    turnPage.id({ owner: actor.userId, page: at, isOpen: open });
  const filter: Button = {
    label: t(isOpen ? 'button-issues-all' : 'button-issues-open'),
    press: press(0, !isOpen),
    style: 'plain',
  };
  const pageRow: Button[] = [
    ...(page > 0
      ? [{ label: t('button-newer'), press: press(page - 1, isOpen), style: 'plain' } as const]
      : []),
    ...(page < pages - 1
      ? [{ label: t('button-older'), press: press(page + 1, isOpen), style: 'plain' } as const]
      : []),
    filter,
  ];
  const none = t(isOpen ? 'issues-none-open' : 'issues-none');
  return {
    tone: 'neutral',
    title: t(isAll ? 'issues-title-all' : 'issues-title'),
    lines: rows.length > 0 ? rows.map((issue, index) => lineOf(issue, index, ctx)) : [[none]],
    ...(pages > 1 ? { footer: t('page-count', { page: page + 1, pages }) } : {}),
    buttons: [rows.map(openButton), pageRow].filter((row) => row.length > 0),
  };
}

function openButton(issue: Issue, index: number): Button {
  return { label: String(index + 1), press: openIssue.id({ issue: issue.id }), style: 'plain' };
}

function lineOf(issue: Issue, index: number, { t }: IssuesContext): Line {
  return [
    `${index + 1}. `,
    { bold: issueName(issue, t) },
    ` · ${issueKind(issue, t)} · ${t(`issue-state-${issue.state}`)} · ${issue.reporterName || '–'} · `,
    { when: issue.createdAt, style: 'relative' },
  ];
}
