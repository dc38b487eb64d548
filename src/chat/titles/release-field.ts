import { listComingReleases, type Release } from '../../domain/titles/release.ts';
import type { Translate } from '../i18n/translations.ts';
import type { Field, Inline } from '../view.ts';

/** When a title comes out that is not out yet; nothing for others. */
export function releaseFields(releases: readonly Release[], now: Date, t: Translate): Field[] {
  const coming = listComingReleases(releases, now);
  if (coming.length === 0) return [];
  const value = coming.flatMap(({ kind, at }, index): Inline[] => [
    `${index === 0 ? '' : ' · '}${t(`release-${kind}`)} `,
    { when: at, style: 'date' },
  ]);
  return [{ name: t('field-release'), value }];
}
