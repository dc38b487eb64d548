import { errorMetadata } from '../../domain/app-error.ts';
import type { ApprovalContext } from '../../domain/approvals/approval-context.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import { hasStalled } from '../../domain/requests/standing.ts';
import { cutText } from '../../domain/text.ts';
import { formatTitle, toPosterUrl } from '../../domain/titles/title.ts';
import { causeMessage } from '../error-message.ts';
import type { Translate } from '../i18n/translations.ts';
import { choiceFields } from '../requests/choice-field.ts';
import { deciderText } from '../requests/decider-text.ts';
import { hasEndedUnasked, stateText, toneByState } from '../requests/request-card.ts';
import { requesterText } from '../requests/requester-text.ts';
import { sourceText } from '../requests/source-text.ts';
import { standingView } from '../requests/standing-view.ts';
import { votesText } from '../requests/votes-text.ts';
import { seasonNumbers } from '../titles/season-text.ts';
import { titleUrl } from '../titles/title-url.ts';
import type { Button, Field, Line, View } from '../view.ts';

/** Ids of the buttons for approvers. */
export interface ApprovalButtonIds {
  readonly approve: (request: MediaRequest) => string;
  readonly decline: (request: MediaRequest) => string;
  readonly retry: (request: MediaRequest) => string;
  readonly reopen: (request: MediaRequest) => string;
  readonly sendAgain: (request: MediaRequest) => string;
  readonly showDetails: (request: MediaRequest) => string;
  readonly openEditForm: (request: MediaRequest) => string;
}

/** What an approval card shows besides the request. */
export interface ApprovalCardProps {
  readonly facts: ApprovalContext | null;
  readonly ids: ApprovalButtonIds;
  readonly t: Translate;
  /** The title of the Overseerr server that the request is for. */
  readonly server: string;
  readonly now: Date;
  /** Whether it is sent to an approver because it could not be posted in its channel. */
  readonly isFallback?: boolean;
}

/**
 * Shows a request to the approvers. Once it is decided, shows by whom, when and why, without the buttons for
 * deciding.
 */
export function approvalCard(request: MediaRequest, props: ApprovalCardProps): View {
  const { facts, now, server, t } = props;
  const standing = standingView(request, { now }, { t, server, isApprover: true });
  const title = formatTitle(request.title);
  const poster = toPosterUrl(request.title.posterPath);
  const name = requesterText(request, t);
  const account = facts?.accountName;
  const isWaiting = request.state === 'pending' && !request.decision;
  const buttons = buttonsFor(request, props);
  return {
    tone: isWaiting || needsSending(request) ? 'warn' : toneByState[request.state],
    title: isWaiting ? t('approval-title', { title }) : title,
    url: titleUrl(request.title),
    ...(poster ? { image: poster } : {}),
    lines: [
      [
        account && account !== request.requesterName
          ? t('approval-requested-by-as', { name, account })
          : t('approval-requested-by', { name }),
      ],
      [{ bold: decisionText(request, t) ?? stateText(request, t) }],
      ...failureLines(request, props),
      ...standing.lines,
      ...(props.isFallback && isWaiting ? [[{ quiet: t('approval-fallback') }]] : []),
    ],
    fields: [...fieldsFor(request, props), ...standing.fields],
    ...(buttons.length > 0 ? { buttons: [buttons] } : {}),
    ...(isWaiting ? { reactions: ['yes', 'no'] } : {}),
  };
}

/** Why a decision had no effect, or that the download server failed. */
function failureLines(request: MediaRequest, { t, server }: ApprovalCardProps): Line[] {
  const { state, cause, causeQuote, remoteId, decision } = request;
  if (state === 'failed' && !cause && remoteId !== null) return [[t('approval-download-failed')]];
  if (!cause) return [];
  const message = causeMessage(cause, causeQuote, { t, server });
  if (hasEndedUnasked(request)) return [[message]];
  if (state !== 'failed' && state !== 'pending') return [];
  if (state === 'pending' && decision) return errorMetadata[cause].isRetryable ? [] : [[message]];
  return [[t('approval-not-completed', { cause: message })]];
}

/** A decision that was made in the chat and not yet sent; null if there is none. */
export function decisionText(
  { state, decision, cause }: MediaRequest,
  t: Translate,
): string | null {
  if (state !== 'pending' || !decision) return null;
  const { kind, name, votes: count } = decision;
  if (count !== undefined) {
    const votes = t('vote-count', { count });
    return t(cause ? 'decision-votes-waiting' : 'decision-votes', { votes, name });
  }
  return t(cause ? `decision-${kind}-waiting` : `decision-${kind}`, { name });
}

function fieldsFor(request: MediaRequest, { facts, t, server }: ApprovalCardProps): Field[] {
  const { title, seasons, is4k, downloadChoice, decidedBy, reason, state, stateChangedAt } =
    request;
  const rows: Field[] = [];
  if (seasons.length > 0) {
    rows.push({ name: t('field-seasons'), value: [seasonNumbers(seasons, t, title.seasonNames)] });
  }
  if (is4k) rows.push({ name: t('field-quality'), value: [t('quality-4k')] });
  rows.push(...choiceFields(downloadChoice, t));
  const quota = facts?.quota;
  if (quota?.limit) {
    const { used, limit } = quota;
    rows.push({ name: t('field-quota'), value: [t('approval-quota', { used, limit })] });
  }
  if (facts && facts.pendingCount > 1) {
    rows.push({ name: t('field-pending-requests'), value: [String(facts.pendingCount)] });
  }
  if (facts && (facts.voters.length > 0 || facts.votesNeeded !== null)) {
    rows.push({ name: t('field-wanted-by'), value: [votersText(facts, t)] });
  }
  rows.push({ name: t('field-source'), value: [sourceText(request.source, { t, server })] });
  if (decidedBy && state !== 'pending') {
    rows.push({
      name: t('field-decided-by'),
      value: [
        deciderText(request, decidedBy, t),
        ', ',
        { when: stateChangedAt, style: 'relative' },
      ],
    });
  }
  if (reason) rows.push({ name: t('field-reason'), value: [reason] });
  return rows;
}

/** How many want it, and the names of the first ones. */
function votersText({ voters, votesNeeded }: ApprovalContext, t: Translate): string {
  const text = votesText({ count: voters.length, needed: votesNeeded }, t);
  const shown = voters.slice(0, maxVoterNames).map((name) => cutText(name, maxVoterNameLength));
  const rest = voters.length - shown.length;
  const names = [...shown, ...(rest > 0 ? [`+${rest}`] : [])].join(', ');
  return names ? `${text}: ${names}` : text;
}

const maxVoterNames = 8;
const maxVoterNameLength = 32;

function buttonsFor(request: MediaRequest, { facts, ids, t, server }: ApprovalCardProps): Button[] {
  const link: Button[] = facts?.titleUrl
    ? [{ label: t('button-open-request', { server }), url: facts.titleUrl }]
    : [];
  if (request.state === 'failed' && request.remoteId !== null) {
    return [{ label: t('button-retry'), press: ids.retry(request), style: 'main' }, ...link];
  }
  const details: Button = {
    label: t('button-details'),
    press: ids.showDetails(request),
    style: 'plain',
  };
  if (needsSending(request)) {
    return [
      { label: t('button-send-again'), press: ids.sendAgain(request), style: 'main' },
      details,
      ...link,
    ];
  }
  if (hasStalled(request)) return [details, ...link];
  if (request.state === 'declined') {
    return [{ label: t('button-reopen'), press: ids.reopen(request), style: 'plain' }, details];
  }
  if (request.state !== 'pending' || request.decision) return [];
  return [
    { label: t('button-approve'), press: ids.approve(request), style: 'main' },
    { label: t('button-decline'), press: ids.decline(request), style: 'danger' },
    { label: t('button-edit'), press: ids.openEditForm(request), style: 'plain' },
    details,
    ...link,
  ];
}

/** Whether it was approved and has never reached the download server. */
function needsSending({ state, problem }: MediaRequest): boolean {
  return (state === 'approved' || state === 'processing') && problem === 'never-sent';
}
