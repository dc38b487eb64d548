import { errorMetadata } from '../../domain/app-error.ts';
import type { Card } from '../../domain/notifications/card.ts';
import type { Recipient } from '../../domain/notifications/recipient.ts';
import type { MediaRequest, Progress, RequestState } from '../../domain/requests/request.ts';
import { hasStalled } from '../../domain/requests/standing.ts';
import { formatTitle, toPosterUrl } from '../../domain/titles/title.ts';
import { quotaLine, tooManySeasonsText } from '../accounts/quota-line.ts';
import { causeMessage } from '../error-message.ts';
import type { Translate } from '../i18n/translations.ts';
import { reportButton } from '../issues/report-button.ts';
import { greeting, toMentions } from '../notifications/greeting.ts';
import { seasonNumbers, seasonsText } from '../titles/season-text.ts';
import { titleUrl } from '../titles/title-url.ts';
import { watchButtons } from '../titles/watch-button.ts';
import type { Button, Field, Line, Tone, View } from '../view.ts';
import { deciderText } from './decider-text.ts';
import { requestName } from './request-name.ts';
import { requesterText } from './requester-text.ts';
import { reasonText, standingView } from './standing-view.ts';
import { votesText } from './votes-text.ts';

/** What a card shows besides the request. */
export interface RequestCardOptions {
  readonly role: Exclude<Card['role'], 'approval'>;
  readonly recipients: readonly Recipient[];
  readonly t: Translate;
  /** The title of the Overseerr server that the request is for. */
  readonly server: string;
  readonly now: Date;
  /** How many requests wait for the server and were made before; null if that was not counted. */
  readonly ahead?: number | null;
  /** Whether a notification says that nothing has moved for long. */
  readonly isStallNotice?: boolean;
  /** Whether a notification tells the approvers that votes no longer approve requests. */
  readonly isVotesOffNotice?: boolean;
  /** The button that subscribes to the title of a refused request; null leaves it out. */
  readonly subscribeButtonId: string | null;
  /** For a card that others see: how many of them want it, too, and the button with which they say so. */
  readonly votes?:
    | { readonly count: number; readonly needed: number | null; readonly buttonId: string }
    | undefined;
}

/** Shows a request: as the public card, the answer to the requester, or a notification. */
export function requestCard(request: MediaRequest, options: RequestCardOptions): View {
  return options.role === 'notification'
    ? notificationView(request, options)
    : liveCard(request, options);
}

function liveCard(request: MediaRequest, options: RequestCardOptions): View {
  const { role, server, t } = options;
  const standing = standingView(request, options, { t, server, isApprover: false });
  const offered = offeredSubscription(request, options);
  const buttons: Button[] = [
    ...(offered ? [{ label: t('button-notify'), press: offered, style: 'main' } as const] : []),
    ...(options.votes
      ? [{ label: t('button-vote'), press: options.votes.buttonId, style: 'plain' } as const]
      : []),
    ...watchButtonsOf(request, t),
  ];
  return {
    tone: toneByState[request.state],
    ...heading(request),
    lines: [
      [{ bold: stateText(request, t) }],
      ...(hasEndedUnasked(request) ? [[causeText(request, options)]] : []),
      ...standing.lines,
      ...(role === 'private' ? replyLines(request, options) : []),
    ],
    fields: fields(request, standing.fields, options),
    ...(buttons.length > 0 ? { buttons: [buttons] } : {}),
  };
}

function notificationView(request: MediaRequest, options: RequestCardOptions): View {
  const { recipients, server, t } = options;
  const title = requestName(request, t);
  const poster = toPosterUrl(request.title.posterPath);
  if (options.isVotesOffNotice) return votesOffView(title, t);
  const isStalled = options.isStallNotice === true && hasStalled(request);
  const text = isStalled
    ? t('notification-stalled', { title })
    : notificationText(request, title, t);
  const buttons = watchButtonsOf(request, t);
  const hasCause = request.state === 'failed' || hasEndedUnasked(request);
  const why = isStalled
    ? (reasonText(request, options, { t, server, isApprover: false }) ?? t('standing-not-found'))
    : (request.reason ?? (hasCause ? causeText(request, options) : null));
  return {
    tone: toneByState[request.state],
    lines: [[...greeting(recipients), text], ...(why ? [[why]] : [])],
    ...(poster ? { image: poster } : {}),
    ...(buttons.length > 0 ? { buttons: [buttons] } : {}),
    mentions: toMentions(recipients),
  };
}

/** Says that an approval by votes did not take place, and that none will. */
function votesOffView(title: string, t: Translate): View {
  return { tone: 'warn', lines: [[t('notification-votes-off', { title })]] };
}

/** The buttons of a title in the library. */
function watchButtonsOf(
  { state, watchUrl, serviceId, title }: MediaRequest,
  t: Translate,
): Button[] {
  const isThere = state === 'available' || state === 'partial';
  return isThere ? [...watchButtons(watchUrl, t), reportButton(serviceId, title, t)] : [];
}

/** Whether the server ended a request although nobody decided so there or in the chat. */
export function hasEndedUnasked({ state, cause }: MediaRequest): boolean {
  return (state === 'cancelled' || state === 'declined') && cause !== null;
}

/** The state of a request in a few words. */
export function stateText(request: MediaRequest, t: Translate): string {
  const { state, progress } = request;
  if (state === 'queued' && request.cause) return t('state-queued-waiting');
  if (isRejected(request)) return t('state-rejected');
  if (state === 'failed' && request.retryAt) return t('request-failed-retried');
  if (state === 'declined' && hasEndedUnasked(request)) return t('request-removed');
  if (state === 'processing' && progress) return progressText(progress, t);
  if (state === 'partial' && progress)
    return `${t('state-partial')} · ${progressText(progress, t)}`;
  return t(`state-${state}`);
}

/** How far the download is, or why it does not go on. */
function progressText({ stage, percent }: Progress, t: Translate): string {
  return stage === 'downloading'
    ? t('state-processing-percent', { percent })
    : t(`download-${stage}`);
}

function replyLines(request: MediaRequest, options: RequestCardOptions): Line[] {
  const { t } = options;
  const { outcome, cause, state } = request;
  const lines: Line[] = [];
  // What passes by itself needs no explanation beyond that the request waits.
  if (state === 'queued')
    return cause && !errorMetadata[cause].isRetryable ? [[causeText(request, options)]] : [];
  if (state === 'failed') {
    lines.push([seasonQuotaText(request, t) ?? causeText(request, options)]);
  }
  if (outcome?.existingRequester) {
    const key = offeredSubscription(request, options) ? 'request-already-by' : 'request-known-by';
    lines.push([t(key, { name: outcome.existingRequester })]);
  }
  if (outcome?.quota) {
    const { limit, used } = outcome.quota;
    lines.push(
      quotaLine({ left: Math.max(0, limit - used), limit, resetsAt: outcome.quotaResetsAt }, t),
    );
  }
  if (state !== 'failed' && outcome && !hasEndedUnasked(request)) {
    lines.push(...createdLines(request, t));
  }
  return lines;
}

/** How many seasons are too many for the quota; null if that is not why the request was refused. */
function seasonQuotaText({ outcome, seasons, madeBy }: MediaRequest, t: Translate): string | null {
  if (!outcome?.quota) return null;
  const left = Math.max(0, outcome.quota.limit - outcome.quota.used);
  return tooManySeasonsText({ count: seasons.length, left, isMember: madeBy !== null }, t);
}

function createdLines({ outcome, title }: MediaRequest, t: Translate): Line[] {
  if (!outcome) return [];
  if (title.mediaType === 'movie') return [[t('request-sent')]];
  const { created, skipped, available } = outcome;
  const lines: Line[] = [
    [t('request-sent-seasons', { seasons: seasonsText(created, t, title.seasonNames) })],
  ];
  const requested = skipped.filter((season) => !available?.includes(season));
  if (available?.length) {
    lines.push([
      t('request-seasons-available', { seasons: seasonsText(available, t, title.seasonNames) }),
    ]);
  }
  if (requested.length > 0) {
    const key = available ? 'request-seasons-requested' : 'request-seasons-skipped';
    lines.push([t(key, { seasons: seasonsText(requested, t, title.seasonNames) })]);
  }
  return lines;
}

function fields(
  request: MediaRequest,
  standing: readonly Field[],
  { t, votes }: RequestCardOptions,
): Field[] {
  const { title, seasons, decidedBy, reason } = request;
  const rows: Field[] = [{ name: t('field-requested-by'), value: [requesterText(request, t)] }];
  if (votes && (votes.count > 0 || votes.needed !== null)) {
    rows.push({ name: t('field-wanted-by'), value: [votesText(votes, t)] });
  }
  if (seasons.length > 0) {
    rows.push({ name: t('field-seasons'), value: [seasonNumbers(seasons, t, title.seasonNames)] });
  }
  if (request.is4k) rows.push({ name: t('field-quality'), value: [t('quality-4k')] });
  rows.push(...standing);
  if (decidedBy && (request.state === 'declined' || request.state === 'approved')) {
    rows.push({ name: t('field-decided-by'), value: [deciderText(request, decidedBy, t)] });
  }
  if (reason) rows.push({ name: t('field-reason'), value: [reason] });
  return rows;
}

function heading({ title }: MediaRequest): Pick<View, 'title' | 'url' | 'image'> {
  const poster = toPosterUrl(title.posterPath);
  return {
    title: formatTitle(title),
    url: titleUrl(title),
    ...(poster ? { image: poster } : {}),
  };
}

/** The id of the button that subscribes to what another person has requested; null if it is not offered. */
function offeredSubscription(
  request: MediaRequest,
  { subscribeButtonId }: RequestCardOptions,
): string | null {
  return isRejected(request) && request.outcome?.existingRequester ? subscribeButtonId : null;
}

/** Whether the server refused the request, rather than accepting it and failing later. */
function isRejected(request: MediaRequest): boolean {
  return request.state === 'failed' && request.remoteId === null;
}

function causeText(
  { cause, causeQuote, retryAt }: MediaRequest,
  { t, server }: RequestCardOptions,
): string {
  if (cause) return causeMessage(cause, causeQuote, { t, server });
  return t(retryAt ? 'request-download-retried' : 'request-download-failed');
}

function notificationText(request: MediaRequest, title: string, t: Translate): string {
  const { state } = request;
  if (hasEndedUnasked(request)) return t('notification-ended', { title });
  switch (state) {
    case 'available':
    case 'pending':
    case 'declined':
    case 'failed':
      return t(`notification-${state}`, { title });
    default:
      return t('notification-other', { title });
  }
}

/** The tone of each state. */
export const toneByState = {
  queued: 'busy',
  pending: 'busy',
  approved: 'busy',
  processing: 'busy',
  partial: 'good',
  available: 'good',
  declined: 'bad',
  failed: 'bad',
  cancelled: 'neutral',
} as const satisfies Record<RequestState, Tone>;
