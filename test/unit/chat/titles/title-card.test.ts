import { describe, expect, it } from 'vitest';
import { loadTranslations } from '../../../../src/chat/i18n/translations.ts';
import {
  type RequestOptions,
  type TitleCardProps,
  titleCard,
} from '../../../../src/chat/titles/title-card.ts';
import type { View } from '../../../../src/chat/view.ts';
import type { QuotaWarning } from '../../../../src/domain/accounts/quota.ts';
import type { Draft } from '../../../../src/domain/requests/draft.ts';
import type { ExistingRequest, TitleDetails } from '../../../../src/domain/titles/title.ts';
import { aDraft, aSeries, aSubscription, aTitle } from '../../../support/factories.ts';
import { t as text } from '../../../support/text.ts';

const t = loadTranslations().forLocale('en');
const bothOptions: RequestOptions = { standard: true, in4k: true };
const seriesRules = { allowsPartial: true, allowsSpecials: false };
const standardOnly: RequestOptions = { standard: true, in4k: false };

function card(
  title: TitleDetails,
  allowed: RequestOptions,
  draft: Partial<Draft> = {},
  quotaWarning: QuotaWarning | null = null,
  {
    rules = seriesRules,
    ...more
  }: Partial<
    Pick<
      TitleCardProps,
      'beneficiary' | 'canChoose' | 'has4k' | 'ownRemoteUserId' | 'subscribed' | 'rules'
    >
  > = {},
): View {
  const ids = {
    submitRequest: (is4k: boolean) => `ask:${is4k}`,
    subscribe: (is4k: boolean) => `follow:${is4k}`,
    followFuture: (is4k: boolean) => `follow-new:${is4k}`,
    chooseSeasons: () => 'choose',
    unsubscribe: (is4k: boolean) => `unfollow:${is4k}`,
    pickSeasons: 'pick',
    turnPage: (page: number) => `turn:${page}`,
    selectSeasons: (which: string) => `take:${which}`,
    cancelDraft: 'drop',
    chooseOptions: (is4k: boolean) => `options:${is4k}`,
    reportIssue: null,
    openSimilar: 'similar',
    openCollection: (number: number) => `collection:${number}`,
  };
  return titleCard({
    title,
    draft: aDraft(draft),
    server: 'Seerr',
    has4k: true,
    rules,
    allowed,
    quotaWarning,
    isGuest: false,
    canChoose: false,
    beneficiary: null,
    ownRemoteUserId: 3,
    subscribed: { standard: null, in4k: null },
    region: { code: 'US', name: 'United States' },
    ids,
    now: new Date('2026-11-23T12:00:00Z'),
    t,
    ...more,
  });
}

/** The buttons that are about a request, and can be pressed. */
function pressable(view: View): string[] {
  return (view.buttons ?? [])
    .slice(0, -1)
    .flat()
    .flatMap((b) => ('press' in b && !b.isDisabled ? [b.press] : []));
}

function anExistingRequest(more: Partial<ExistingRequest> = {}): ExistingRequest {
  const requester = { remoteUserId: 2, name: 'alice' };
  return { remoteId: 1, is4k: false, status: 'pending', requester, seasons: [], ...more };
}

describe('seasons beyond the quota', () => {
  const warning: QuotaWarning = { left: 2, limit: 2, resetsAt: null };
  const linesOf = (seasons: number[], quotaWarning: QuotaWarning | null = warning) =>
    card(aSeries(4), standardOnly, { seasons }, quotaWarning).lines;
  const tooMany = (count: number) => t('quota-too-many-seasons', { count, left: 2 });

  it('are said to be too many before the request is sent', () => {
    expect(linesOf([1, 2, 3])).toContainEqual([{ bold: tooMany(3) }]);
    expect(linesOf([1, 2, 3])).toContainEqual([t('quota-left', { left: 2, limit: 2 })]);
    expect(linesOf([1, 2])).not.toContainEqual([{ bold: tooMany(2) }]);
  });

  it('do not count while they are requested already', () => {
    const requests = [anExistingRequest({ seasons: [1] })];
    const title = { ...aSeries(4), requests };
    const { lines } = card(title, standardOnly, { seasons: [1, 2, 3] }, warning);
    expect(lines).not.toContainEqual([{ bold: tooMany(3) }]);
  });

  it('of another member are said to be beyond the quota of that member', () => {
    const quota = { limit: 2, used: 0, days: 7 };
    const beneficiary = { name: 'Bea', accountName: 'bea', quota };
    const { lines } = card(aSeries(4), standardOnly, { seasons: [1, 2, 3] }, null, { beneficiary });
    const text = t('quota-too-many-seasons-member', { count: 3, left: 2 });
    expect(lines).toContainEqual([{ bold: text }]);
  });
});

describe('a title that was asked for in 4K', () => {
  const linesOf = (title: TitleDetails, has4k: boolean) =>
    card(title, standardOnly, { wants4k: true }, null, { has4k }).lines;

  it('is not blamed on the permissions where the server has no 4K', () => {
    const server = 'Seerr';
    expect(linesOf(aTitle(), false)).toContainEqual([t('error-no-movie-4k', { server })]);
    expect(linesOf(aSeries(2), false)).toContainEqual([t('error-no-series-4k', { server })]);
    expect(linesOf(aSeries(2), false)).not.toContainEqual([t('title-no-permission')]);
  });

  it('needs the permission where the server has 4K', () => {
    expect(linesOf(aSeries(2), true)).toContainEqual([t('title-no-permission')]);
  });
});

describe('what can be chosen about the download', () => {
  const optionIds = (view: View) =>
    (view.buttons ?? [])
      .flat()
      .flatMap((one) => ('press' in one ? [one.press] : []))
      .filter((press) => press.startsWith('options:'));

  it('is offered with the permission, for each quality that can be requested', () => {
    expect(optionIds(card(aTitle(), bothOptions))).toEqual([]);
    const more = { canChoose: true };
    const offered = (title: TitleDetails) => optionIds(card(title, bothOptions, {}, null, more));
    expect(offered(aTitle())).toEqual(['options:false', 'options:true']);
    expect(offered(aTitle({ standard: 'available' }))).toEqual(['options:true']);
    expect(offered(aTitle({ in4k: 'available' }))).toEqual(['options:false']);
    const whole = { ...more, rules: { allowsPartial: false, allowsSpecials: false } };
    expect(optionIds(card(aSeries(2), standardOnly, { seasons: [1, 2] }, null, whole))).toEqual([
      'options:false',
    ]);
  });

  it('is shown once something was chosen', () => {
    const choice = {
      server: { id: 0, name: 'Radarr' },
      profile: { id: 4, name: 'HD-1080p' },
      folder: '/movies-kids',
      language: null,
      tags: [{ id: 2, name: 'kids' }],
    };
    const open = { server: { id: 1, name: 'Radarr 4K' }, profile: null, folder: null };
    const in4k = { ...open, language: null, tags: [] };
    const draft = { choices: { standard: choice, in4k } };
    const { fields = [] } = card(aTitle(), bothOptions, draft);
    expect(fields).toEqual(
      expect.arrayContaining([
        { name: t('field-options'), value: ['Radarr · HD-1080p · /movies-kids · kids'] },
        {
          name: `${t('field-options')} (${t('quality-4k')})`,
          value: [`Radarr 4K · ${t('options-no-tags')}`],
        },
      ]),
    );
  });
});

describe('a title that is on its way without a request', () => {
  const hasSubscribe = (view: View) => pressable(view).includes('follow:false');

  it('can be followed as well as requested', () => {
    expect(pressable(card(aTitle({ standard: 'processing' }), standardOnly))).toEqual([
      'ask:false',
      'drop',
      'follow:false',
    ]);
    expect(hasSubscribe(card(aTitle({ standard: 'pending' }), standardOnly))).toBe(false);
    const in4k = card(aTitle({ standard: 'available', in4k: 'processing' }), bothOptions);
    expect(pressable(in4k)).toEqual(['ask:true', 'drop', 'follow:true']);
  });

  it('can be followed for a season that Sonarr follows, beside requests of the actor', () => {
    const series = aSeries(2, { standard: 'partial' });
    const seasons = series.seasons.map((season) => ({
      ...season,
      standard: season.number === 1 ? ('available' as const) : ('processing' as const),
    }));
    const own = { requester: { remoteUserId: 3, name: 'bob' }, seasons: [2] };
    const title = { ...series, seasons };
    expect(hasSubscribe(card(title, standardOnly))).toBe(true);
    const requests = [anExistingRequest(own)];
    expect(hasSubscribe(card({ ...title, requests }, standardOnly))).toBe(false);
  });
});

describe('the title card before a request', () => {
  it('opens what is in the library, in each quality', () => {
    const watchUrls = { standard: 'https://app.plex.tv/1', in4k: 'https://app.plex.tv/2' };
    const links = (more: Partial<TitleDetails>) =>
      (card(aTitle(more), bothOptions).buttons ?? []).flat().filter((button) => 'url' in button);
    expect(links({})).toEqual([]);
    expect(links({ standard: 'available', in4k: 'available', watchUrls })).toEqual([
      { label: t('button-watch'), url: watchUrls.standard },
      { label: `${t('button-watch')} (${t('quality-4k')})`, url: watchUrls.in4k },
    ]);
    const onlyStandard = { ...watchUrls, in4k: null };
    expect(links({ standard: 'partial', watchUrls: onlyStandard })).toHaveLength(1);
  });

  it('says when a title that is not out yet comes out, unless it is there already', () => {
    const releases = [{ kind: 'digital', at: new Date('2027-02-03T00:00:00Z') }] as const;
    const names = (more: Partial<TitleDetails>) =>
      (card(aTitle({ releases, ...more }), bothOptions).fields ?? []).map(({ name }) => name);
    expect(names({})).toContain(t('field-release'));
    const watchUrls = { standard: 'https://app.plex.tv/1', in4k: null };
    expect(names({ standard: 'available', watchUrls })).not.toContain(t('field-release'));
  });

  it('shows the rest of a nearly used quota, and when it resets', () => {
    const resetsAt = new Date('2026-11-30T10:00:00Z');
    const scarce = { left: 0, limit: 5, resetsAt };
    const view = card(aTitle(), standardOnly, {}, scarce);
    expect(view.lines.at(-1)).toEqual([
      text('quota-left', { left: 0, limit: 5 }),
      ' ',
      text('quota-resets'),
      ' ',
      { when: resetsAt, style: 'date' },
    ]);
    expect(JSON.stringify(card(aTitle(), standardOnly))).not.toContain(text('quota-resets'));
  });

  it('offers what is allowed and not available', () => {
    expect(pressable(card(aTitle(), bothOptions))).toEqual(['ask:false', 'ask:true', 'drop']);
    expect(pressable(card(aTitle(), standardOnly))).toEqual(['ask:false', 'drop']);
    expect(pressable(card(aTitle({ standard: 'available' }), bothOptions))).toEqual([
      'ask:true',
      'drop',
    ]);
  });

  it.each([aTitle(), aSeries(3)])(
    'says that a $mediaType is blocklisted, and offers nothing',
    (title) => {
      for (const blocked of [{ standard: 'blocked' }, { in4k: 'blocked' }] as const) {
        const view = card({ ...title, ...blocked, requests: [anExistingRequest()] }, bothOptions);
        expect(pressable(view)).toEqual(['drop']);
        expect(view.lines).toContainEqual([text('error-blocklisted')]);
        expect(view.picker).toBeUndefined();
        expect(JSON.stringify(view)).not.toContain(text('seasons-none-left'));
      }
    },
  );

  it('offers only 4K if the user asked for 4K', () => {
    expect(pressable(card(aTitle(), bothOptions, { wants4k: true }))).toEqual(['ask:true', 'drop']);
  });

  it('offers a subscription to a season that was requested after the others became available', () => {
    const requests = [anExistingRequest({ seasons: [3] })];
    const seasons = aSeries(3).seasons.map((season) =>
      season.number < 3 ? { ...season, standard: 'available' as const } : season,
    );
    const title = { ...aSeries(3), standard: 'available' as const, seasons, requests };
    expect(pressable(card(title, standardOnly))).toContain('follow:false');
    const arrived = seasons.map((season) => ({ ...season, standard: 'available' as const }));
    expect(pressable(card({ ...title, seasons: arrived }, standardOnly))).not.toContain(
      'follow:false',
    );
  });

  it('offers a subscription to a movie that another user requested', () => {
    const title = aTitle({ standard: 'pending', requests: [anExistingRequest()] });
    const view = card(title, standardOnly);
    expect(pressable(view)).toEqual(['drop', 'follow:false']);
    expect(JSON.stringify(view.fields)).toContain('alice');
  });

  it('offers no subscription to the user’s own request', () => {
    const mine = anExistingRequest({ requester: { remoteUserId: 3, name: 'bob' } });
    const title = aTitle({ standard: 'pending', requests: [mine] });
    expect(pressable(card(title, standardOnly))).toEqual(['drop']);
    const shared = card(title, standardOnly, {}, null, { ownRemoteUserId: null });
    expect(pressable(shared)).toEqual(['drop', 'follow:false']);
  });

  it('shows a subscription and offers to cancel it, until the title is available', () => {
    const subscribed = { standard: aSubscription(), in4k: null };
    const title = aTitle({ standard: 'pending', requests: [anExistingRequest()] });
    const view = card(title, standardOnly, {}, null, { subscribed });
    expect(view.lines.at(-1)).toEqual([text('subscription-active', { title: 'Dune (2021)' })]);
    expect(pressable(view)).toEqual(['unfollow:false']);
    const there = card(aTitle({ standard: 'available' }), standardOnly, {}, null, { subscribed });
    expect(there.lines).not.toEqual(view.lines);
    expect(pressable(there)).toEqual(['drop']);
  });

  it('offers new seasons of a series that is there, and to choose seasons of a followed one', () => {
    const series = aSeries(2, { standard: 'available' });
    const seasons = series.seasons.map((one) => ({ ...one, standard: 'available' as const }));
    const title = { ...series, seasons };
    expect(pressable(card(title, standardOnly))).toEqual(['drop', 'follow-new:false']);
    expect(pressable(card(aSeries(2), standardOnly))).not.toContain('follow-new:false');
    const mine = { seasons: [1], requester: { remoteUserId: 3, name: 'bob' } };
    const own = card(aSeries(2, { requests: [anExistingRequest(mine)] }), standardOnly);
    expect(pressable(own)).toContain('follow-new:false');
    const subscription = aSubscription({ key: title, futureAfter: 2 });
    const followed = card(title, standardOnly, {}, null, {
      subscribed: { standard: subscription, in4k: null },
    });
    expect(followed.lines.at(-1)).toEqual([
      text('follow-active', {
        title: 'Breaking Bad (2008)',
        what: text('follow-future', { season: 2 }),
      }),
    ]);
    expect(pressable(followed)).toEqual(['unfollow:false', 'choose']);
  });

  it('does not show a declined request as open', () => {
    const title = aTitle({ requests: [anExistingRequest({ status: 'declined' })] });
    expect(pressable(card(title, standardOnly))).toEqual(['ask:false', 'drop']);
  });

  it('says when the account has no permission to request', () => {
    const view = card(aTitle(), { standard: false, in4k: false });
    expect(pressable(view)).toEqual(['drop']);
    expect(JSON.stringify(view.lines)).toContain(text('title-no-permission'));
  });

  it('needs seasons before a series can be requested', () => {
    const none = card(aSeries(3), standardOnly);
    expect(none.picker?.options).toHaveLength(3);
    expect(pressable(none)).toEqual(['take:all', 'take:latest', 'drop']);
    const some = card(aSeries(3), standardOnly, { seasons: [2, 3] });
    expect(pressable(some)).toContain('ask:false');
    expect(JSON.stringify(some.lines)).toContain('2–3');
  });

  it('has no picker for a series without seasons or with all of them requested', () => {
    expect(card(aSeries(0), standardOnly).picker).toBeUndefined();
    const taken = aSeries(2, { requests: [anExistingRequest({ seasons: [1, 2] })] });
    const view = card(taken, standardOnly);
    expect(view.picker).toBeUndefined();
    expect(pressable(view)).toEqual(['drop', 'follow:false']);
  });

  it('turns pages in a long series', () => {
    expect(pressable(card(aSeries(26), standardOnly))).toContain('turn:1');
    expect(pressable(card(aSeries(26), standardOnly, { page: 1 }))).toContain('turn:0');
  });

  it('cuts a long overview at a word', () => {
    const [first] = card(aTitle({ overview: 'word '.repeat(500) }), standardOnly).lines;
    const overview = String(first?.[0]);
    expect(overview.length).toBeLessThanOrEqual(400);
    expect(overview.endsWith('word…')).toBe(true);
  });
});
