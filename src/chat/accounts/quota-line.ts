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
