import type { RequestJson } from '../../../http/console/api/requests/request-schemas.ts';
import type { Translate } from '../../texts/texts.ts';
import type { Tone } from '../../ui/feedback/badge.tsx';

type State = RequestJson['state'];

/** How good or bad a state is. */
export const stateTones = {
  queued: 'busy',
  pending: 'warn',
  approved: 'busy',
  processing: 'busy',
  partial: 'busy',
  available: 'good',
  declined: 'neutral',
  failed: 'bad',
  cancelled: 'neutral',
} as const satisfies Record<State, Tone>;

/** What a request is for, such as `Dune (2021)`. */
export function titleText({ title }: Pick<RequestJson, 'title'>): string {
  return title.year === null ? title.name : `${title.name} (${title.year})`;
}

/** Its state, or the decision that is on its way. */
export function stateText(
  t: Translate,
  { state, decision, progress }: Pick<RequestJson, 'state' | 'decision' | 'progress'>,
): string {
  if (decision) return t(`requests-decision-${decision.kind}`);
  if (state === 'processing' && progress?.stage === 'downloading') {
    return t('state-processing-percent', { percent: progress.percent });
  }
  return t(`state-${state}`);
}

/** What kind of title it is, in which quality, and which seasons. */
export function kindText(
  t: Translate,
  { title, is4k, seasons }: Pick<RequestJson, 'title' | 'is4k' | 'seasons'>,
): string {
  const parts = [t(`media-type-${title.mediaType}`)];
  if (is4k) parts.push(t('quality-4k'));
  if (seasons.length > 0)
    parts.push(t('requests-seasons', { count: seasons.length, seasons: toRanges(seasons) }));
  return parts.join(' · ');
}

/** Whose request it is: as they are called now, or as they were called then. */
export function requesterText({
  user,
  requesterName,
}: Pick<RequestJson, 'user' | 'requesterName'>) {
  return user?.name || requesterName;
}

/** Numbers in ascending order as ranges: 1, 3–5. */
export function toRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && number <= last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
