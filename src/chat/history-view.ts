import { historyEvents, serviceActor } from '../core/history.ts';
import type { MediaRequest } from '../core/request.ts';
import { nameWithYear, posterUrl } from '../core/title.ts';
import type { PastEvent } from '../ports.ts';
import { decisionText } from './approval-card.ts';
import { stateText, tones } from './request-card.ts';
import type { Say } from './text/catalogue.ts';
import { titleUrl } from './title-address.ts';
import type { Line, View } from './view.ts';

const linesMax = 25;

/** What happened to a request, who did it, when and by which door; the newest lines when there are many. */
export function historyView(
  request: MediaRequest,
  events: readonly PastEvent[],
  { t, overview = '' }: { readonly t: Say; readonly overview?: string },
): View {
  const poster = posterUrl(request.title.posterPath);
  return {
    tone: tones[request.state],
    title: t('history-title', { title: nameWithYear(request.title) }),
    url: titleUrl(request.title),
    ...(poster ? { image: poster } : {}),
    lines: [
      ...(overview ? [[overview]] : []),
      [{ bold: decisionText(request, t) ?? stateText(request, t) }],
      ...events
        .filter((event, index) => !isSent(event, events[index - 1]))
        .slice(-linesMax)
        .map((event) => lineOf(event, t)),
    ],
  };
}

/** Whether an event is but the decision before it, as it came through on the media server. */
function isSent({ event, actor, door }: PastEvent, before: PastEvent | undefined): boolean {
  return (
    before?.event === 'decide' &&
    before.detail?.['verdict'] === event &&
    before.actor === actor &&
    before.door === door
  );
}

function lineOf({ event, from, actor, door, at, detail }: PastEvent, t: Say): Line {
  const what = wordOf(event, detail, t);
  const isNobodys = door === 'service' && actor === serviceActor;
  const line = isNobodys
    ? t('history-line-service', { event: what })
    : t('history-line', { event: what, actor, door: t(`door-${door}`) });
  const more = [from === 'pending' ? deciderOf(detail, t) : null, detailOf(detail, t)];
  const tail = more.flatMap((text) => (text ? [' · ', text] : []));
  return [{ when: at, style: 'relative' }, ' ', line, ...tail];
}

function wordOf(event: string, detail: PastEvent['detail'], t: Say): string {
  if (event === 'decide') {
    if (detail?.['verdict'] === 'approve') return t('event-approve');
    if (detail?.['verdict'] === 'decline') return t('event-decline');
  }
  const known = historyEvents.find((each) => each === event);
  return known ? t(`event-${known}`) : event;
}

/** Who approved what went on at once, so that the approval itself was never seen. */
function deciderOf(detail: PastEvent['detail'], t: Say): string | null {
  const name = detail?.['decidedBy'];
  return typeof name === 'string' ? t('history-detail-approved', { name }) : null;
}

function detailOf(detail: PastEvent['detail'], t: Say): string | null {
  const { reason, overtaken } = detail ?? {};
  if (typeof reason === 'string') return t('history-detail-reason', { reason });
  if (typeof overtaken === 'string') return t('history-detail-overtaken', { name: overtaken });
  return null;
}
