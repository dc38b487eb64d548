import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../domain/app-error.ts';
import type { CallQueue, Urgency } from './call-queue.ts';
import { type Breaker, isOutage } from './circuit-breaker.ts';
import type { HttpCall, HttpClient, HttpResponse, NoResponse } from './http-client.ts';

/**
 * A call as the rest of the client makes it. `isList`: it may take longer, 10 s and more
 * (docs/overseerr-api.md, "Listing requests").
 * `isOnce`: it is never tried again by itself.
 */
export type Call = Omit<HttpCall, 'timeoutMs'> & {
  readonly urgency: Urgency;
  readonly isList?: boolean;
  readonly isOnce?: boolean;
};

export type Caller = ReturnType<typeof createCaller>;

const maxRetries = 2;
const maxRetryAfterMs = 2000;

/** Calls in turn, through the circuit breaker, and again where that is safe. */
export function createCaller(options: {
  readonly http: HttpClient;
  readonly callQueue: CallQueue;
  readonly breaker: Breaker;
  readonly responseMs: number;
  readonly listMs: number;
  /** From 0 up to 1; spreads the retries of many callers. */
  readonly random: () => number;
}) {
  const { http, callQueue, breaker, responseMs, listMs, random } = options;
  const abortController = new AbortController();

  return {
    /**
     * The answer, whatever it says. Throws `overseerr-unreachable`; `outcome-unknown` when a POST may have been
     * acted upon; `overseerr-failed` when a proxy limits the rate.
     */
    async send(call: Call): Promise<HttpResponse> {
      for (let attempt = 0; ; attempt += 1) {
        const result = await sendOnce(call);
        if (result.kind === 'response' && result.status !== 429 && result.status < 500)
          return result;
        const waitMs = attempt < maxRetries ? waitBeforeRetry(call, result, attempt) : null;
        if (waitMs === null) return toFinalResponse(call, result);
        await pause(waitMs, undefined, { signal: abortController.signal }).catch(() => undefined);
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
      return breaker.run(() => http.send({ ...call, timeoutMs }));
    });
    if (!result) throw createCircuitOpenError();
    return result;
  }

  /** Null when trying again is not safe or not worth it. A 429 was never acted upon. */
  function waitBeforeRetry(
    call: Call,
    result: HttpResponse | NoResponse,
    attempt: number,
  ): number | null {
    const jitterMs = (100 + 200 * random()) * 2 ** attempt;
    if (result.kind === 'response' && result.status === 429) {
      const askedMs = result.retryAfterMs ?? 0;
      return askedMs <= maxRetryAfterMs ? askedMs + jitterMs : null;
    }
    // Deleting twice is as good as once: a request that is gone answers 404, and numbers are never used again.
    if (call.method === 'POST' || call.isOnce || isFinalResponse(result)) return null;
    return result.kind === 'no-response' && result.reason === 'timeout' ? null : jitterMs;
  }
}

function toFinalResponse(call: Call, result: HttpResponse | NoResponse): HttpResponse {
  if (result.kind === 'response' && result.status === 429) {
    throw new AppError('overseerr-failed', { detail: { status: 429 } });
  }
  if (result.kind === 'response' && !isOutage(result)) return result;
  const reason = result.kind === 'no-response' ? result.reason : `status ${result.status}`;
  const mayHaveHappened = call.method === 'POST' && (result.kind === 'response' || result.wasSent);
  throw new AppError(mayHaveHappened ? 'outcome-unknown' : 'overseerr-unreachable', {
    detail: { method: call.method, path: call.path, reason },
  });
}

/** A 500 that says what is the matter with the catalogue says the same when asked again at once. */
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
  return new AppError('overseerr-unreachable', { detail: { reason: 'circuit-open' } });
}
