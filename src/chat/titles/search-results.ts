import type { SearchHit } from '../../domain/titles/title.ts';
import { formatTitle, formatTitleKey, toPosterUrl } from '../../domain/titles/title.ts';
import type { TitleStatus } from '../../domain/titles/title-status.ts';
import { titleKey } from '../argument.ts';
import { cutAtWord } from '../fit.ts';
import type { Translate } from '../i18n/translations.ts';
import type { Suggestion } from '../option.ts';
import type { View } from '../view.ts';

const suggestionDetailMax = 200;
/** With so many results, the server may have more than are shown. */
const manyHits = 20;

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

/** Search results to choose from. */
export function searchResultsView(
  hits: readonly SearchHit[],
  words: string,
  press: string,
  t: Translate,
): View {
  return {
    tone: 'neutral',
    title: t('search-title'),
    lines: [
      [t('search-results', { words })],
      ...(hits.length >= manyHits ? [[t('search-many')]] : []),
    ],
    picker: {
      press,
      isMultiple: false,
      placeholder: t('search-placeholder'),
      options: hits.slice(0, 25).map((hit) => ({
        value: titleKey.write(hit),
        label: formatTitle(hit),
        detail: describeHit(hit, t),
        isSelected: false,
      })),
    },
  };
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
