import { expect, it } from 'vitest';
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
        body: { id: 1, title: 'A movie', overview: 'About something' },
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
