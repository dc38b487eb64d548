import { defineAction } from '../src/chat/action.ts';
import { approvalCard } from '../src/chat/approval-card.ts';
import { count, id } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { ask, type Reply, toast, update, whisper } from '../src/chat/reply.ts';
import type { Button, View } from '../src/chat/view.ts';
import type { RequestId } from '../src/core/id.ts';
import type { MediaRequest } from '../src/core/request.ts';
import { nameWithYear } from '../src/core/title.ts';

const reasonMaxLength = 300;
const request = id<'request'>();

const approve = defineAction({
  verb: 'approve',
  args: { request },
  run: (ctx, args) => decide(ctx, args.request, 'approve', null),
});

/** Asks why before it declines; the right is checked now, and again when the reason comes. */
const decline = defineAction({
  verb: 'decline',
  args: { request },
  async run(ctx, args) {
    const { title } = await ctx.app.decisions.check(judgeOf(ctx), args.request);
    return whisper(reasonView(ctx, args.request, nameWithYear(title)));
  },
});

const declineWith = defineAction({
  verb: 'decline-with',
  args: { request },
  picks: true,
  run(ctx, args, press) {
    const index = Number(press.toggled ?? press.values[0]);
    return decide(ctx, args.request, 'decline', reasonsOf(ctx)[index] ?? null);
  },
});

const declineSay = defineAction({
  verb: 'decline-say',
  args: { request },
  opensForm: true,
  async run({ t }, args) {
    const reason = {
      name: 'reason',
      label: t('decline-reason'),
      isLong: true,
      isRequired: false,
      maxLength: reasonMaxLength,
    };
    return ask({
      title: t('decline-choose'),
      submit: declineText.id({ request: args.request }),
      fields: [reason],
    });
  },
});

const declineText = defineAction({
  verb: 'decline-text',
  args: { request },
  run(ctx, args, press) {
    const reason = press.fields['reason']?.trim().slice(0, reasonMaxLength);
    return decide(ctx, args.request, 'decline', reason || null);
  },
});

const declinePlain = defineAction({
  verb: 'decline-plain',
  args: { request },
  run: (ctx, args) => decide(ctx, args.request, 'decline', null),
});

const retry = defineAction({
  verb: 'retry',
  args: { request },
  async run(ctx, args) {
    const retried = await ctx.app.decisions.retry(judgeOf(ctx), args.request);
    return update(cardOf(ctx, retried));
  },
});

const leaf = defineAction({
  verb: 'waiting',
  args: { page: count },
  run: async (ctx, { page }) => update(await pageView(ctx, page)),
});

/** Ids of the buttons on approval cards. */
export const approvalIds = {
  approve: (of: MediaRequest) => approve.id({ request: of.id }),
  decline: (of: MediaRequest) => decline.id({ request: of.id }),
  retry: (of: MediaRequest) => retry.id({ request: of.id }),
};

export default defineCommand({
  name: 'pending',
  summary: 'command-pending',
  options: {},
  actions: [approve, decline, declineWith, declineSay, declineText, declinePlain, retry, leaf],
  run: async (ctx) => whisper(await pageView(ctx, 0)),
});

/** What a reaction on an approval card means: the same as its buttons. */
export async function onReaction(ctx: Context, sign: 'yes' | 'no'): Promise<Reply | null> {
  if (!ctx.answer) return null;
  const requestId = await ctx.app.decisions.requestAt(ctx.answer);
  if (!requestId) return null;
  const verdict = sign === 'yes' ? 'approve' : 'decline';
  const decided = await ctx.app.decisions.decide(judgeOf(ctx), requestId, verdict, null);
  return toast(decidedText(ctx, decided));
}

async function decide(
  ctx: Context,
  requestId: RequestId,
  verdict: 'approve' | 'decline',
  reason: string | null,
): Promise<Reply> {
  const decided = await ctx.app.decisions.decide(judgeOf(ctx), requestId, verdict, reason);
  return update(cardOf(ctx, decided));
}

function judgeOf({ user, visitor, space, place }: Context) {
  return { user, visitor, space, place };
}

function cardOf({ t }: Context, of: MediaRequest): View {
  return approvalCard(of, { facts: null, ids: approvalIds, t });
}

function decidedText({ t }: Context, { title, decision, state }: MediaRequest): string {
  const word = decision ? (decision.verdict === 'approve' ? 'approved' : 'declined') : state;
  return t('decided-first', { title: nameWithYear(title), state: t(`word-${word}`) });
}

function reasonsOf({ space, t }: Context): readonly string[] {
  const own = space?.settings.declineReasons ?? [];
  return own.length > 0
    ? own.slice(0, 25)
    : [t('decline-reason-1'), t('decline-reason-2'), t('decline-reason-3')];
}

function reasonView(ctx: Context, requestId: RequestId, title: string): View {
  const { t } = ctx;
  const args = { request: requestId };
  return {
    tone: 'warn',
    lines: [[t('reason-title', { title })]],
    picker: {
      press: declineWith.id(args),
      placeholder: t('decline-choose'),
      many: false,
      options: reasonsOf(ctx).map((reason, index) => ({
        value: String(index),
        label: reason,
        isPicked: false,
      })),
    },
    buttons: [
      [
        { label: t('decline-own-words'), press: declineSay.id(args), style: 'plain' },
        { label: t('decline-no-reason'), press: declinePlain.id(args), style: 'danger' },
      ],
    ],
  };
}

/** One waiting request at a time, oldest first, with the buttons of its card. */
async function pageView(ctx: Context, wanted: number): Promise<View> {
  const { app, t } = ctx;
  const serviceId = app.services.idFor(ctx.space);
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
    turning.push({ label: t('button-more'), press: leaf.id({ page: wanted + 1 }), style: 'plain' });
  }
  return {
    ...card,
    footer: t('pending-page', { page: wanted + 1, pages: total }),
    buttons: [...(card.buttons ?? []), turning].filter((row) => row.length > 0),
  };
}
