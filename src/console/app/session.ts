import { type ApiClient, readJson } from '../api/api-client.ts';

/** Who is signed in, and what is in front of them. */
export type OwnSession = Awaited<ReturnType<typeof readSession>>;

/** Who is signed in. */
export type Session = NonNullable<OwnSession['session']>;

/** Asks who is signed in. */
export function readSession(api: ApiClient, signal?: AbortSignal) {
  return readJson(api.session.$get({}, signal ? { init: { signal } } : {}));
}
