import { describe, expect, it } from 'vitest';
import {
  aRemoteUserId,
  catchErrorCode,
  recorded,
  replay,
  withServer,
} from '../../support/overseerr-setup.ts';

describe('searching titles on Overseerr', () => {
  it('returns movies and series, without people and collections', async () => {
    await withServer(replay('030'), async (client) => {
      const hits = await client.searchTitles('Dune', 'en');
      expect(hits.map((hit) => [hit.mediaType, hit.tmdbId, hit.name, hit.year])).toEqual([
        ['movie', 693134, 'Dune: Part Two', 2024],
        ['movie', 438631, 'Dune', 2021],
        ['movie', 841, 'Dune', 1984],
      ]);
      expect(hits[1]).toMatchObject({ posterPath: '/p438631.jpg', status: 'unknown' });
    });
  });

  it('sends the text percent-encoded, with page and language', async () => {
    await withServer(replay('053'), async (client, server) => {
      await client.searchTitles(" *batteries (don't) ", 'de');
      expect(server.calls[0]?.query).toBe('query=%2Abatteries%20%28don%27t%29&page=1&language=de');
    });
  });

  it('makes no call for an empty text', async () => {
    await withServer(replay('030'), async (client, server) => {
      expect(await client.searchTitles('   ', 'en')).toEqual([]);
      expect(server.calls).toHaveLength(0);
    });
  });

  it('cuts a text that is too long for a URL', async () => {
    await withServer(replay('030'), async (client, server) => {
      await client.searchTitles('😀'.repeat(5000), 'en');
      expect(server.calls[0]?.query.length).toBeLessThan(2000);
    });
  });

  it('returns the availability of a title', async () => {
    await withServer(replay('353'), async (client) => {
      expect(await client.searchTitles('breaking', 'en')).toMatchObject([
        { mediaType: 'tv', tmdbId: 1396, status: 'processing' },
      ]);
    });
  });

  it('returns nothing if TMDB is down', async () => {
    await withServer(replay('115'), async (client) => {
      expect(await client.searchTitles('godfather', 'en')).toEqual([]);
    });
  });

  it('removes characters that the database rejects', async () => {
    const row = {
      id: 7,
      mediaType: 'tv',
      name: 'Se\u0000ven\ud800',
      overview: 'One.\r\n\u0007Two.',
    };
    await withServer(
      () => ({ status: 200, body: { page: 1, results: [row] } }),
      async (client) => {
        expect(await client.searchTitles('seven', 'en')).toMatchObject([
          { name: 'Seven', overview: 'One.\nTwo.' },
        ]);
      },
    );
  });

  it('leaves out an invalid row and keeps the others', async () => {
    const rows = [{ id: 'x', mediaType: 'movie' }, null, { id: 7, mediaType: 'tv', name: 'Seven' }];
    const body = { page: 1, results: rows };
    await withServer(
      () => ({ status: 200, body }),
      async (client) => {
        expect(await client.searchTitles('seven', 'en')).toMatchObject([
          { mediaType: 'tv', tmdbId: 7, name: 'Seven', year: null, posterPath: null, overview: '' },
        ]);
      },
    );
  });

  it('makes one call for the same text at the same time and shortly after', async () => {
    await withServer(replay('030'), async (client, server) => {
      await Promise.all([client.searchTitles('Dune', 'en'), client.searchTitles('dune ', 'en')]);
      await client.searchTitles('DUNE', 'en');
      expect(server.calls).toHaveLength(1);
      await client.searchTitles('Dune', 'de');
      expect(server.calls).toHaveLength(2);
    });
  });

  it('reads the pages after the first once, and at most five pages', async () => {
    await withServer(
      ({ query }) => {
        const page = Number(new URLSearchParams(query).get('page'));
        const results = [{ id: page, mediaType: 'movie', title: `Star ${page}` }];
        return { status: 200, body: { page, totalPages: 40, results } };
      },
      async (client, server) => {
        expect(await client.searchTitles('star', 'en')).toMatchObject([{ tmdbId: 1 }]);
        expect(await client.hasMoreTitles('star', 'en')).toBe(true);
        expect(server.calls).toHaveLength(1);
        for (let time = 0; time < 2; time += 1) {
          const more = await client.searchMoreTitles('star', 'en');
          expect(more.map(({ tmdbId }) => tmdbId)).toEqual([2, 3, 4, 5]);
        }
        expect(server.calls).toHaveLength(5);
      },
    );
  });

  it('knows that there are no more pages', async () => {
    await withServer(replay('030'), async (client, server) => {
      await client.searchTitles('Dune', 'en');
      expect(await client.hasMoreTitles('Dune', 'en')).toBe(false);
      expect(await client.searchMoreTitles('Dune', 'en')).toEqual([]);
      expect(server.calls).toHaveLength(1);
    });
  });

  it('makes another call when the cached result is too old', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const clock = () => new Date(now);
    await withServer(
      replay('030'),
      async (client, server) => {
        await client.searchTitles('Dune', 'en');
        now += 31_000;
        await client.searchTitles('Dune', 'en');
        expect(server.calls).toHaveLength(2);
      },
      { clock },
    );
  });

  it('sends an unsupported regional language without its region, and an invalid one not at all', async () => {
    await withServer(replay('030'), async (client, server) => {
      await client.searchTitles('a', 'es-419');
      await client.searchTitles('b', 'pt-BR');
      await client.searchTitles('c', 'x&y');
      const languages = server.calls.map((call) => new URLSearchParams(call.query).get('language'));
      expect(languages).toEqual(['es', 'pt-BR', null]);
    });
  });
});

describe('looking up titles on Overseerr by link', () => {
  it('searches with the prefixes of the server', async () => {
    await withServer(replay('041'), async (client, server) => {
      expect(await client.findTitlesByLink({ kind: 'imdb', id: 'tt0133093' }, 'en')).toMatchObject([
        { mediaType: 'movie', tmdbId: 603 },
      ]);
      await client.findTitlesByLink({ kind: 'tvdb', id: 81189 }, 'en');
      await client.findTitlesByLink({ kind: 'tmdb-id', tmdbId: 1396 }, 'en');
      const queries = server.calls.map((call) => new URLSearchParams(call.query).get('query'));
      expect(queries).toEqual(['imdb:tt0133093', 'tvdb:81189', 'tmdb:1396']);
    });
  });

  it('returns the movie and the series with the same TMDB id', async () => {
    await withServer(replay('040'), async (client) => {
      const hits = await client.findTitlesByLink({ kind: 'tmdb-id', tmdbId: 1396 }, 'en');
      expect(hits.map((hit) => [hit.mediaType, hit.name])).toEqual([
        ['movie', 'Mirror'],
        ['tv', 'Breaking Bad'],
      ]);
    });
  });

  it('reads a TMDB title directly, and finds nothing for an unknown id', async () => {
    const up = { status: 200, body: { results: [] } };
    const answer = replay('123', '125');
    await withServer(
      (call) => (call.path.endsWith('/trending') ? up : answer(call)),
      async (client) => {
        const known = { kind: 'tmdb', key: { mediaType: 'movie', tmdbId: 438631 } } as const;
        const unknown = { kind: 'tmdb', key: { mediaType: 'movie', tmdbId: 999999999 } } as const;
        expect(await client.findTitlesByLink(known, 'en')).toMatchObject([
          { name: 'Dune', year: 2021 },
        ]);
        expect(await client.findTitlesByLink(unknown, 'en')).toEqual([]);
      },
    );
  });
});

describe('title details from Overseerr', () => {
  it('describe a movie without requests', async () => {
    await withServer(replay('123'), async (client) => {
      expect(
        await client.getTitleDetails({ mediaType: 'movie', tmdbId: 438631 }, 'en'),
      ).toMatchObject({
        name: 'Dune',
        year: 2021,
        standard: 'unknown',
        in4k: 'unknown',
        seasons: [],
        requests: [],
      });
    });
  });

  it('contain the requester and the quality, without an email address', async () => {
    await withServer(replay('350'), async (client) => {
      const { requests, standard } = await client.getTitleDetails(
        { mediaType: 'movie', tmdbId: 438631 },
        'en',
      );
      expect(standard).toBe('pending');
      expect(requests).toEqual([
        {
          remoteId: 3,
          is4k: false,
          status: 'pending',
          requester: { remoteUserId: 3, name: 'bob' },
          seasons: [],
        },
      ]);
    });
  });

  it('cut an email address that is used as a name', async () => {
    const exchange = recorded('350');
    const text = JSON.stringify(exchange.response.body);
    const body = text.replaceAll('"displayName":"bob"', '"displayName":"bob@rig.local"');
    await withServer(
      () => ({ status: 200, body }),
      async (client) => {
        const title = await client.getTitleDetails({ mediaType: 'movie', tmdbId: 438631 }, 'en');
        expect(title.requests[0]?.requester.name).toBe('bob');
        expect(JSON.stringify(title)).not.toContain('@rig.local');
      },
    );
  });

  it('contain the availability and the requests of every season', async () => {
    await withServer(replay('410'), async (client) => {
      const title = await client.getTitleDetails({ mediaType: 'tv', tmdbId: 2996 }, 'en');
      const standings = title.seasons.map((season) => [season.number, season.standard]);
      expect(standings).toContainEqual([1, 'available']);
      expect(title.requests[0]).toMatchObject({
        remoteId: 32,
        status: 'approved',
        seasons: [1, 2],
      });
    });
  });

  it('contain open requests of a series whose seasons are not listed yet', async () => {
    await withServer(replay('352'), async (client) => {
      const title = await client.getTitleDetails({ mediaType: 'tv', tmdbId: 1396 }, 'en');
      expect(title.seasons.map((season) => season.number)).toEqual([0, 1, 2, 3, 4, 5]);
      expect(title.requests.slice(0, 2)).toMatchObject([
        { remoteId: 29, seasons: [1, 2] },
        { remoteId: 30, seasons: [3] },
      ]);
    });
  });

  it('do not need a poster or a date', async () => {
    await withServer(replay('128', '129'), async (client) => {
      const noPoster = await client.getTitleDetails({ mediaType: 'movie', tmdbId: 9000005 }, 'en');
      const noDate = await client.getTitleDetails({ mediaType: 'movie', tmdbId: 9000007 }, 'en');
      expect([noPoster.posterPath, noDate.year]).toEqual([null, null]);
    });
  });

  it('are cached for each language, and read again if they must be current', async () => {
    const key = { mediaType: 'movie', tmdbId: 438631 } as const;
    await withServer(replay('123'), async (client, server) => {
      await Promise.all([client.getTitleDetails(key, 'en'), client.getTitleDetails(key, 'en')]);
      await client.getTitleDetails(key, 'en');
      expect(server.calls).toHaveLength(1);
      await client.getTitleDetails(key, 'de');
      expect(server.calls).toHaveLength(2);
      await client.getTitleDetails(key, 'en', { fresh: true });
      expect(server.calls).toHaveLength(3);
    });
  });

  it('are read again after a request for the title', async () => {
    const key = { mediaType: 'movie', tmdbId: 438631 } as const;
    await withServer(replay('123', '350', '209'), async (client) => {
      expect((await client.getTitleDetails(key, 'en')).requests).toEqual([]);
      await client.createRequest({ ...key, is4k: false, seasons: [] }, aRemoteUserId(3));
      expect((await client.getTitleDetails(key, 'en')).requests).toHaveLength(1);
    });
  });

  it('of an unknown title fail with title-not-found', async () => {
    const answer = replay('125', '138');
    await withServer(
      (call) =>
        call.path.endsWith('/trending') ? { status: 200, body: { results: [] } } : answer(call),
      async (client) => {
        for (const mediaType of ['movie', 'tv'] as const) {
          const key = { mediaType, tmdbId: 999999999 };
          expect(await catchErrorCode(client.getTitleDetails(key, 'en'))).toBe('title-not-found');
        }
      },
    );
  });

  it('of an unknown title fail with title-not-found if the server returns 404', async () => {
    await withServer(
      () => ({ status: 404, body: { message: 'Movie not found.' } }),
      async (client) => {
        const key = { mediaType: 'movie', tmdbId: 999999999 } as const;
        expect(await catchErrorCode(client.getTitleDetails(key, 'en'))).toBe('title-not-found');
      },
    );
  });

  it('fail with tmdb-unavailable while TMDB is down', async () => {
    await withServer(replay('116', '117'), async (client) => {
      const key = { mediaType: 'movie', tmdbId: 240 } as const;
      expect(await catchErrorCode(client.getTitleDetails(key, 'en'))).toBe('tmdb-unavailable');
      expect(client.status().breaker).toBe('closed');
    });
  });
});

describe('the texts of a title in the language of a person', () => {
  const english = { id: 129, title: 'Spirited Away', overview: 'A girl works in a bath house.' };
  const answer = (texts: object) => (call: { readonly query: string }) => ({
    status: 200,
    body: call.query.includes('language=en') ? english : { ...english, ...texts },
  });
  const key = { mediaType: 'movie', tmdbId: 129 } as const;

  it.each([
    ['pt-BR', { title: 'A Viagem de Chihiro', overview: 'Uma menina.' }, {}, 1],
    ['nl', { overview: '' }, { overview: english.overview }, 2],
    ['nl', { title: '千と千尋の神隠し' }, { name: 'Spirited Away' }, 2],
    ['ja', { title: '千と千尋の神隠し' }, { name: '千と千尋の神隠し' }, 1],
    ['en', { overview: '' }, { overview: english.overview }, 1],
  ])(
    'are the English ones where there are none in %s: %j',
    async (language, texts, filled, calls) => {
      await withServer(answer(texts), async (client, server) => {
        const { title: name = english.title, overview = english.overview } = { ...texts } as {
          title?: string;
          overview?: string;
        };
        for (const _ of ['first', 'cached']) {
          expect(await client.getTitleDetails(key, language)).toMatchObject({
            name,
            overview,
            ...filled,
          });
        }
        expect(server.calls).toHaveLength(calls);
      });
    },
  );

  it('are read for each language and cached for each', async () => {
    await withServer(answer({}), async (client, server) => {
      for (const language of ['de', 'pt-BR', 'pt-PT', 'de']) {
        await client.getTitleDetails(key, language);
      }
      expect(server.calls.map(({ query }) => query)).toEqual([
        'language=de',
        'language=pt-BR',
        'language=pt-PT',
      ]);
    });
  });

  it('stay empty if the English ones cannot be read', async () => {
    await withServer(
      ({ query }) =>
        query.includes('language=en')
          ? { status: 502, body: {} }
          : { status: 200, body: { id: 129, title: 'Chihiro', overview: '' } },
      async (client) => {
        expect(await client.getTitleDetails(key, 'nl')).toMatchObject({ overview: '' });
      },
    );
  });
});
