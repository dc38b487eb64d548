import { z } from 'zod';
import { AppError, type ErrorCode } from '../../domain/app-error.ts';
import type { HttpResponse } from './http-client.ts';

/** What an error response means. `denied`: a wrong key, an unknown account, or a missing permission. */
type ResponseErrorCode = ErrorCode | 'denied';

interface ErrorPattern {
  readonly status: number;
  readonly text: RegExp;
  readonly code: ResponseErrorCode;
}

/**
 * The texts of both products (docs/overseerr-api.md, "Creating a request", "Errors", and "CSRF protection"; recordings
 * #006, #013, #201–#310, #385–#394, #451, #461).
 */
const errorPatterns: readonly ErrorPattern[] = [
  { status: 403, text: /invalid csrf token/i, code: 'overseerr-csrf-enabled' },
  { status: 403, text: /permission to access this endpoint/i, code: 'denied' },
  { status: 403, text: /movie quota exceeded/i, code: 'movie-quota-exceeded' },
  { status: 403, text: /series quota exceeded/i, code: 'series-quota-exceeded' },
  { status: 403, text: /permission to make 4k/i, code: 'no-4k-permission' },
  { status: 403, text: /permission to make movie/i, code: 'no-movie-permission' },
  { status: 403, text: /permission to make series/i, code: 'no-series-permission' },
  { status: 403, text: /bl(ock|ack)listed/i, code: 'blocklisted' },
  { status: 403, text: /permission/i, code: 'no-permission' },
  { status: 401, text: /permission to delete this request/i, code: 'not-yours' },
  { status: 401, text: /^/, code: 'overseerr-key-rejected' },
  { status: 404, text: /^not found$/i, code: 'not-overseerr' },
  { status: 409, text: /already exists/i, code: 'already-requested' },
  { status: 500, text: /^\[TMDB\].*status code 404/i, code: 'title-not-found' },
  { status: 500, text: /^\[TMDB\]/i, code: 'tmdb-unavailable' },
  { status: 500, text: /tvdb id not found/i, code: 'no-tvdb-id' },
  { status: 500, text: /sign-in is disabled/i, code: 'sign-in-disabled' },
];

const errorBodySchema = z.object({ message: z.string().optional(), error: z.string().optional() });

/** The message of an error response; empty if there is none. */
export function readErrorText(response: HttpResponse): string {
  const body = errorBodySchema.safeParse(response.body);
  return body.success ? (body.data.message ?? body.data.error ?? '') : '';
}

/** The meaning of an error response. */
export function classifyResponse(response: HttpResponse): ResponseErrorCode {
  // A page instead of JSON comes from another service, such as the login page of a proxy.
  if (
    !response.isJson &&
    response.status < 500 &&
    response.status !== 413 &&
    response.status !== 431
  ) {
    return 'not-overseerr';
  }
  const text = readErrorText(response);
  const match = errorPatterns.find(
    (pattern) => pattern.status === response.status && pattern.text.test(text),
  );
  if (match) return match.code;
  if (response.status < 400 || response.status === 405) return 'not-overseerr';
  if (response.status >= 500) return 'overseerr-failed';
  if (response.status === 404) return 'not-found';
  return response.status === 403 ? 'no-permission' : 'invalid-input';
}

/** The AppError for a response. It does not contain the server's message, which may contain names of people. */
export function toResponseError(code: ErrorCode, response: HttpResponse): AppError {
  const target = response.location ? toRedirectTarget(response.location) : null;
  return new AppError(code, {
    detail: { status: response.status, ...(target ? { redirectsTo: target } : {}) },
  });
}

/** The target of a redirect, without its query. It shows operators, for example, that they have to use https. */
function toRedirectTarget(location: string): string | null {
  if (!URL.canParse(location)) {
    return location.startsWith('/') ? location.split('?', 1).join() : null;
  }
  const { origin, pathname } = new URL(location);
  return `${origin}${pathname}`;
}
