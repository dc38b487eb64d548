import { ApiError, readApiError } from './api-error.ts';

/** Calls the API. Throws `ApiError` for every answer that is not a success. */
export type FetchApi = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;

/** The header that proves that a change comes from the console. */
const csrfHeader = 'x-medianest-csrf';

/** Creates the function that makes all calls of the console. */
export function createFetchApi(deps: {
  readonly locale: string;
  /** The value of the CSRF header; null before sign-in. */
  readonly csrf: () => string | null;
  /** Called when the session is not valid any more. */
  readonly onSignedOut: () => void;
}): FetchApi {
  const { locale, csrf, onSignedOut } = deps;
  return async (input, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('accept-language', locale);
    const token = csrf();
    if (token) headers.set(csrfHeader, token);
    const response = await fetch(input, { ...init, headers, credentials: 'same-origin' }).catch(
      (error: unknown) => {
        if (init.signal?.aborted) throw error;
        throw new ApiError('unreachable', 0, '');
      },
    );
    if (response.ok) return response;
    if (response.status === 401) onSignedOut();
    throw await readApiError(response);
  };
}
