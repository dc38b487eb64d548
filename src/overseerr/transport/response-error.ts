import { z } from 'zod';
import { AppError, type ErrorCode } from '../../domain/app-error.ts';
import { wireText } from '../wire/schema-parts.ts';
import type { HttpCall, HttpResponse } from './http-client.ts';

/** What an error response means. `denied`: a wrong key, an unknown account, or a missing permission. */
type ResponseErrorCode = ErrorCode | 'denied';

/**
 * Who wrote the body (docs/overseerr-api.md, "Errors"): a handler (`{message}`), the permission middleware
 * (`{error}`), or the OpenAPI validator (`{message, errors}`).
 */
type BodyShape = 'handler' | 'middleware' | 'validator' | 'other';

interface ErrorRule {
  readonly status: number;
  readonly code: ResponseErrorCode;
  readonly call?: RegExp;
  readonly shape?: BodyShape;
  /** Only where status, path, and shape leave it open. Another wording must still end in a sensible error. */
  readonly text?: RegExp;
}

const createRequest = /^POST \/request$/;

/** The first rule that matches (recordings #005, #006, #013, #201–#310, #385–#394, #434, #438, #439, #451, #461). */
const rules: readonly ErrorRule[] = [
  { status: 403, shape: 'middleware', code: 'denied' },
  { status: 403, text: /csrf/i, code: 'overseerr-csrf-enabled' },
  { status: 401, shape: 'handler', call: /^DELETE \/request\//, code: 'not-yours' },
  { status: 401, shape: 'handler', call: /^POST \/issue\//, code: 'no-permission' },
  { status: 401, code: 'overseerr-key-rejected' },
  { status: 404, shape: 'validator', code: 'not-overseerr' },
  { status: 404, text: /^not found$/i, code: 'not-overseerr' },
  { status: 404, code: 'not-found' },
  { status: 405, code: 'not-overseerr' },
  { status: 409, call: createRequest, code: 'already-requested' },
  { status: 403, call: createRequest, text: /movie quota/i, code: 'movie-quota-exceeded' },
  { status: 403, call: createRequest, text: /series quota/i, code: 'series-quota-exceeded' },
  { status: 403, call: createRequest, text: /to make 4k/i, code: 'no-4k-permission' },
  { status: 403, call: createRequest, text: /to make movie/i, code: 'no-movie-permission' },
  { status: 403, call: createRequest, text: /to make series/i, code: 'no-series-permission' },
  { status: 403, call: createRequest, text: /bl(ock|ack)list/i, code: 'blocklisted' },
  { status: 403, call: createRequest, code: 'overseerr-refused' },
  { status: 403, code: 'no-permission' },
  { status: 500, call: /^(GET|POST) \/issue\//, text: /^issue not found/i, code: 'not-found' },
  { status: 500, call: createRequest, text: /^\[TMDB\].* 404/, code: 'title-not-found' },
  { status: 500, call: createRequest, text: /^\[TMDB\]/, code: 'tmdb-unavailable' },
  {
    status: 500,
    call: /^POST \/auth\/(local|jellyfin)$/,
    shape: 'middleware',
    code: 'sign-in-disabled',
  },
];

const errorBodySchema = z.object({
  message: wireText.optional(),
  error: wireText.optional(),
  errors: z.array(z.unknown()).optional(),
});

/** The message of an error response; empty if there is none. */
export function readErrorText(response: HttpResponse): string {
  const body = errorBodySchema.safeParse(response.body);
  return body.success ? (body.data.message ?? body.data.error ?? '') : '';
}

/** The meaning of an error response to a call. */
export function classifyResponse(
  response: HttpResponse,
  { method, path }: Pick<HttpCall, 'method' | 'path'>,
): ResponseErrorCode {
  const { status, isJson } = response;
  // A page instead of JSON comes from another service, such as the login page of a proxy.
  if (!isJson && status < 500 && status !== 413 && status !== 431) return 'not-overseerr';
  const shape = readShape(response);
  const text = readErrorText(response);
  const match = rules.find(
    (rule) =>
      rule.status === status &&
      (rule.shape === undefined || rule.shape === shape) &&
      (rule.call === undefined || rule.call.test(`${method} ${path}`)) &&
      (rule.text === undefined || rule.text.test(text)),
  );
  if (match) return match.code;
  if (status < 400) return 'not-overseerr';
  if (status >= 500) return 'overseerr-failed';
  return method === 'GET' ? 'invalid-input' : 'overseerr-refused';
}

/**
 * The AppError for a response. Only `overseerr-refused` quotes the server's message, because nothing else says what
 * the problem is. The quote is not part of `detail`, which is logged: it may contain names of people.
 */
export function toResponseError(code: ErrorCode, response: HttpResponse): AppError {
  const target = response.location ? toRedirectTarget(response.location) : null;
  const quote = code === 'overseerr-refused' ? readErrorText(response).trim() : '';
  return new AppError(code, {
    detail: { status: response.status, ...(target ? { redirectsTo: target } : {}) },
    ...(quote ? { quote } : {}),
  });
}

/** Who wrote the body of an error response. */
export function readShape({ body }: Pick<HttpResponse, 'body'>): BodyShape {
  const parsed = errorBodySchema.safeParse(body);
  if (!parsed.success) return 'other';
  const { message, error, errors } = parsed.data;
  if (errors) return 'validator';
  if (message !== undefined) return 'handler';
  return error === undefined ? 'other' : 'middleware';
}

/** The target of a redirect, without its query. It shows operators, for example, that they have to use https. */
function toRedirectTarget(location: string): string | null {
  if (!URL.canParse(location)) {
    return location.startsWith('/') ? location.split('?', 1).join() : null;
  }
  const { origin, pathname } = new URL(location);
  return `${origin}${pathname}`;
}
