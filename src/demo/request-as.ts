import type { OverseerrSimulator } from './overseerr/simulator.ts';
import type { Catalog } from './overseerr/titles/catalog.ts';

const created = 201;

/** Lets each account request a movie that the server does not have, as they would on the server's own page. */
export async function requestAs(deps: {
  readonly server: Pick<OverseerrSimulator, 'url' | 'apiKey' | 'state'>;
  readonly catalog: Pick<Catalog, 'movies'>;
  readonly remoteUserIds: readonly number[];
}): Promise<void> {
  const { server, catalog, remoteUserIds } = deps;
  const isKnown = (id: number) => server.state.media.some(({ tmdbId }) => tmdbId === id);
  const titles = catalog.movies.map(({ id }) => id).filter((id) => !isKnown(id));
  for (const [index, remoteUserId] of remoteUserIds.entries()) {
    const mediaId = titles.at(-1 - index);
    if (mediaId === undefined) return;
    const response = await fetch(`${server.url}/api/v1/request`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-api-key': server.apiKey,
        'x-api-user': `${remoteUserId}`,
      },
      body: JSON.stringify({ mediaType: 'movie', mediaId }),
    });
    if (response.status !== created) throw new Error(`the demo server answered ${response.status}`);
  }
}
