import { ApiError, readApiError } from './api-error.ts';
import type { Later } from './later.ts';

/** Calls the API. Throws `ApiError` for every answer that is not a success. */
export type FetchApi = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;

/** The header that proves that a change comes from the console. */
const csrfHeader = 'x-medianest-csrf';

/** How long a read is awaited. Longer than what a call of another server takes that is tried again. */
export const readLimitMs = 45_000;
/** As long as proxies wait. What the server does is not ended by giving up, so it is worth waiting for. */
const changeLimitMs = 60_000;

/** Creates the function that makes all calls of the console. It makes each only once. */
export function createFetchApi(deps: {
  readonly locale: string;
  /** The value of the CSRF header; null before sign-in. */
  readonly csrf: () => string | null;
  /** Called when the session is not valid anymore. */
  readonly onSignedOut: () => void;
  readonly later: Later;
}): FetchApi {
  const { locale, csrf, onSignedOut, later } = deps;
  return async (input, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('accept-language', locale);
    const token = csrf();
    if (token) headers.set(csrfHeader, token);
    const response = await fetchWhole(input, { ...init, headers, credentials: 'same-origin' });
    if (response.ok) return response;
    if (response.status === 401) onSignedOut();
    throw await readApiError(response);
  };

  /** The answer with its body, which also may never come. */
  async function fetchWhole(input: RequestInfo | URL, init: RequestInit): Promise<Response> {
    const controller = new AbortController();
    const { signal } = controller;
    const giveUp = () => controller.abort();
    if (init.signal?.aborted) giveUp();
    init.signal?.addEventListener('abort', giveUp);
    let isLate = false;
    const limitMs = (init.method ?? 'GET') === 'GET' ? readLimitMs : changeLimitMs;
    const endLimit = later(() => {
      isLate = true;
      giveUp();
    }, limitMs);
    try {
      const response = await fetch(input, { ...init, signal });
      const body = await response.arrayBuffer();
      return new Response(body.byteLength > 0 ? body : null, response);
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new ApiError(isLate ? 'no-answer' : 'unreachable', 0, '');
    } finally {
      endLimit();
      init.signal?.removeEventListener('abort', giveUp);
    }
  }
}
