import { defineAction } from '../src/chat/action.ts';
import { approvalActions, cardOf, judgeOf } from '../src/chat/approval-actions.ts';
import { count, id } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { update, whisper } from '../src/chat/reply.ts';
import { type Button, say, type View } from '../src/chat/view.ts';
import type { MediaRequest } from '../src/core/request.ts';
import { nameWithYear } from '../src/core/title.ts';

const namesMax = 20;

const leaf = defineAction({
  verb: 'waiting',
  args: { page: count },
  run: async (ctx, { page }) => update(await pageView(ctx, page)),
});

/** Shows what would be approved, and asks once more. */
const all = defineAction({
  verb: 'all',
  args: { user: id<'user'>() },
  async run(ctx, { user }) {
    const { app, t } = ctx;
    const { rows } = await app.decisions.waitingOf(
      judgeOf(ctx),
      await app.services.idFor(ctx),
      user,
    );
    const last = rows.at(-1);
    if (!last) return whisper(say(t('approve-all-done', { count: 0 })));
    const press = allYes.id({ user, last: last.id });
    const label = t('button-approve-all-yes', { count: rows.length });
    return whisper({
      tone: 'warn',
      title: t('approve-all-title', { name: last.requesterName }),
      lines: [
        [t('approve-all-lines', { count: rows.length })],
        ...rows.slice(0, namesMax).map(({ title }) => [nameWithYear(title)]),
        ...(rows.length > namesMax ? [['…']] : []),
      ],
      buttons: [[{ label, press, style: 'main' }]],
    });
  },
});

/** Approves what was shown; what was asked for since then is left alone. */
const allYes = defineAction({
  verb: 'all-yes',
  args: { user: id<'user'>(), last: id<'request'>() },
  async run(ctx, { user: userId, last }) {
    const of = { userId, last };
    const done = await ctx.app.decisions.approveAll(judgeOf(ctx), of);
    return update(say(ctx.t('approve-all-done', { count: done }), 'good'));
  },
});

export default defineCommand({
  name: 'pending',
  summary: 'command-pending',
  options: {},
  isFor: async (ctx) =>
    ctx.app.decisions.isApprover(judgeOf(ctx), await ctx.app.services.idFor(ctx)),
  actions: [...approvalActions, leaf, all, allYes],
  run: async (ctx) => whisper(await pageView(ctx, 0)),
});

/** The button for all that waits of a person, when it is more than this one. */
async function allOf(
  ctx: Context,
  { userId, serviceId, requesterName: name }: MediaRequest,
): Promise<Button[]> {
  if (!userId) return [];
  const { total } = await ctx.app.decisions.waitingOf(judgeOf(ctx), serviceId, userId);
  const label = ctx.t('button-approve-all', { name });
  return total > 1 ? [{ label, press: all.id({ user: userId }), style: 'plain' }] : [];
}

/** One waiting request at a time, oldest first, with the buttons of its card. */
async function pageView(ctx: Context, wanted: number): Promise<View> {
  const { app, t } = ctx;
  const serviceId = await app.services.idFor(ctx);
  const { rows, total } = await app.decisions.waiting(judgeOf(ctx), serviceId, wanted);
  const [first] = rows;
  if (!first && total > 0) return pageView(ctx, total - 1);
  if (!first) return { tone: 'neutral', title: t('pending-title'), lines: [[t('pending-none')]] };
  const card = cardOf(ctx, first);
  const turning: Button[] = [];
  if (wanted > 0) {
    turning.push({ label: t('button-back'), press: leaf.id({ page: wanted - 1 }), style: 'plain' });
  }
  if (wanted < total - 1) {
    turning.push({ label: t('button-next'), press: leaf.id({ page: wanted + 1 }), style: 'plain' });
  }
  return {
    ...card,
    footer: t('pending-page', { page: wanted + 1, pages: total }),
    buttons: [...(card.buttons ?? []), turning, await allOf(ctx, first)].filter(
      (row) => row.length > 0,
    ),
  };
}
