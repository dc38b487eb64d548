import { getRemaining } from '../../../domain/accounts/quota.ts';
import { listRequestableSeasons, toSeasonStatuses } from '../../../domain/titles/season.ts';
import { quotaLine, tooManySeasonsText } from '../../accounts/quota-line.ts';
import type { Line } from '../../view.ts';
import type { RequestOptions, TitleCardProps } from '../title-card.ts';

/** What is left of the quota, and that the selected seasons are more than that. */
export function quotaLines(
  card: Pick<TitleCardProps, 'title' | 'rules' | 'draft' | 'quotaWarning' | 'beneficiary' | 't'>,
  options: RequestOptions,
): Line[] {
  const { quotaWarning, beneficiary, t } = card;
  const quota = beneficiary?.quota;
  const left = quota ? getRemaining(quota) : quotaWarning?.left;
  const count = countSeasons(card, options);
  const tooMany =
    left == null ? null : tooManySeasonsText({ count, left, isMember: beneficiary !== null }, t);
  return [
    ...(tooMany ? [[{ bold: tooMany }]] : []),
    ...(quotaWarning ? [quotaLine(quotaWarning, t)] : []),
  ];
}

/** The selected seasons that count against the quota: of the offered qualities, in the one with fewer. */
function countSeasons(
  { title, rules, draft }: Pick<TitleCardProps, 'title' | 'rules' | 'draft'>,
  { standard, in4k }: RequestOptions,
): number {
  const counts = [...(standard ? [false] : []), ...(in4k ? [true] : [])].map((is4k) => {
    const requestable = listRequestableSeasons(toSeasonStatuses(title, is4k, rules));
    return draft.seasons.filter((season) => requestable.includes(season)).length;
  });
  return counts.length > 0 ? Math.min(...counts) : 0;
}
