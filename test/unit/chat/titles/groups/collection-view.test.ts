import { describe, expect, it } from 'vitest';
import {
  type CollectionViewProps,
  collectionRequestsView,
  collectionView,
} from '../../../../../src/chat/titles/groups/collection-view.ts';
import { render as toDiscordMessage } from '../../../../../src/discord/render/render.ts';
import type { Collection, CollectionPart } from '../../../../../src/domain/titles/title-group.ts';
import { render as toTelegramMessage } from '../../../../../src/telegram/render/render.ts';
import { aRequest } from '../../../../support/factories.ts';
import { listLabels, toViewText } from '../../../../support/reply-view.ts';
import { t } from '../../../../support/text.ts';

const aPart = (tmdbId: number, more: Partial<CollectionPart> = {}): CollectionPart => ({
  mediaType: 'movie',
  tmdbId,
  name: `Part ${tmdbId}`,
  year: 2000,
  posterPath: null,
  standard: 'unknown',
  in4k: 'unknown',
  releases: [],
  ...more,
});
const [first, second] = [aPart(1, { standard: 'available', in4k: 'pending' }), aPart(2)];
const collection: Collection = {
  id: 7,
  name: 'The Parts',
  overview: 'Two parts.',
  posterPath: '/p.jpg',
  parts: [first, second],
};

const view = (more: Partial<CollectionViewProps> = {}) =>
  collectionView({
    collection,
    standard: { missing: [second], requestable: [second] },
    in4k: null,
    quota: null,
    quotaWarning: null,
    ids: { openTitle: 'open', requestMissing: (is4k) => `request:${is4k}` },
    t,
    ...more,
  });

it('a collection lists its movies with their status, and requests those that are missing', () => {
  const shown = view();
  expect(shown.picker?.options.map(({ value }) => value)).toEqual(['m1', 'm2']);
  const text = toViewText(shown);
  expect(text).toContain(`Part 1 (2000) · ${t('availability-available')}`);
  expect(text).toContain(`${t('quality-4k')}: ${t('availability-pending')}`);
  expect(text).toContain(t('collection-missing', { count: 1 }));
  expect(listLabels(shown)).toEqual([t('button-request-movies', { count: 1 })]);
});

it('says before the press what is left of the quota', () => {
  const three = [aPart(1), aPart(2), aPart(3)];
  const offer = { missing: three, requestable: three.slice(0, 2) };
  const text = toViewText(view({ standard: offer, quota: { left: 2, limit: 5 } }));
  expect(text).toContain(t('collection-missing', { count: 3 }));
  expect(text).toContain(t('collection-quota', { count: 2, left: 0, limit: 5 }));
});

it('offers nothing without room in the quota, permission, or missing movies', () => {
  const none = { missing: [second], requestable: [] };
  const exhausted = view({ standard: none, quota: { left: 0, limit: 5 } });
  expect(exhausted.buttons).toEqual([]);
  expect(toViewText(view({ standard: null }))).toContain(t('title-no-permission'));
  const complete = view({ standard: { missing: [], requestable: [] } });
  expect(complete.buttons).toEqual([]);
  expect(toViewText(complete)).toContain(t('collection-complete'));
});

it('a collection without movies does not claim to be complete', () => {
  const none = { missing: [], requestable: [] };
  const empty = view({ collection: { ...collection, parts: [] }, standard: none });
  expect(empty.lines.at(-1)).toEqual([t('discover-empty')]);
});

it('offers 4K beside standard quality', () => {
  const both = view({ in4k: { missing: [first, second], requestable: [first, second] } });
  expect(listLabels(both)).toEqual([
    t('button-request-movies', { count: 1 }),
    t('button-request-movies-4k', { count: 2 }),
  ]);
});

it('says what is missing in 4K and what that does to the quota, also when the rest is complete', () => {
  const in4k = { missing: [first, second], requestable: [first, second] };
  const quota = { left: 3, limit: 5 };
  const text = toViewText(view({ standard: { missing: [], requestable: [] }, in4k, quota }));
  expect(text).not.toContain(t('collection-complete'));
  expect(text).toContain(t('collection-missing-4k', { count: 2 }));
  expect(text).toContain(t('collection-quota', { count: 2, left: 1, limit: 5 }));
});

describe('a collection of more movies than a message has room for', () => {
  const name = '*_[<&🎬'.repeat(28);
  const parts = Array.from({ length: 60 }, (_, index) =>
    aPart(index + 1, { name, standard: index < 30 ? 'available' : 'unknown' }),
  );
  const missing = parts.slice(30);
  const shown = view({
    collection: { ...collection, overview: 'o'.repeat(500), parts },
    standard: { missing, requestable: missing.slice(0, 25) },
  });

  it('shows those that the press requests, and how many others there are', () => {
    const values = shown.picker?.options.map(({ value }) => value);
    expect(values).toEqual(missing.slice(0, 25).map(({ tmdbId }) => `m${tmdbId}`));
    expect(toViewText(shown)).toContain(t('collection-at-once', { count: 25 }));
    expect(toViewText(shown)).toContain(t('collection-others', { count: 35 }));
  });

  it('says what a press does on every platform, however much of the list is cut', () => {
    const words = [t('collection-missing', { count: 30 }), t('collection-at-once', { count: 25 })];
    const { embeds } = toDiscordMessage(shown);
    const { text } = toTelegramMessage(shown, { now: new Date(0), locale: 'en' });
    for (const each of words) {
      expect(embeds[0]?.description).toContain(each);
      expect(text).toContain(each);
    }
  });
});

it('one message says what became of all requests', () => {
  const requests = [aRequest({ state: 'pending' }), aRequest({ state: 'available' })];
  const text = toViewText(collectionRequestsView({ collection, requests, refreshId: 'again', t }));
  expect(text).toContain(t('collection-requested', { count: 2 }));
  expect(text).toContain(`Dune (2021) · ${t('state-pending')}`);
  expect(text).toContain(`Dune (2021) · ${t('state-available')}`);
  const nothing = collectionRequestsView({ collection, requests: [], refreshId: 'again', t });
  expect(nothing.lines).toEqual([[t('collection-nothing')]]);
});
