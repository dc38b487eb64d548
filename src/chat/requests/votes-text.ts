import type { Translate } from '../i18n/translations.ts';

/** How many others want it, and how many votes approve it where they can. */
export function votesText(
  { count, needed }: { readonly count: number; readonly needed: number | null },
  t: Translate,
): string {
  return needed === null ? String(count) : t('votes-needed', { count, needed });
}
