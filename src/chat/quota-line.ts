import type { Scarcity } from '../core/quota.ts';
import type { Say } from './text/catalogue.ts';
import type { Line } from './view.ts';

/** How little is left of a quota, and when there is more again. */
export function quotaLine({ left, limit, freeAt }: Scarcity, t: Say): Line {
  const room: Line = freeAt ? [' ', t('quota-until'), ' ', { when: freeAt, style: 'date' }] : [];
  return [t('quota-left', { left, limit }), ...room];
}
