import type { QuotaWarning } from '../../domain/accounts/quota.ts';
import type { Translate } from '../i18n/translations.ts';
import type { Line } from '../view.ts';

/** How much is left of a quota that is nearly used up, and when it resets. */
export function quotaLine({ left, limit, resetsAt }: QuotaWarning, t: Translate): Line {
  const resetText: Line = resetsAt
    ? [' ', t('quota-resets'), ' ', { when: resetsAt, style: 'date' }]
    : [];
  return [t('quota-left', { left, limit }), ...resetText];
}

/** That seasons are more than what is left of a quota; null if they are not, or if nothing is left. */
export function tooManySeasonsText(
  {
    count,
    left,
    isMember,
  }: { readonly count: number; readonly left: number; readonly isMember: boolean },
  t: Translate,
): string | null {
  if (left === 0 || count <= left) return null;
  return t(isMember ? 'quota-too-many-seasons-member' : 'quota-too-many-seasons', { count, left });
}
