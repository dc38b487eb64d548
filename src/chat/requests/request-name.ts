import { cutText } from '../../domain/text.ts';
import type { TitleSummary } from '../../domain/titles/title.ts';
import { formatTitle } from '../../domain/titles/title.ts';
import type { Translate } from '../i18n/translations.ts';
import { seasonsText } from '../titles/season-text.ts';

/** What distinguishes a request, or a subscription, from others for the same title. */
interface Named {
  readonly title: Pick<TitleSummary, 'name' | 'year' | 'seasonNames'>;
  readonly seasons: readonly number[];
  readonly is4k: boolean;
}

/** `Breaking Bad (2008) · Seasons 1–3 · 4K`: with the seasons of a series, and 4K if it is that. */
export function requestName({ title, seasons, is4k }: Named, t: Translate): string {
  const parts = [
    formatTitle(title),
    seasonsText(seasons, t, title.seasonNames),
    is4k ? t('quality-4k') : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Like `requestName`, in at most about `max` characters: the name of the title is cut, not what follows it. */
export function shortRequestName(named: Named, t: Translate, max: number): string {
  const full = requestName(named, t);
  const { name } = named.title;
  if (full.length <= max) return full;
  // Names of seasons would leave no room for the name of the title.
  const { seasonNames: _, ...plain } = named.title;
  const withNumbers = requestName({ ...named, title: plain }, t);
  if (withNumbers.length <= max) return withNumbers;
  const rest = withNumbers.length - name.length;
  const title = { ...plain, name: cutText(name, Math.max(minNameLength, max - rest)) };
  return requestName({ ...named, title }, t);
}

const minNameLength = 12;
