import type { RequestId } from '../../domain/id.ts';
import type { MessageRef } from '../../domain/place.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import { cutText } from '../../domain/text.ts';
import { defineAction } from '../action.ts';
import { id } from '../argument.ts';
import type { Context } from '../context.ts';
import { outcomeOf } from '../error-message.ts';
import { openForm, type Reply, replyPrivately, toast, updateMessage } from '../reply.ts';
import { historyView } from '../requests/history-view.ts';
import { stateText } from '../requests/request-card.ts';
import { requestName } from '../requests/request-name.ts';
import { textView, type View } from '../view.ts';
import { approvalCard } from './approval-card.ts';
import { defineEditActions } from './edit-actions.ts';

const uses = ['answeredCards', 'decisions', 'history', 'requestActions'] as const;
type ApprovalContext = Context<(typeof uses)[number]>;

const reasonMaxLength = 300;
const request = id<'request'>();

const approve = defineAction({
  verb: 'approve',
  uses,
  args: { request },
  run: (ctx, args) => decide(ctx, args.request, 'approve', null, showCard),
});

/** Asks for a reason before it declines. The permission is checked now, and again when the reason arrives. */
const decline = defineAction({
  verb: 'decline',
  uses,
  args: { request },
  async run(ctx, args) {
    const declined = await ctx.useCases.decisions.assertCanDecide(ctx.actor, args.request);
    return replyPrivately(declineReasonView(ctx, declined));
  },
});

const declineWithReason = defineAction({
  verb: 'decline-reason',
  uses,
  args: { request },
  hasPicker: true,
  run(ctx, args, press) {
    const index = Number(press.picked ?? press.values[0]);
    return decide(ctx, args.request, 'decline', declineReasonsOf(ctx)[index] ?? null);
  },
});

const openDeclineForm = defineAction({
  verb: 'decline-form',
  uses,
  args: { request },
  opensForm: true,
  async run({ t }, args) {
    const reason = {
      name: 'reason',
      label: t('field-decline-reason'),
      isLong: true,
      isRequired: false,
      maxLength: reasonMaxLength,
    };
    return openForm({
      title: t('decline-form-title'),
      submit: submitDeclineForm.id({ request: args.request }),
      fields: [reason],
    });
  },
});

const submitDeclineForm = defineAction({
  verb: 'decline-submit',
  uses,
  args: { request },
  run(ctx, args, press) {
    const reason = cutText(press.fields['reason']?.trim() ?? '', reasonMaxLength);
    return decide(ctx, args.request, 'decline', reason || null);
  },
});

const declineWithoutReason = defineAction({
  verb: 'decline-no-reason',
  uses,
  args: { request },
  run: (ctx, args) => decide(ctx, args.request, 'decline', null),
});

const retry = defineAction({
  verb: 'retry',
  uses,
  args: { request },
  async run(ctx, args) {
    return showCard(ctx, await ctx.useCases.decisions.retry(ctx.actor, args.request));
  },
});

/** Sends a request that was approved and never reached its download server. */
const sendAgain = defineAction({
  verb: 'send-again',
  uses,
  args: { request },
  async run(ctx, args) {
    const { requestActions } = ctx.useCases;
    const action = { kind: 'send-again', reason: null } as const;
    return showCard(ctx, await requestActions.perform(ctx.actor, args.request, action));
  },
});

/** Closes the question for a reason without declining. */
const cancelDecline = defineAction({
  verb: 'decline-cancel',
  uses,
  args: { request },
  async run(ctx, args) {
    await ctx.useCases.decisions.assertCanDecide(ctx.actor, args.request);
    return updateMessage(textView(ctx.t('decline-canceled')));
  },
});

/** Approves from the form in which a request is edited. */
const approveFromEditForm = defineAction({
  verb: 'edit-approve',
  uses,
  args: { request },
  run: (ctx, args) => decide(ctx, args.request, 'approve', null),
});

/** Goes back from the edit form to the card. */
const closeEditForm = defineAction({
  verb: 'edit-close',
  uses,
  args: { request },
  async run(ctx, args) {
    const edited = await ctx.useCases.decisions.assertCanDecide(ctx.actor, args.request);
    return closeQuestion(ctx, edited);
  },
});

const { openEditForm, showEditField, applyEdit } = defineEditActions(({ id: request }, t) => [
  { label: t('button-approve'), press: approveFromEditForm.id({ request }), style: 'main' },
  { label: t('button-done'), press: closeEditForm.id({ request }), style: 'plain' },
]);

/** Requests a declined title again. */
const reopen = defineAction({
  verb: 'reopen',
  uses,
  args: { request },
  async run(ctx, args) {
    return showCard(ctx, await ctx.useCases.decisions.reopen(ctx.actor, args.request));
  },
});

/** Shows what the title is about and what has happened to the request. */
const showDetails = defineAction({
  verb: 'details',
  uses,
  args: { request },
  async run(ctx, args) {
    const { history } = ctx.useCases;
    const { request: shown, events } = await history.getRequestHistory(ctx.actor, args.request);
    const overview = await history.getOverview(shown, ctx.language);
    const server = ctx.getServerTitle(shown.serviceId);
    return replyPrivately(historyView(shown, events, { t: ctx.t, overview, server }));
  },
});

/** The actions of all buttons on approval cards. */
export const approvalActions = [
  approve,
  decline,
  declineWithReason,
  openDeclineForm,
  submitDeclineForm,
  declineWithoutReason,
  cancelDecline,
  retry,
  sendAgain,
  reopen,
  showDetails,
  openEditForm,
  showEditField,
  applyEdit,
  approveFromEditForm,
  closeEditForm,
];

/** Ids of the buttons on approval cards. */
export const approvalButtonIds = {
  approve: (of: MediaRequest) => approve.id({ request: of.id }),
  decline: (of: MediaRequest) => decline.id({ request: of.id }),
  retry: (of: MediaRequest) => retry.id({ request: of.id }),
  reopen: (of: MediaRequest) => reopen.id({ request: of.id }),
  sendAgain: (of: MediaRequest) => sendAgain.id({ request: of.id }),
  showDetails: (of: MediaRequest) => showDetails.id({ request: of.id }),
  openEditForm: (of: MediaRequest) => openEditForm.id({ request: of.id }),
};

/** A reaction on an approval card decides like its buttons. */
export async function onReaction(ctx: ApprovalContext, vote: 'yes' | 'no'): Promise<Reply | null> {
  if (!ctx.answer) return null;
  const requestId = await ctx.useCases.decisions.findRequestByMessage(ctx.answer);
  if (!requestId) return null;
  const kind = vote === 'yes' ? 'approve' : 'decline';
  const decided = await ctx.useCases.decisions.decide(ctx.actor, requestId, kind, null);
  return toast(decidedText(ctx, decided));
}

async function decide(
  ctx: ApprovalContext,
  requestId: RequestId,
  kind: 'approve' | 'decline',
  reason: string | null,
  show = closeQuestion,
): Promise<Reply> {
  const { decisions } = ctx.useCases;
  return show(ctx, await decisions.decide(ctx.actor, requestId, kind, reason));
}

/**
 * What remains of a question that was asked below a card, such as for a reason: the outcome in short where everybody who
 * reads it sees the card, which is edited, too. Otherwise the card.
 */
async function closeQuestion(ctx: ApprovalContext, of: MediaRequest): Promise<Reply> {
  const { answer, interaction, useCases } = ctx;
  const message = answer ?? { place: interaction.place, messageId: null };
  if (!(await useCases.decisions.hasCardBeside(of.id, message))) return showCard(ctx, of);
  const view = outcomeView(ctx, of);
  return answer ? updateMessage(view) : replyPrivately(view);
}

/**
 * Shows the card in the message with the pressed button, or in a new one after a text on Telegram. It is kept up to
 * date like all other cards: a decision can still be refused by the server.
 */
async function showCard(ctx: ApprovalContext, shown: MediaRequest): Promise<Reply> {
  const { answer, locale, useCases } = ctx;
  const track = (message: MessageRef) => useCases.decisions.trackAnswer(shown.id, message, locale);
  const view = toApprovalCard(ctx, shown);
  if (answer !== null && (await track(answer))) {
    return updateMessage(view, () => useCases.answeredCards.recheck(shown, answer));
  }
  return { kind: 'message', view, audience: 'private', onPosted: track };
}

/** The approval card as the answer to a press. */
export function toApprovalCard({ getServerTitle, now, t }: Context, of: MediaRequest): View {
  const server = getServerTitle(of.serviceId);
  return approvalCard(of, { facts: null, ids: approvalButtonIds, t, server, now });
}

function decidedText({ t }: Context, of: MediaRequest): string {
  const { decision, state } = of;
  const decided = decision && (decision.kind === 'approve' ? 'approved' : 'declined');
  return t('toast-decided', { title: requestName(of, t), state: decided ?? outcomeOf(state) });
}

function outcomeView(ctx: Context, of: MediaRequest): View {
  if (of.decision || of.state !== 'pending') return textView(decidedText(ctx, of));
  return { tone: 'neutral', title: requestName(of, ctx.t), lines: [[stateText(of, ctx.t)]] };
}

function declineReasonsOf({ actor, t }: Context): readonly string[] {
  const own = actor.space?.settings.declineReasons ?? [];
  return own.length > 0
    ? own.slice(0, 25)
    : [t('decline-reason-1'), t('decline-reason-2'), t('decline-reason-3')];
}

function declineReasonView(ctx: ApprovalContext, of: MediaRequest): View {
  const { t } = ctx;
  const args = { request: of.id };
  return {
    tone: 'warn',
    lines: [[t('decline-prompt', { title: requestName(of, t) })]],
    picker: {
      press: declineWithReason.id(args),
      placeholder: t('decline-reason-placeholder'),
      isMultiple: false,
      options: declineReasonsOf(ctx).map((reason, index) => ({
        value: String(index),
        label: reason,
        isSelected: false,
      })),
    },
    buttons: [
      [
        { label: t('button-decline-write'), press: openDeclineForm.id(args), style: 'plain' },
        {
          label: t('button-decline-no-reason'),
          press: declineWithoutReason.id(args),
          style: 'danger',
        },
        { label: t('button-cancel'), press: cancelDecline.id(args), style: 'plain' },
      ],
    ],
  };
}
