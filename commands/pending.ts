import { defineAction } from '../src/chat/action.ts';
import { approvalActions, toApprovalCard } from '../src/chat/approvals/approval-actions.ts';
import { count, id } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { replyPrivately, updateMessage } from '../src/chat/reply.ts';
import { requestName } from '../src/chat/requests/request-name.ts';
import { type Button, textView, type View } from '../src/chat/view.ts';
import type { MediaRequest } from '../src/domain/requests/request.ts';

const uses = ['decisions', 'services'] as const;
type PendingContext = Context<(typeof uses)[number]>;

const namesMax = 20;

const turnPage = defineAction({
  verb: 'pending-page',
  uses,
  args: { page: count },
  run: async (ctx, { page }) => updateMessage(await pageView(ctx, page)),
});

/** Shows what would be approved and asks for confirmation. */
const approveAll = defineAction({
  verb: 'approve-all',
  uses,
  args: { user: id<'user'>() },
  async run(ctx, { user }) {
    const { useCases, t } = ctx;
    const { rows } = await useCases.decisions.listPendingOfUser(
      ctx.actor,
      await useCases.services.resolveServiceId(ctx.actor),
      user,
    );
    const last = rows.at(-1);
    if (!last) return replyPrivately(textView(t('approve-all-done', { count: 0 })));
    const press = confirmApproveAll.id({ user, last: last.id });
    const label = t('button-approve-count', { count: rows.length });
    return replyPrivately({
      tone: 'warn',
      title: t('approve-all-title', { name: last.requesterName }),
      lines: [
        [t('approve-all-count', { count: rows.length })],
        ...rows.slice(0, namesMax).map((request) => [requestName(request, t)]),
        ...(rows.length > namesMax ? [['…']] : []),
      ],
      buttons: [[{ label, press, style: 'main' }]],
    });
  },
});

/** Approves the requests that were shown, not those that were made later. */
const confirmApproveAll = defineAction({
  verb: 'approve-all-yes',
  uses,
  args: { user: id<'user'>(), last: id<'request'>() },
  async run(ctx, { user: userId, last }) {
    const of = { userId, last };
    const done = await ctx.useCases.decisions.approveAll(ctx.actor, of);
    const view = textView(ctx.t('approve-all-done', { count: done }), 'good');
    const note = [{ quiet: ctx.t('approve-all-note') }];
    return updateMessage(done > 0 ? { ...view, lines: [...view.lines, note] } : view);
  },
});

export default defineCommand({
  name: 'pending',
  summary: 'command-pending',
  uses,
  options: {},
  isListed: async (ctx) =>
    ctx.useCases.decisions.isApprover(
      ctx.actor,
      await ctx.useCases.services.resolveServiceId(ctx.actor),
    ),
  actions: [...approvalActions, turnPage, approveAll, confirmApproveAll],
  run: async (ctx) => replyPrivately(await pageView(ctx, 0)),
});

/** The button that approves everything a user has pending, when that is more than one request. */
async function approveAllButton(
  ctx: PendingContext,
  { userId, serviceId, requesterName: name }: MediaRequest,
): Promise<Button[]> {
  if (!userId) return [];
  const { total } = await ctx.useCases.decisions.listPendingOfUser(ctx.actor, serviceId, userId);
  const label = ctx.t('button-approve-all', { name });
  return total > 1 ? [{ label, press: approveAll.id({ user: userId }), style: 'plain' }] : [];
}

/** One pending request at a time, oldest first, with the buttons of its card. */
async function pageView(ctx: PendingContext, page: number): Promise<View> {
  const { useCases, t } = ctx;
  const serviceId = await useCases.services.resolveServiceId(ctx.actor);
  const { rows, total } = await useCases.decisions.findPendingAt(ctx.actor, serviceId, page);
  const [first] = rows;
  if (!first && total > 0) return pageView(ctx, total - 1);
  if (!first) return { tone: 'neutral', title: t('pending-title'), lines: [[t('pending-none')]] };
  const card = toApprovalCard(ctx, first);
  const pageButtons: Button[] = [];
  if (page > 0) {
    pageButtons.push({
      label: t('button-back'),
      press: turnPage.id({ page: page - 1 }),
      style: 'plain',
    });
  }
  if (page < total - 1) {
    pageButtons.push({
      label: t('button-next'),
      press: turnPage.id({ page: page + 1 }),
      style: 'plain',
    });
  }
  return {
    ...card,
    footer: t('page-count', { page: page + 1, pages: total }),
    buttons: [...(card.buttons ?? []), pageButtons, await approveAllButton(ctx, first)].filter(
      (row) => row.length > 0,
    ),
  };
}
