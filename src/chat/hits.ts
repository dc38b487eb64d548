import type { Availability, SearchHit } from '../core/title.ts';
import { formatTitleKey, nameWithYear, posterUrl } from '../core/title.ts';
import { titleKey } from './argument.ts';
import { cutAtWord } from './fit.ts';
import type { Suggestion } from './option.ts';
import type { Say } from './text/catalogue.ts';
import type { View } from './view.ts';

const suggestionDetailMax = 200;

/** A hit as a suggestion while typing: name, year, type and whether it is there or asked for. */
export function hitSuggestion(hit: SearchHit, t: Say): Suggestion {
  const image = posterUrl(hit.posterPath);
  const detail = cutAtWord(hit.overview, suggestionDetailMax);
  return {
    label: `${nameWithYear(hit)} · ${about(hit, t)}`,
    value: formatTitleKey(hit),
    ...(detail ? { detail } : {}),
    ...(image ? { image } : {}),
  };
}

/** Hits to choose from. */
export function hitsView(hits: readonly SearchHit[], words: string, press: string, t: Say): View {
  return {
    tone: 'neutral',
    title: t('choose-title'),
    lines: [[t('choose-lines', { words })]],
    picker: {
      press,
      many: false,
      placeholder: t('choose-placeholder'),
      options: hits.slice(0, 25).map((hit) => ({
        value: titleKey.write(hit),
        label: nameWithYear(hit),
        detail: about(hit, t),
        isPicked: false,
      })),
    },
  };
}

function about(hit: SearchHit, t: Say): string {
  const mark = marks[hit.availability];
  const kind = t(`kind-${hit.mediaType}`);
  return mark ? `${kind} · ${t(mark)}` : kind;
}

const marks = {
  unknown: null,
  pending: 'mark-asked',
  processing: 'mark-asked',
  partial: 'mark-partial',
  available: 'mark-available',
  blocked: null,
  deleted: null,
} as const satisfies Record<Availability, string | null>;
