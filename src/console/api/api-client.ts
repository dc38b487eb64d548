import { hc } from 'hono/client';
import type { ConsoleApi } from '../../http/console/api/create-api.ts';
import type { FetchApi } from './fetch-api.ts';

/** Creates the client of the API, whose types are those of the server's routes. */
export function createApiClient(fetchApi: FetchApi) {
  return hc<ConsoleApi>('/api/v1', { fetch: fetchApi });
}

/** The client of the API: `api.people.$get({ query })`. */
export type ApiClient = ReturnType<typeof createApiClient>;

/** An answer of the client. Errors are no part of its types: the function that makes the calls throws them. */
interface JsonAnswer<Body> {
  json(): Promise<Body>;
}

/** What a call of the client answers: `JsonOf<ApiClient['people']['$get']>`. */
export type JsonOf<Call extends (...args: never) => Promise<JsonAnswer<unknown>>> = Awaited<
  ReturnType<Awaited<ReturnType<Call>>['json']>
>;

/**
 * What a call answers: `await readJson(api.people.$get({ query }))`. Throws `ApiError` for everything that is not a
 * success.
 */
export async function readJson<Body>(call: Promise<JsonAnswer<Body>>): Promise<Body> {
  return (await call).json();
}
