import type { Translate } from '../i18n/translations.ts';
import type { Button } from '../view.ts';

/**
 * A button that opens a title in Plex, Jellyfin, or Emby; none without an address. A platform that refuses the address
 * shows no button.
 */
export function watchButtons(
  url: string | null,
  t: Translate,
  label = t('button-watch'),
): Button[] {
  return url === null ? [] : [{ label, url }];
}
