import { z } from 'zod';
import { Fault, type FaultCode } from '../core/fault.ts';
import type { Answer } from './http.ts';

/** What an answer that is no success means. `denied`: wrong key, account gone or right missing; all look alike. */
type Verdict = FaultCode | 'denied';

interface Refusal {
  readonly status: number;
  readonly text: RegExp;
  readonly verdict: Verdict;
}

/** The texts of both products: recordings #006 #013 #201–#310 #385–#394 #451 #461 and SEERR.md §1.11, §2, §4. */
const refusals: readonly Refusal[] = [
  { status: 403, text: /invalid csrf token/i, verdict: 'service-csrf' },
  { status: 403, text: /permission to access this endpoint/i, verdict: 'denied' },
  { status: 403, text: /movie quota exceeded/i, verdict: 'quota-movie' },
  { status: 403, text: /series quota exceeded/i, verdict: 'quota-tv' },
  { status: 403, text: /permission to make 4k/i, verdict: 'no-right-4k' },
  { status: 403, text: /permission to make movie/i, verdict: 'no-right-movie' },
  { status: 403, text: /permission to make series/i, verdict: 'no-right-tv' },
  { status: 403, text: /bl(ock|ack)listed/i, verdict: 'blocklisted' },
  { status: 403, text: /permission/i, verdict: 'no-right' },
  { status: 401, text: /permission to delete this request/i, verdict: 'not-yours' },
  { status: 401, text: /^/, verdict: 'service-key' },
  { status: 404, text: /^not found$/i, verdict: 'service-not-overseerr' },
  { status: 409, text: /already exists/i, verdict: 'already-requested' },
  { status: 500, text: /^\[TMDB\].*status code 404/i, verdict: 'title-unknown' },
  { status: 500, text: /^\[TMDB\]/i, verdict: 'catalogue-down' },
  { status: 500, text: /tvdb id not found/i, verdict: 'no-tvdb' },
  { status: 500, text: /sign-in is disabled/i, verdict: 'sign-in-off' },
];

const refusalBody = z.object({ message: z.string().optional(), error: z.string().optional() });

/** The words of an answer that is no success; empty when it has none. */
export function textOf(answer: Answer): string {
  const body = refusalBody.safeParse(answer.body);
  return body.success ? (body.data.message ?? body.data.error ?? '') : '';
}

/** Reads an answer that is no success. */
export function verdictOn(answer: Answer): Verdict {
  // A page instead of JSON comes from something else that listens there: a proxy's login, another service.
  if (!answer.isJson && answer.status < 500 && answer.status !== 413 && answer.status !== 431) {
    return 'service-not-overseerr';
  }
  const text = textOf(answer);
  const known = refusals.find(
    (refusal) => refusal.status === answer.status && refusal.text.test(text),
  );
  if (known) return known.verdict;
  if (answer.status < 400 || answer.status === 405) return 'service-not-overseerr';
  if (answer.status >= 500) return 'service-failed';
  if (answer.status === 404) return 'not-found';
  return answer.status === 403 ? 'no-right' : 'bad-input';
}

/** The fault for a verdict. The server's own words stay out of it: some name people. */
export function toRefusal(code: FaultCode, answer: Answer): Fault {
  const target = answer.location ? redirectTarget(answer.location) : null;
  return new Fault(code, {
    detail: { status: answer.status, ...(target ? { redirectsTo: target } : {}) },
  });
}

/** Where a redirect points, without its query: `https://…` tells an owner that the address lacks the `s`. */
function redirectTarget(location: string): string | null {
  if (!URL.canParse(location))
    return location.startsWith('/') ? location.split('?', 1).join() : null;
  const { origin, pathname } = new URL(location);
  return `${origin}${pathname}`;
}
