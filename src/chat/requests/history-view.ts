import { overseerrActor } from '../../domain/actor.ts';
import type { HistoryEntry } from '../../domain/requests/history.ts';
import { historyEvents } from '../../domain/requests/history.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import { toPosterUrl } from '../../domain/titles/title.ts';
import { decisionText } from '../approvals/approval-card.ts';
import type { Translate } from '../i18n/translations.ts';
import { titleUrl } from '../titles/title-url.ts';
import type { Line, View } from '../view.ts';
import { stateText, toneByState } from './request-card.ts';
import { requestName } from './request-name.ts';
import { sourceText } from './source-text.ts';

const linesMax = 25;

interface HistoryViewOptions {
  readonly t: Translate;
  /** The title of the Overseerr server that the request is for. */
  readonly server: string;
  readonly overview?: string;
}

/** What happened to a request: who did it, when and from where. Only the newest entries when there are many. */
export function historyView(
  request: MediaRequest,
  events: readonly HistoryEntry[],
  options: HistoryViewOptions,
): View {
  const { t, overview = '' } = options;
  const poster = toPosterUrl(request.title.posterPath);
  return {
    tone: toneByState[request.state],
    title: t('history-title', { title: requestName(request, t) }),
    url: titleUrl(request.title),
    ...(poster ? { image: poster } : {}),
    lines: [
      ...(overview ? [[overview]] : []),
      [{ bold: decisionText(request, t) ?? stateText(request, t) }],
      ...events
        .filter((event, index) => !isRepeatedDecision(event, events[index - 1]))
        .slice(-linesMax)
        .map((event) => lineOf(event, request, options)),
    ],
  };
}

/** Whether an event only confirms the decision before it. */
function isRepeatedDecision(
  { event, actor, source }: HistoryEntry,
  previous: HistoryEntry | undefined,
): boolean {
  return (
    previous?.event === 'decide' &&
    previous.detail?.['kind'] === event &&
    previous.actor === actor &&
    previous.source === source
  );
}

function lineOf(
  { event, from, actor, source, at, detail }: HistoryEntry,
  { madeBy, requesterName }: MediaRequest,
  { t, server }: HistoryViewOptions,
): Line {
  const what =
    event === 'request' && madeBy
      ? t('history-requested-for', { name: requesterName })
      : eventText(event, detail, t);
  const isAutomatic = source === 'overseerr' && actor === overseerrActor.name;
  const line = isAutomatic
    ? t('history-line-overseerr', { event: what, server })
    : t('history-line', { event: what, actor, source: sourceText(source, { t, server }) });
  const more = [from === 'pending' ? approverText(detail, t) : null, detailText(detail, t)];
  const tail = more.flatMap((text) => (text ? [' · ', text] : []));
  return [{ when: at, style: 'relative' }, ' ', line, ...tail];
}

function eventText(event: string, detail: HistoryEntry['detail'], t: Translate): string {
  if (event === 'decide') {
    if (detail?.['kind'] === 'approve') return t('event-approve');
    if (detail?.['kind'] === 'decline') return t('event-decline');
  }
  const known = historyEvents.find((each) => each === event);
  return known ? t(`event-${known}`) : event;
}

/** Who approved a request whose approval the bot did not see, because the download started at once. */
function approverText(detail: HistoryEntry['detail'], t: Translate): string | null {
  const name = detail?.['decidedBy'];
  return typeof name === 'string' ? t('history-detail-approved', { name }) : null;
}

function detailText(detail: HistoryEntry['detail'], t: Translate): string | null {
  const { reason, overtaken, votes } = detail ?? {};
  if (typeof votes === 'number') {
    return t('history-detail-votes', { votes: t('vote-count', { count: votes }) });
  }
  if (typeof reason === 'string') return t('history-detail-reason', { reason });
  if (typeof overtaken === 'string') return t('history-detail-overtaken', { name: overtaken });
  return null;
}
