import type { Selection, Subscription } from '../../domain/notifications/subscription.ts';
import type { MediaType } from '../../domain/titles/title.ts';
import type { Translate } from '../i18n/translations.ts';
import { seasonsText } from '../titles/season-text.ts';

/** `Seasons 3–4, all seasons after season 5`: what is followed of a series. Empty for a movie. */
export function followedText(
  { seasons, futureAfter, seasonNames }: Selection & Pick<Subscription, 'seasonNames'>,
  mediaType: MediaType,
  t: Translate,
): string {
  if (mediaType === 'movie') return '';
  const parts = [
    seasonsText(seasons, t, seasonNames),
    futureAfter === null ? '' : t('follow-future', { season: futureAfter }),
  ].filter((part) => part !== '');
  return parts.join(', ') || t('follow-any');
}

/** `Lost (2004) · 4K`: the name of what is followed. */
export function followedName(
  { title, is4k }: { readonly title: string; readonly is4k: boolean },
  t: Translate,
): string {
  return is4k ? `${title} · ${t('quality-4k')}` : title;
}
