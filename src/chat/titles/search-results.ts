import type { SearchPage } from '../../domain/titles/search.ts';
import type { SearchHit } from '../../domain/titles/title.ts';
import { formatTitle, formatTitleKey, toPosterUrl } from '../../domain/titles/title.ts';
import { isAddress, parseNameLink, parseTitleLink } from '../../domain/titles/title-link.ts';
import type { TitleStatus } from '../../domain/titles/title-status.ts';
import { titleKey } from '../argument.ts';
import { cutAtWord } from '../fit.ts';
import type { Translate } from '../i18n/translations.ts';
import type { Suggestion } from '../option.ts';
import { type Button, type PickerOption, textView, type View } from '../view.ts';

const suggestionDetailMax = 200;
/** A search result as a suggestion: name, year, type, and whether it is available or requested. */
export function toSuggestion(hit: SearchHit, t: Translate): Suggestion {
  const image = toPosterUrl(hit.posterPath);
  const detail = cutAtWord(hit.overview, suggestionDetailMax);
  return {
    label: `${formatTitle(hit)} · ${describeHit(hit, t)}`,
    value: formatTitleKey(hit),
    ...(detail ? { detail } : {}),
    ...(image ? { image } : {}),
  };
}

export interface SearchResultsProps {
  readonly words: string;
  readonly results: SearchPage;
  readonly ids: {
    readonly chooseTitle: string;
    /** Null if all results are on one page. */
    readonly turnPage: ((page: number) => string) | null;
  };
  readonly t: Translate;
}

/** Search results to choose from. */
export function searchResultsView({ words, results, ids, t }: SearchResultsProps): View {
  const isPaged = ids.turnPage !== null;
  return {
    tone: 'neutral',
    title: t('search-title'),
    lines: [[t('search-results', { words })], ...(isPaged ? [[t('search-many')]] : [])],
    picker: {
      press: ids.chooseTitle,
      isMultiple: false,
      placeholder: t('search-placeholder'),
      options: titleOptions(results.hits, t),
    },
    ...(isPaged
      ? {
          footer: t('page-number', { page: results.page + 1 }),
          buttons: [pageButtons(results, ids.turnPage, t)],
        }
      : {}),
  };
}

/** What to try when nothing was found. */
export function emptySearchView(words: string, t: Translate): View {
  const isUnknownLink = isAddress(words) && !parseTitleLink(words) && !parseNameLink(words);
  return textView(isUnknownLink ? t('search-unknown-link') : t('search-empty', { words }), 'warn');
}

/** Titles as the options of a picker. */
export function titleOptions(hits: readonly SearchHit[], t: Translate): PickerOption[] {
  return hits.map((hit) => ({
    value: titleKey.write(hit),
    label: formatTitle(hit),
    detail: describeHit(hit, t),
    isSelected: false,
  }));
}

/** The buttons that turn pages; none where there is only one page. */
export function pageButtons(
  { page, isLast }: Pick<SearchPage, 'page' | 'isLast'>,
  turnPage: (page: number) => string,
  t: Translate,
): Button[] {
  const row: Button[] = [];
  if (page > 0) row.push({ label: t('button-back'), press: turnPage(page - 1), style: 'plain' });
  if (!isLast) row.push({ label: t('button-next'), press: turnPage(page + 1), style: 'plain' });
  return row;
}

function describeHit(hit: SearchHit, t: Translate): string {
  const mark = statusMarks[hit.status];
  const kind = t(`media-type-${hit.mediaType}`);
  return mark ? `${kind} · ${t(mark)}` : kind;
}

const statusMarks = {
  unknown: null,
  pending: 'search-requested',
  approved: 'search-requested',
  requested: 'search-requested',
  processing: 'search-processing',
  failed: 'search-failed',
  partial: 'search-partial',
  available: 'search-available',
  blocked: 'availability-blocked',
  deleted: null,
  other: null,
} as const satisfies Record<TitleStatus, string | null>;
