import { approvalCard } from '../../src/chat/approvals/approval-card.ts';
import { loadTranslations } from '../../src/chat/i18n/translations.ts';
import { approvalIds } from '../support/approval-ids.ts';
import { aRequest } from '../support/factories.ts';
import type { ViewSample } from './view-samples.ts';

const translations = loadTranslations();
const idOf = (verb: string) => () => `${verb}:aaaaaaaaaaaaaaaaaaaaaa`;
const request = aRequest({
  title: { ...aRequest().title, mediaType: 'tv', tmdbId: 1396, name: 'Breaking Bad', year: 2008 },
  seasons: [1, 2, 5],
  is4k: true,
  state: 'pending',
});

/** One card in every language: the one with the most texts and buttons. */
export const languageSamples: readonly ViewSample[] = translations.locales.map((locale) => ({
  name: `language-${locale.toLowerCase()}`,
  view: {
    ...approvalCard(request, {
      facts: {
        accountName: 'ada@example',
        quota: { limit: 5, used: 3, days: 7 },
        pendingCount: 2,
        voters: [
          'Cleo',
          'Dan',
          '*[_<&>](x) 🎬'.repeat(20),
          ...Array.from({ length: 9 }, () => 'Eve'),
        ],
        votesNeeded: 20,
        titleUrl: 'https://seerr.example/tv/1396',
      },
      ids: approvalIds(idOf),
      t: translations.forLocale(locale),
      server: 'Seerr',
      now: request.stateChangedAt,
      isFallback: true,
    }),
    locale,
  },
}));
