import { describe, expect, it } from 'vitest';
import { searchResultsView, toSuggestion } from '../../../../src/chat/titles/search-results.ts';
import type { Availability, SearchHit } from '../../../../src/domain/titles/title.ts';
import { aTitle } from '../../../support/factories.ts';
import { t } from '../../../support/text.ts';

function aHit(availability: Availability): SearchHit {
  const { mediaType, tmdbId, name, year, posterPath, overview } = aTitle();
  return { mediaType, tmdbId, name, year, posterPath, overview, availability };
}

describe('a search result', () => {
  it.each([
    ['blocked', t('availability-blocked')],
    ['available', t('search-available')],
    ['partial', t('search-partial')],
    ['processing', t('search-requested')],
  ] as const)('that is %s has a mark', (availability, mark) => {
    const hit = aHit(availability);
    expect(toSuggestion(hit, t).label).toBe(`Dune (2021) · ${t('media-type-movie')} · ${mark}`);
    const [option] = searchResultsView([hit], 'dune', 'choose', t).picker?.options ?? [];
    expect(option?.detail).toBe(`${t('media-type-movie')} · ${mark}`);
  });

  it.each(['unknown', 'deleted'] as const)('that is %s has none', (availability) => {
    expect(toSuggestion(aHit(availability), t).label).toBe(
      `Dune (2021) · ${t('media-type-movie')}`,
    );
  });
});
