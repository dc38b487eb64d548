import { Pool } from 'undici';
import { type RemoteUserId, toRemoteUserId } from '../../domain/accounts/account.ts';
import { AppError } from '../../domain/app-error.ts';
import { cleanTexts } from '../../domain/text.ts';
import type { BodyReader } from '../../lib/body-reader.ts';
import { toRouteLabel } from '../../lib/http/route-label.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { OutgoingCall } from '../../ports/metrics.ts';
import { noTracing, type SpanStart, type Tracing } from '../../ports/tracing.ts';
import { toQuery } from './query-string.ts';
import type { ServerUrl } from './server-url.ts';

/** One HTTP call. `as` is required: an account, the owner of the `key`, or `anonymous` (without the key). */
export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/v1`, without the query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly as: RemoteUserId | 'key' | 'anonymous';
  /** The cookie of a session, as `sessionCookie` of an earlier response. */
  readonly cookie?: string;
  readonly timeoutMs: number;
  /** A repeated call during an outage. Its failures are not logged as warnings. */
  readonly isProbe?: boolean;
}

/** A response. `body` is undefined unless it was JSON. */
export interface HttpResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly isJson: boolean;
  readonly body: unknown;
  readonly location: string | null;
  readonly retryAfterMs: number | null;
  /** The cookie of a session that the server opened. A secret. */
  readonly sessionCookie: string | null;
}

/** No response. `wasSent`: the call may have had an effect nevertheless. */
export interface NoResponse {
  readonly kind: 'no-response';
  readonly reason: string;
  readonly wasSent: boolean;
}

/** Learns of every call that has ended. */
export type ObserveCall = (
  call: Pick<OutgoingCall, 'method' | 'path' | 'outcome' | 'seconds'>,
) => void;

type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** Sends single HTTP calls to one server. */
export type HttpClient = ReturnType<typeof createHttpClient>;

/** A body without JSON is not needed, but reading a short one keeps the connection usable. */
const ignoredBodyMaxBytes = 64 * 1024;

/** Sends calls over a pool of kept-alive connections. Does not follow redirects. */
export function createHttpClient(options: {
  readonly serverUrl: ServerUrl;
  readonly apiKey: string;
  readonly connections: number;
  readonly connectTimeoutMs: number;
  readonly bodyReader: BodyReader;
  readonly observe?: ObserveCall | undefined;
  readonly tracing?: Tracing | undefined;
  readonly log: Log;
  readonly clock: Clock;
}) {
  const { serverUrl, connections, connectTimeoutMs, bodyReader, log, clock } = options;
  const { tracing = noTracing } = options;
  const apiKey = options.apiKey.trim();
  const pool = new Pool(serverUrl.origin, {
    connections,
    connect: { timeout: connectTimeoutMs },
  });

  return {
    /** Never throws because of the network. Throws `overseerr-key-rejected` if the key cannot be sent in a header. */
    async send(call: HttpCall): Promise<HttpResponse | NoResponse> {
      const startedAt = clock().getTime();
      const begunAt = performance.now();
      const headers = toHeaders(call);
      const result = await tracing.within(toSpan(call), () => attempt(call, headers));
      const { method, path } = call;
      options.observe?.({
        method,
        path,
        outcome: result.kind === 'response' ? result.status : result.kind,
        seconds: (performance.now() - begunAt) / 1000,
      });
      const ms = clock().getTime() - startedAt;
      if (result.kind === 'no-response') {
        const level = call.isProbe ? 'debug' : 'warn';
        log[level]({ method, path, code: result.reason, ms }, 'No response from Overseerr');
      } else {
        log.debug({ method, path, status: result.status, ms }, 'Overseerr response');
      }
      return result;
    },

    /** Waits for calls in progress for a while, then aborts them. */
    async close(graceMs: number): Promise<void> {
      const destroyTimer = setTimeout(() => void pool.destroy(), graceMs);
      await pool.close().catch(() => undefined);
      clearTimeout(destroyTimer);
    },
  };

  async function attempt(
    call: HttpCall,
    ownHeaders: Record<string, string>,
  ): Promise<HttpResponse | NoResponse> {
    const traceparent = tracing.traceparent();
    const headers = traceparent ? { ...ownHeaders, traceparent } : ownHeaders;
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), call.timeoutMs);
    try {
      const response = await pool.request({
        method: call.method,
        path: `${serverUrl.apiPath}${call.path}${toQuery(call.query)}`,
        headers,
        body: call.body === undefined ? null : JSON.stringify(call.body),
        signal: deadline.signal,
      });
      const { statusCode, headers: responseHeaders, body } = response;
      tracing.annotate({ 'http.response.status_code': statusCode });
      if (/json/i.test(readHeader(responseHeaders, 'content-type') ?? '')) {
        const parsed = await bodyReader.read(body, parseJson);
        return toHttpResponse(statusCode, responseHeaders, parsed);
      }
      await body.dump({ limit: ignoredBodyMaxBytes, signal: deadline.signal });
      return toHttpResponse(statusCode, responseHeaders, undefined);
    } catch (error) {
      const reason = deadline.signal.aborted ? 'timeout' : toReason(error);
      tracing.annotate({ 'error.type': reason });
      return { kind: 'no-response', reason, wasSent: !notSentPattern.test(reason) };
    } finally {
      clearTimeout(timer);
    }
  }

  function toHeaders(call: HttpCall): Record<string, string> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (serverUrl.authorization) headers['authorization'] = serverUrl.authorization;
    if (call.body !== undefined) headers['content-type'] = 'application/json';
    if (call.cookie) headers['cookie'] = call.cookie;
    if (call.as === 'anonymous') return headers;
    if (!/^[\x21-\x7e]+$/.test(apiKey)) throw new AppError('overseerr-key-rejected');
    headers['x-api-key'] = apiKey;
    if (call.as === 'key') return headers;
    // Another value here crashes the server, and without the header the call is made as the owner
    // (docs/overseerr-api.md, "Calls that crash the server" and "Acting as a user").
    if (toRemoteUserId(call.as) === null) throw new AppError('internal');
    headers['x-api-user'] = `${call.as}`;
    return headers;
  }
}

/** The part of a trace that a call is, without IDs of titles and people. */
function toSpan({ method, path }: HttpCall): SpanStart {
  const route = toRouteLabel(path);
  return {
    name: `${method} ${route}`,
    kind: 'client',
    attributes: { 'http.request.method': method, 'url.template': route },
  };
}

/** Errors that occur before a call is sent. */
const notSentPattern =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|UND_ERR_CLOSED)$|CERT|ERR_TLS|ERR_SSL|EPROTO/;

function toReason(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return error instanceof Error ? error.name : 'unknown';
}

function toHttpResponse(status: number, headers: ResponseHeaders, body: unknown): HttpResponse {
  const seconds = Number(readHeader(headers, 'retry-after') ?? Number.NaN);
  return {
    kind: 'response',
    status,
    isJson: body !== undefined,
    body,
    location: readHeader(headers, 'location'),
    retryAfterMs: Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null,
    sessionCookie: readSessionCookie(headers),
  };
}

function readSessionCookie(headers: ResponseHeaders): string | null {
  const cookies = [headers['set-cookie']].flat().map((cookie) => cookie?.split(';', 1)[0] ?? '');
  return cookies.find((cookie) => cookie.startsWith('connect.sid=')) ?? null;
}

function readHeader(headers: ResponseHeaders, name: string): string | null {
  return [headers[name]].flat()[0] ?? null;
}

/** The escapes that can stand for NUL and for halves of characters; without them no text needs to be cleaned. */
const mayBeUnclean = /\\u(?:0000|d[89a-f])/i;

function parseJson(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return mayBeUnclean.test(text) ? cleanTexts(parsed) : parsed;
  } catch {
    return undefined;
  }
}
