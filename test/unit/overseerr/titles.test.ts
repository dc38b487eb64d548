import { LRUCache } from 'lru-cache';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { TitleKey } from '../../../src/domain/titles/title.ts';
import { createTitles } from '../../../src/overseerr/titles.ts';
import { createApi } from '../../../src/overseerr/transport/api.ts';
import type { Call } from '../../../src/overseerr/transport/caller.ts';

const clock = () => new Date('2026-01-01T00:00:00Z');
const dune: TitleKey = { mediaType: 'movie', tmdbId: 438_631 };
const heat: TitleKey = { mediaType: 'movie', tmdbId: 949 };

/** Titles, and the calls that reading them has made. */
function theTitles() {
  const calls: string[] = [];
  const caller = {
    async send({ path, query }: Call) {
      calls.push(`${path} ${query?.['language']}`);
      return {
        kind: 'response' as const,
        status: 200,
        isJson: true,
        body: {
          ...{ id: 1, title: 'A movie', overview: 'About something' },
          ...{ page: 1, totalPages: 1, totalResults: 0, results: [] },
        },
        location: null,
        retryAfterMs: null,
        sessionCookie: null,
      };
    },
    stop: () => undefined,
  };
  const api = createApi({ caller, clock, onBotRefused: () => undefined });
  const random = () => 0.5;
  const titles = createTitles({ api, clock, detailsMs: 1_000, searchMs: 1_000, random });
  return {
    titles,
    calls,
    /** The calls of reading both titles in two languages. */
    async readAll() {
      const before = calls.length;
      for (const key of [dune, heat]) {
        for (const language of ['en', 'de-AT']) await titles.details(key, language);
      }
      return calls.slice(before);
    },
  };
}

it('a title that was invalidated is read again in every language, and no other title', async () => {
  const { titles, readAll } = theTitles();
  expect(await readAll()).toHaveLength(4);
  expect(await readAll()).toEqual([]);
  titles.invalidate(dune);
  expect(await readAll()).toEqual(['/movie/438631 en', '/movie/438631 de-AT']);
});

it('all titles can be invalidated', async () => {
  const { titles, readAll } = theTitles();
  await readAll();
  titles.invalidate(null);
  expect(await readAll()).toHaveLength(4);
});

it('a title that was only read afresh can be invalidated', async () => {
  const { titles, readAll } = theTitles();
  for (const language of ['en', 'de-AT']) await titles.details(dune, language, { fresh: true });
  titles.invalidate(dune);
  expect(await readAll()).toContain('/movie/438631 en');
});

it('whatever apps call their languages, a title is not looked for more often', async () => {
  const { titles } = theTitles();
  for (let number = 0; number < 100; number += 1) await titles.details(dune, `made-up-${number}`);
  const remove = vi.spyOn(LRUCache.prototype, 'delete');
  onTestFinished(() => remove.mockRestore());
  titles.invalidate(dune);
  expect(remove).toHaveBeenCalledTimes(1);
});

it('a search is repeated once a title was invalidated', async () => {
  const { titles, calls } = theTitles();
  for (let run = 0; run < 2; run += 1) await titles.search('dune', 'en');
  expect(calls).toHaveLength(1);
  titles.invalidate(heat);
  await titles.search('dune', 'en');
  expect(calls).toHaveLength(2);
});
