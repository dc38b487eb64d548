import type { Source } from '../../domain/place.ts';
import type { Translate } from '../i18n/translations.ts';

/** Where something was done, as people read it; an Overseerr server is called by its title. */
export function sourceText(
  source: Source,
  { t, server }: { readonly t: Translate; readonly server: string },
): string {
  return source === 'overseerr' ? t('source-overseerr', { server }) : t(`source-${source}`);
}
