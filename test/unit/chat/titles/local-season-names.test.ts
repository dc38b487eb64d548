import { expect, it } from 'vitest';
import { withLocalSeasonNames } from '../../../../src/chat/titles/local-season-names.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { SeasonNames } from '../../../../src/domain/titles/season-name.ts';
import { anId, aRequest, aSeries } from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';

const serviceId = anId<'service'>();
const english: SeasonNames = { language: 'en', names: { 2: 'Book Two: Earth' } };

function createFixture(seasonNames: SeasonNames | null, read: (language: string) => string | null) {
  const languages: string[] = [];
  const servers = createScriptedServers([
    {
      id: serviceId,
      server: {
        async getTitleDetails(_, language) {
          languages.push(language);
          const name = read(language);
          if (name === null) throw new AppError('overseerr-unreachable');
          const [first, second] = aSeries(2).seasons;
          return aSeries(2, { seasons: first && second ? [first, { ...second, name }] : [] });
        },
      },
    },
  ]);
  const { mediaType, tmdbId, name, year, posterPath } = aSeries(2);
  const title = { mediaType, tmdbId, name, year, posterPath };
  const request = aRequest({
    serviceId,
    title: { ...title, ...(seasonNames ? { seasonNames } : {}) },
  });
  const namesFor = async (locale: string) =>
    (await withLocalSeasonNames(servers, request, locale)).title.seasonNames;
  return { namesFor, languages };
}

it('the names of seasons are read in the language of a card that has another one', async () => {
  const { namesFor, languages } = createFixture(english, () => 'Livro Dois: Terra');
  expect(await namesFor('pt-BR')).toEqual({
    language: 'pt-BR',
    names: { 2: 'Livro Dois: Terra' },
  });
  expect(languages).toEqual(['pt-BR']);
});

it('nothing is read for a card in the same language, or if there are no names', async () => {
  const named = createFixture(english, () => 'x');
  expect(await named.namesFor('en-GB')).toBe(english);
  const plain = createFixture(null, () => 'x');
  expect(await plain.namesFor('de')).toBeUndefined();
  expect([...named.languages, ...plain.languages]).toEqual([]);
});

it.each(['Staffel 2', null])('names that are %s in the language change nothing', async (name) => {
  const { namesFor } = createFixture(english, () => name);
  expect(await namesFor('de')).toBe(english);
});
