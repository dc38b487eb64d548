import type { ReadCard } from '../../../src/ports/notifications/card-marks.ts';

/** The version that a card counts as showing after an edit, as `CardMarks.markShown` says. */
export function toShownVersion(
  now: ReadCard & { readonly role: string },
  read: ReadCard,
  version: number,
): number {
  const isAsRead = [version, read.shownVersion].includes(now.shownVersion);
  return isAsRead || now.role === 'notification' ? Math.max(now.shownVersion, version) : 0;
}
