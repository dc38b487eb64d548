import { Pool } from 'undici';
import { type AccountNumber, toAccountNumber } from '../core/account.ts';
import { Fault } from '../core/fault.ts';
import type { Clock, Log } from '../ports.ts';
import type { Address } from './address.ts';
import { toQuery } from './encode.ts';

/**
 * One call. `as` has to be said every time: an account, the owner of the `key`, or `nobody` (without the key).
 */
export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/v1`, without the query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly as: AccountNumber | 'key' | 'nobody';
  readonly timeoutMs: number;
  /** Sent again and again while the server is away, which was said once. */
  readonly isProbe?: boolean;
}

/** What came back. `body` is undefined unless it was JSON. */
export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly isJson: boolean;
  readonly body: unknown;
  readonly location: string | null;
  readonly retryAfterMs: number | null;
}

/** Nothing came back. `wasSent`: the server may have acted on it all the same. */
export interface Lost {
  readonly kind: 'lost';
  readonly reason: string;
  readonly wasSent: boolean;
}

export type Http = ReturnType<typeof createHttp>;

const maxAnswerBytes = 20_000_000;

/** Plain HTTP to one server over a pool of kept-alive connections. Redirects are not followed. */
export function createHttp(options: {
  readonly address: Address;
  readonly apiKey: string;
  readonly connections: number;
  readonly connectMs: number;
  readonly log: Log;
  readonly clock: Clock;
}) {
  const { address, connections, connectMs, log, clock } = options;
  const apiKey = options.apiKey.trim();
  const pool = new Pool(address.origin, {
    connections,
    connect: { timeout: connectMs },
    maxResponseSize: maxAnswerBytes,
  });

  return {
    /** Never throws for what happens on the wire. Throws `service-key` when the key cannot even be sent. */
    async send(call: HttpCall): Promise<Answer | Lost> {
      const startedAt = clock().getTime();
      const result = await attempt(call, headersOf(call));
      const { method, path } = call;
      const ms = clock().getTime() - startedAt;
      if (result.kind === 'lost') {
        const level = call.isProbe ? 'debug' : 'warn';
        log[level]({ method, path, code: result.reason, ms }, 'media server did not answer');
      } else {
        log.debug({ method, path, status: result.status, ms }, 'media server answered');
      }
      return result;
    },

    /** Lets calls under way finish for a while, then cuts them off. */
    async close(graceMs: number): Promise<void> {
      const cutOff = setTimeout(() => void pool.destroy(), graceMs);
      await pool.close().catch(() => undefined);
      clearTimeout(cutOff);
    },
  };

  async function attempt(call: HttpCall, headers: Record<string, string>): Promise<Answer | Lost> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), call.timeoutMs);
    try {
      const response = await pool.request({
        method: call.method,
        path: `${address.apiPath}${call.path}${toQuery(call.query)}`,
        headers,
        body: call.body === undefined ? null : JSON.stringify(call.body),
        signal: deadline.signal,
      });
      const text = await response.body.text();
      return toAnswer(response.statusCode, response.headers, text);
    } catch (error) {
      const reason = deadline.signal.aborted ? 'timeout' : codeOf(error);
      return { kind: 'lost', reason, wasSent: !neverLeft.test(reason) };
    } finally {
      clearTimeout(timer);
    }
  }

  function headersOf(call: HttpCall): Record<string, string> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (address.authorization) headers['authorization'] = address.authorization;
    if (call.body !== undefined) headers['content-type'] = 'application/json';
    if (call.as === 'nobody') return headers;
    if (!/^[\x21-\x7e]+$/.test(apiKey)) throw new Fault('service-key');
    headers['x-api-key'] = apiKey;
    if (call.as === 'key') return headers;
    // Anything but a positive whole number here ends the server, and nothing at all acts as the owner.
    if (toAccountNumber(call.as) === null) throw new Fault('bug');
    headers['x-api-user'] = `${call.as}`;
    return headers;
  }
}

/** Failures before the first byte of a call was on its way. */
const neverLeft =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|UND_ERR_CLOSED)$|CERT|ERR_TLS|ERR_SSL|EPROTO/;

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return error instanceof Error ? error.name : 'unknown';
}

function toAnswer(
  status: number,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  text: string,
): Answer {
  const header = (name: string) => [headers[name]].flat()[0] ?? null;
  const parsed = /json/i.test(header('content-type') ?? '') ? parseJson(text) : undefined;
  const seconds = Number(header('retry-after') ?? Number.NaN);
  return {
    kind: 'answer',
    status,
    isJson: parsed !== undefined,
    body: parsed,
    location: header('location'),
    retryAfterMs: Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
