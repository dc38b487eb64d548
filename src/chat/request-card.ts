import type { Card } from '../core/card.ts';
import { Fault, faces } from '../core/fault.ts';
import type { ChatAccountKey } from '../core/place.ts';
import type { MediaRequest, RequestState } from '../core/request.ts';
import { formatSeasons } from '../core/season.ts';
import { nameWithYear, posterUrl } from '../core/title.ts';
import { faultMessage } from './fault-message.ts';
import { quotaLine } from './quota-line.ts';
import type { Say } from './text/catalogue.ts';
import { titleUrl } from './title-address.ts';
import type { Button, Field, Line, Tone, View } from './view.ts';

/** What a card needs to know beyond the request. */
export interface CardSetting {
  readonly role: Exclude<Card['role'], 'approval'>;
  readonly tells: readonly ChatAccountKey[];
  readonly t: Say;
  /** The button under a refusal that offers to hear of the title; null leaves it out. */
  readonly followId: string | null;
}

/** Shows a request as it stands: the live card, the answer to the person who asked, or a notice. */
export function requestCard(request: MediaRequest, setting: CardSetting): View {
  return setting.role === 'notice' ? notice(request, setting) : liveCard(request, setting);
}

function liveCard(request: MediaRequest, { role, t, followId }: CardSetting): View {
  const isOffered = followId && isRefused(request) && request.cause === 'already-requested';
  const buttons: Button[] = isOffered
    ? [{ label: t('button-notify'), press: followId, style: 'main' }]
    : [];
  return {
    tone: tones[request.state],
    ...heading(request),
    lines: [
      [{ bold: stateText(request, t) }],
      ...(role === 'private' ? answerLines(request, t) : []),
    ],
    fields: fields(request, t),
    ...(buttons.length > 0 ? { buttons: [buttons] } : {}),
  };
}

function notice(request: MediaRequest, { tells, t }: CardSetting): View {
  const title = nameWithYear(request.title);
  const poster = posterUrl(request.title.posterPath);
  const greeting = tells.map((mention) => ({ mention, name: request.requesterName }));
  const text = noticeText(request.state, title, t);
  const why = request.reason ?? (request.state === 'failed' ? causeText(request, t) : null);
  return {
    tone: tones[request.state],
    lines: [[...greeting.flatMap((inline) => [inline, ' ']), text], ...(why ? [[why]] : [])],
    ...(poster ? { image: poster } : {}),
    pings: tells,
  };
}

/** One line about where a request stands. */
export function stateText(request: MediaRequest, t: Say): string {
  const { state, progress } = request;
  if (state === 'queued' && request.cause) return t('state-queued-waiting');
  if (isRefused(request)) return t('state-refused');
  if (state === 'processing' && progress) {
    return t('state-processing-percent', { percent: progress.percent });
  }
  return t(`state-${state}`);
}

function answerLines(request: MediaRequest, t: Say): Line[] {
  const { outcome, cause, state } = request;
  const lines: Line[] = [];
  if (state === 'queued') return cause && !faces[cause].retry ? [[t('state-queued')]] : [];
  if (state === 'failed') lines.push([causeText(request, t)]);
  if (outcome?.heldBy) lines.push([t('held-by', { name: outcome.heldBy })]);
  if (outcome?.quota) {
    const { limit, used } = outcome.quota;
    lines.push(quotaLine({ left: Math.max(0, limit - used), limit, freeAt: outcome.freeAt }, t));
  }
  if (state !== 'failed' && outcome) lines.push(...createdLines(request, t));
  return lines;
}

function createdLines({ outcome, title }: MediaRequest, t: Say): Line[] {
  if (!outcome) return [];
  if (title.mediaType === 'movie') return [[t('requested-movie')]];
  const { created, leftOut } = outcome;
  const lines: Line[] = [
    [t('requested-seasons', { count: created.length, seasons: formatSeasons(created) })],
  ];
  if (leftOut.length > 0) {
    lines.push([t('left-out', { count: leftOut.length, seasons: formatSeasons(leftOut) })]);
  }
  return lines;
}

function fields(request: MediaRequest, t: Say): Field[] {
  const { progress, seasons, decidedBy, reason } = request;
  const rows: Field[] = [{ name: t('field-requested-by'), value: [request.requesterName] }];
  if (seasons.length > 0) {
    rows.push({ name: t('field-season-list'), value: [formatSeasons(seasons)] });
  }
  if (request.is4k) rows.push({ name: t('field-quality'), value: [t('quality-4k')] });
  if (request.state === 'processing' && progress?.endsAt) {
    rows.push({ name: t('field-eta'), value: [{ when: progress.endsAt, style: 'relative' }] });
  }
  if (decidedBy && (request.state === 'declined' || request.state === 'approved')) {
    rows.push({ name: t('field-decided-by'), value: [decidedBy] });
  }
  if (reason) rows.push({ name: t('field-reason'), value: [reason] });
  return rows;
}

function heading({ title }: MediaRequest): Pick<View, 'title' | 'url' | 'image'> {
  const poster = posterUrl(title.posterPath);
  return {
    title: nameWithYear(title),
    url: titleUrl(title),
    ...(poster ? { image: poster } : {}),
  };
}

/** Whether the service never took the request, as against taking it and failing. */
function isRefused(request: MediaRequest): boolean {
  return request.state === 'failed' && request.number === null;
}

function causeText(request: MediaRequest, t: Say): string {
  const { cause } = request;
  return cause ? faultMessage(new Fault(cause), t) : t('failed-on-service');
}

function noticeText(state: RequestState, title: string, t: Say): string {
  switch (state) {
    case 'available':
    case 'pending':
    case 'declined':
    case 'failed':
      return t(`notice-${state}`, { title });
    default:
      return t('notice-other', { title });
  }
}

/** How each state feels. */
export const tones = {
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
