import { isSamePlace, type Place } from '../../domain/place.ts';
import type { Translate } from '../i18n/translations.ts';

/** Whether one of the places is here, and how many are elsewhere; empty without any. */
export function placesText(places: readonly Place[], here: Place, t: Translate): string {
  const elsewhere = places.filter((place) => !isSamePlace(here)(place)).length;
  return [
    ...(elsewhere < places.length ? [t('setup-place-here')] : []),
    ...(elsewhere > 0 ? [t('setup-places-elsewhere', { count: elsewhere })] : []),
  ].join(', ');
}
