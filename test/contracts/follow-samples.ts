import { loadTranslations } from '../../src/chat/i18n/translations.ts';
import { followView, unfollowedView } from '../../src/chat/notifications/follow-view.ts';
import { aSeries, aSubscription } from '../support/factories.ts';
import type { ViewSample } from './view-samples.ts';

const t = loadTranslations().forLocale('en');
const id = 'aaaaaaaaaaaaaaaaaaaaaa';
const ids = {
  pick: `follow-pick:${id}:1`,
  all: `follow-all:${id}:1`,
  future: (isOn: boolean) => `follow-new:${id}:1:${isOn ? 1 : 0}`,
  turnPage: (page: number) => `follow-page:${id}:${page}`,
  unfollow: `stop-following:${id}:1`,
};
const longTitle = `${'A *very* _long_ [title] <b>&amp; more</b> 👨‍👩‍👧‍👦 '.repeat(3)}(2008)`;
const series = aSeries(60, { standard: 'partial' });
const numbers = series.seasons.map(({ number }) => number);

/** What people follow, as every platform has to render it. */
export const followSamples: readonly ViewSample[] = [
  {
    name: 'follow-many-seasons',
    view: followView(
      {
        subscription: aSubscription({
          key: series,
          title: longTitle,
          is4k: true,
          seasons: [3, 4, 40],
          futureAfter: 60,
        }),
        title: series,
        missing: numbers.slice(2),
      },
      1,
      { ids, t },
    ),
  },
  {
    name: 'follow-only-new-seasons',
    view: followView(
      {
        subscription: aSubscription({ key: series, title: 'Breaking Bad (2008)', futureAfter: 5 }),
        title: aSeries(5, { standard: 'available' }),
        missing: [],
      },
      0,
      { ids, t },
    ),
  },
  {
    name: 'follow-ended',
    view: unfollowedView({ title: longTitle, is4k: false }, `follow-again:${id}`, t),
  },
];
