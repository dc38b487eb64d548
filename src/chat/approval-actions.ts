import type { RequestId } from '../core/id.ts';
import type { MediaRequest } from '../core/request.ts';
import { nameWithYear } from '../core/title.ts';
import type { Judge } from '../usecases/approvers.ts';
import { defineAction } from './action.ts';
import { approvalCard } from './approval-card.ts';
import { id } from './argument.ts';
import type { Context } from './context.ts';
import { defineEditActions } from './edit-actions.ts';
import { historyView } from './history-view.ts';
import { ask, type Reply, toast, update, whisper } from './reply.ts';
import { say, type View } from './view.ts';

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
    return decideAside(ctx, args.request, 'decline', reasonsOf(ctx)[index] ?? null);
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
    return decideAside(ctx, args.request, 'decline', reason || null);
  },
});

const declinePlain = defineAction({
  verb: 'decline-plain',
  args: { request },
  run: (ctx, args) => decideAside(ctx, args.request, 'decline', null),
});

const retry = defineAction({
  verb: 'retry',
  args: { request },
  async run(ctx, args) {
    const retried = await ctx.app.decisions.retry(judgeOf(ctx), args.request);
    return update(cardOf(ctx, retried));
  },
});

/** Leaves the question why, with nothing decided. */
const declineDrop = defineAction({
  verb: 'decline-drop',
  args: { request },
  async run(ctx, args) {
    await ctx.app.decisions.check(judgeOf(ctx), args.request);
    return update(say(ctx.t('decline-dropped')));
  },
});

/** Approves from the sheet on which a request is changed. */
const editApprove = defineAction({
  verb: 'edit-approve',
  args: { request },
  run: (ctx, args) => decideAside(ctx, args.request, 'approve', null),
});

/** Back from the sheet to the card. */
const editDone = defineAction({
  verb: 'edit-done',
  args: { request },
  async run(ctx, args) {
    return update(cardOf(ctx, await ctx.app.decisions.check(judgeOf(ctx), args.request)));
  },
});

const { edit, editPart, editSet } = defineEditActions(({ id: request }, t) => [
  { label: t('button-approve'), press: editApprove.id({ request }), style: 'main' },
  { label: t('button-done'), press: editDone.id({ request }), style: 'plain' },
]);

/** Asks for a declined request anew. */
const reopen = defineAction({
  verb: 'reopen',
  args: { request },
  async run(ctx, args) {
    return update(cardOf(ctx, await ctx.app.decisions.reopen(judgeOf(ctx), args.request)));
  },
});

/** What it is about and what has happened so far. */
const more = defineAction({
  verb: 'more',
  args: { request },
  async run(ctx, args) {
    const { histories } = ctx.app;
    const { request: seen, events } = await histories.of(judgeOf(ctx), args.request);
    const overview = await histories.overviewOf(seen, ctx.language);
    return whisper(historyView(seen, events, { t: ctx.t, overview }));
  },
});

/** Everything behind the buttons of approval cards. */
export const approvalActions = [
  approve,
  decline,
  declineWith,
  declineSay,
  declineText,
  declinePlain,
  declineDrop,
  retry,
  reopen,
  more,
  edit,
  editPart,
  editSet,
  editApprove,
  editDone,
];

/** Ids of the buttons on approval cards. */
export const approvalIds = {
  approve: (of: MediaRequest) => approve.id({ request: of.id }),
  decline: (of: MediaRequest) => decline.id({ request: of.id }),
  retry: (of: MediaRequest) => retry.id({ request: of.id }),
  reopen: (of: MediaRequest) => reopen.id({ request: of.id }),
  more: (of: MediaRequest) => more.id({ request: of.id }),
  edit: (of: MediaRequest) => edit.id({ request: of.id }),
};

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

/** Decides in a message of its own beside the card, which then shows what comes of it. */
async function decideAside(
  ctx: Context,
  requestId: RequestId,
  verdict: 'approve' | 'decline',
  reason: string | null,
): Promise<Reply> {
  const reply = await decide(ctx, requestId, verdict, reason);
  if (ctx.answer) await ctx.app.decisions.keepTrue(requestId, ctx.answer, ctx.locale);
  return reply;
}

/** Who is about to decide, and where. */
export function judgeOf({ user, visitor, space, place }: Context): Judge {
  return { user, visitor, space, place };
}

/** The approval card as somebody gets it in answer to a press. */
export function cardOf({ t }: Context, of: MediaRequest): View {
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
        { label: t('button-cancel'), press: declineDrop.id(args), style: 'plain' },
      ],
    ],
  };
}
