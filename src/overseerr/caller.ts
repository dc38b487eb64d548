import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '../core/fault.ts';
import { type Breaker, isOutage } from './breaker.ts';
import type { Answer, Http, HttpCall, Lost } from './http.ts';
import type { Queue, Urgency } from './limiter.ts';

/**
 * A call as the rest of the client makes it. `isList`: it may take longer (SEERR.md §5: up to 10 s measured).
 * `isOnce`: it is never tried again by itself.
 */
export type Call = Omit<HttpCall, 'timeoutMs'> & {
  readonly urgency: Urgency;
  readonly isList?: boolean;
  readonly isOnce?: boolean;
};

export type Caller = ReturnType<typeof createCaller>;

const retries = 2;
const longestWaitMs = 2000;

/** Calls in turn, through the circuit breaker, and again where that is safe. */
export function createCaller(options: {
  readonly http: Http;
  readonly queue: Queue;
  readonly breaker: Breaker;
  readonly answerMs: number;
  readonly listMs: number;
  /** From 0 up to 1; spreads the retries of many callers. */
  readonly random: () => number;
}) {
  const { http, queue, breaker, answerMs, listMs, random } = options;
  const closing = new AbortController();

  return {
    /**
     * The answer, whatever it says. Throws `service-unreachable`; `outcome-unknown` when a POST may have been
     * acted upon; `service-failed` when a proxy limits the rate.
     */
    async send(call: Call): Promise<Answer> {
      for (let attempt = 0; ; attempt += 1) {
        const result = await once(call);
        if (result.kind === 'answer' && result.status !== 429 && result.status < 500) return result;
        const waitMs = attempt < retries ? waitBeforeRetry(call, result, attempt) : null;
        if (waitMs === null) return settle(call, result);
        await pause(waitMs, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    },

    stop(): void {
      closing.abort();
    },
  };

  async function once(call: Call): Promise<Answer | Lost> {
    if (breaker.state() !== 'closed') throw turnedAway();
    const timeoutMs = call.isList ? listMs : answerMs;
    const result = await queue.run(call.urgency, async () => {
      if (closing.signal.aborted) throw turnedAway();
      return breaker.run(() => http.send({ ...call, timeoutMs }));
    });
    if (!result) throw turnedAway();
    return result;
  }

  /** Null when trying again is not safe or not worth it. A 429 was never acted upon. */
  function waitBeforeRetry(call: Call, result: Answer | Lost, attempt: number): number | null {
    const jitterMs = (100 + 200 * random()) * 2 ** attempt;
    if (result.kind === 'answer' && result.status === 429) {
      const askedMs = result.retryAfterMs ?? 0;
      return askedMs <= longestWaitMs ? askedMs + jitterMs : null;
    }
    // Deleting twice is as good as once: a request that is gone answers 404, and numbers are never used again.
    if (call.method === 'POST' || call.isOnce || isFinalAnswer(result)) return null;
    return result.kind === 'lost' && result.reason === 'timeout' ? null : jitterMs;
  }
}

function settle(call: Call, result: Answer | Lost): Answer {
  if (result.kind === 'answer' && result.status === 429) {
    throw new Fault('service-failed', { detail: { status: 429 } });
  }
  if (result.kind === 'answer' && !isOutage(result)) return result;
  const reason = result.kind === 'lost' ? result.reason : `status ${result.status}`;
  const mayHaveHappened = call.method === 'POST' && (result.kind === 'answer' || result.wasSent);
  throw new Fault(mayHaveHappened ? 'outcome-unknown' : 'service-unreachable', {
    detail: { method: call.method, path: call.path, reason },
  });
}

/** A 500 that says what is the matter with the catalogue says the same when asked again at once. */
function isFinalAnswer(result: Answer | Lost): boolean {
  if (result.kind === 'lost') return false;
  const { body } = result;
  return (
    typeof body === 'object' &&
    body !== null &&
    'message' in body &&
    /^Unable to retrieve |not found/.test(String(body.message))
  );
}

function turnedAway(): Fault {
  return new Fault('service-unreachable', { detail: { reason: 'circuit-open' } });
}
