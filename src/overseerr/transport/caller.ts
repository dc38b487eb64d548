import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../domain/app-error.ts';
import type { CallQueue, Urgency } from './call-queue.ts';
import { type Breaker, isOutage } from './circuit-breaker.ts';
import type { HttpCall, HttpClient, HttpResponse, NoResponse } from './http-client.ts';

/**
 * A call of the client. `isList`: it may take longer, 10 seconds and more (docs/overseerr-api.md, "Listing requests").
 * `isOnce`: it is never retried. `isRelayed`: the server asks a media server before it answers, so a failure says
 * nothing about the server itself.
 */
export type Call = Omit<HttpCall, 'timeoutMs'> & {
  readonly urgency: Urgency;
  readonly isList?: boolean;
  readonly isOnce?: boolean;
  readonly isRelayed?: boolean;
};

/** Sends calls to one server. */
export type Caller = ReturnType<typeof createCaller>;

/** Reasons for which the same call would only burden the server and the bot again. */
const pointlessToRepeat = new Set(['timeout', 'BODY_TOO_LARGE']);
const maxRetries = 2;
const maxRetryAfterMs = 2000;

/** Sends calls through the queue and the circuit breaker, and retries them if that is safe. */
export function createCaller(options: {
  readonly http: HttpClient;
  readonly callQueue: CallQueue;
  readonly breaker: Breaker;
  readonly responseMs: number;
  readonly listMs: number;
  /** From 0 up to 1. Spreads the retries of concurrent calls. */
  readonly random: () => number;
}) {
  const { http, callQueue, breaker, responseMs, listMs, random } = options;
  const abortController = new AbortController();

  return {
    /**
     * The response, whatever its status. Throws `overseerr-unreachable`; `outcome-unknown` if a POST may have had an
     * effect; `overseerr-failed` if a proxy limits the rate.
     */
    async send(call: Call): Promise<HttpResponse> {
      for (let attempt = 0; ; attempt += 1) {
        const result = await sendOnce(call);
        if (result.kind === 'response' && result.status !== 429 && result.status < 500) {
          return result;
        }
        const waitMs = attempt < maxRetries ? waitBeforeRetry(call, result, attempt) : null;
        if (waitMs === null) return toFinalResponse(call, result);
        await sleep(waitMs, undefined, { signal: abortController.signal }).catch(() => undefined);
      }
    },

    stop(): void {
      abortController.abort();
    },
  };

  async function sendOnce(call: Call): Promise<HttpResponse | NoResponse> {
    if (breaker.state() !== 'closed') throw createCircuitOpenError();
    const timeoutMs = call.isList ? listMs : responseMs;
    const result = await callQueue.run(call.urgency, async () => {
      if (abortController.signal.aborted) throw createCircuitOpenError();
      const send = () => http.send({ ...call, timeoutMs });
      return call.isRelayed ? send() : breaker.run(send);
    });
    if (!result) throw createCircuitOpenError();
    return result;
  }

  /** Null if a retry is not safe or has no chance. A 429 means that the call had no effect. */
  function waitBeforeRetry(
    call: Call,
    result: HttpResponse | NoResponse,
    attempt: number,
  ): number | null {
    const jitterMs = (100 + 200 * random()) * 2 ** attempt;
    if (result.kind === 'response' && result.status === 429) {
      const retryAfterMs = result.retryAfterMs ?? 0;
      return retryAfterMs <= maxRetryAfterMs ? retryAfterMs + jitterMs : null;
    }
    // Deleting twice is harmless: the second call gets a 404, and ids are never reused.
    if (call.method === 'POST' || call.isOnce || isFinalResponse(result)) return null;
    return result.kind === 'no-response' && pointlessToRepeat.has(result.reason) ? null : jitterMs;
  }
}

function toFinalResponse(call: Call, result: HttpResponse | NoResponse): HttpResponse {
  if (result.kind === 'response' && result.status === 429) {
    throw new AppError('overseerr-failed', { detail: { status: 429 } });
  }
  if (result.kind === 'response' && (!isOutage(result) || (call.isRelayed && result.isJson)))
    return result;
  const reason = result.kind === 'no-response' ? result.reason : `status ${result.status}`;
  const mayHaveHadEffect = call.method === 'POST' && (result.kind === 'response' || result.wasSent);
  throw new AppError(mayHaveHadEffect ? 'outcome-unknown' : 'overseerr-unreachable', {
    detail: { method: call.method, path: call.path, reason },
  });
}

/** A 500 about a title stays the same if the call is retried at once (docs/overseerr-api.md, "Titles"). */
function isFinalResponse(result: HttpResponse | NoResponse): boolean {
  if (result.kind === 'no-response') return false;
  const { body } = result;
  return (
    typeof body === 'object' &&
    body !== null &&
    'message' in body &&
    /^Unable to retrieve |not found/.test(String(body.message))
  );
}

function createCircuitOpenError(): AppError {
  return new AppError('overseerr-unreachable', {
    detail: { reason: 'paused after repeated failures' },
  });
}
