import { type ClientResponse, hc } from 'hono/client';
import type { ConsoleApi } from '../../http/console/api/create-api.ts';
import type { FetchApi } from './fetch-api.ts';

/** Creates the client of the API, whose types are those of the server's routes. */
export function createApiClient(fetchApi: FetchApi) {
  return hc<ConsoleApi>('/api/v1', { fetch: fetchApi });
}

/** The client of the API: `api.people.$get({ query })`. */
export type ApiClient = ReturnType<typeof createApiClient>;

/** The JSON of a successful answer. */
type Success<Response> =
  Response extends ClientResponse<infer Body, infer Status, 'json'>
    ? Status extends 200 | 201 | 202
      ? Body
      : never
    : never;

/** What a call of the client answers: `JsonOf<ApiClient['people']['$get']>`. */
export type JsonOf<Call extends (...args: never) => Promise<unknown>> = Success<
  Awaited<ReturnType<Call>>
>;

/**
 * What a call answers: `await readJson(api.people.$get({ query }))`. Throws `ApiError` for everything that is not a
 * success.
 */
export async function readJson<Response extends { json(): Promise<unknown> }>(
  call: Promise<Response>,
): Promise<Success<Response>> {
  const response = await call;
  // Errors were thrown by the function that makes the calls.
  return response.json() as Promise<Success<Response>>;
}
