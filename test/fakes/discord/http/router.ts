import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { preciseNow } from '../../../support/precise-time.ts';
import type { Fault, Faults } from '../faults.ts';
import type { Events } from '../gateway/events.ts';
import { toErrorTree, type Violation } from '../validation/violation.ts';
import { type Body, readBody } from './body.ts';
import { createRateLimit, tooMany } from './rate-limit.ts';
import { type Answer, isRefusal, refusalAnswer } from './refusal.ts';
import { createRouteFinder, type FoundRoute, type Route } from './route.ts';

/** One REST call the bot made. */
export interface RecordedCall {
  readonly method: string;
  /** `METHOD /template`, or `METHOD /path` when no route fits. */
  readonly route: string;
  /** The decoded path without `/api/v10`. */
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  readonly files: readonly string[];
  readonly authorization: string | undefined;
  /** The status of the response; 0 if the connection was cut instead. */
  readonly status: number;
  /** The body of the response. */
  readonly answer: unknown;
  /** Epoch milliseconds of arrival. */
  readonly at: number;
}

interface Deps {
  readonly routes: readonly Route[];
  readonly token: string;
  readonly faults: Faults;
  readonly events: Events;
  readonly now?: () => number;
  /** Called for every call after its response. */
  readonly onCall?: (call: RecordedCall) => void;
  /** Everything wrong with the call: schema first, then rules. */
  readonly validateCall: (route: string, body: Body) => readonly Violation[];
}

export interface Router {
  readonly calls: readonly RecordedCall[];
  readonly ruleViolations: readonly string[];
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Handles every REST call: faults, token, rate limits, validation, handler, and record. */
export function createRouter(deps: Deps): Router {
  const { routes, token, faults, events, validateCall } = deps;
  const calls: RecordedCall[] = [];
  const ruleViolations: string[] = [];
  const findRoute = createRouteFinder(routes);
  const rateLimit = createRateLimit(deps.now);

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const at = preciseNow();
    const { url = '/' } = request;
    const pathname = url.replace(/\?.*/s, '');
    const query = url.slice(pathname.length);
    const method = request.method ?? 'GET';
    const segments = pathname
      .replace(/^\/api(\/v\d+)?/, '')
      .split('/')
      .slice(1)
      .map(decodeURIComponent);
    const path = `/${segments.join('/')}`;
    const found = findRoute(method, segments);
    const name = found?.name ?? `${method} ${path}`;
    const body = await readBody(request);
    const due = faults.take(name);
    for (const fault of due) if (fault.kind === 'delay') await delay(fault.delayMs);

    const cut = due.find((fault) => fault.kind === 'drop' || fault.kind === 'lose');
    const answer = cut?.kind === 'drop' ? { status: 0 } : decide();
    const call: RecordedCall = {
      method,
      route: name,
      path,
      query,
      body: body.json,
      files: body.files,
      authorization: request.headers.authorization,
      status: cut ? 0 : answer.status,
      answer: answer.body,
      at,
    };
    calls.push(call);
    if (cut) request.socket.destroy();
    else send(response, answer);
    events.wakeWaiters();
    deps.onCall?.(call);

    function decide(): Answer {
      const planned = due.map(toAnswer).find((one) => one !== undefined);
      if (planned) return planned;
      if (!found) return { status: 404, body: { message: '404: Not Found', code: 0 } };
      const { route } = found;
      const isKnown = request.headers.authorization === `Bot ${token}`;
      if (route.auth === 'bot' && (!isKnown || faults.isTokenRefused())) {
        return { status: 401, body: { message: '401: Unauthorized', code: 0 } };
      }
      const limited = rateLimit.take(
        `${name} ${segments[1] ?? ''}`,
        faults.bucketOf(name),
        faults.isGlobalLimitOn() && route.isOutsideGlobal !== true,
      );
      const outcome = limited.refusal ?? validateAndHandle(found);
      return { ...outcome, headers: { ...limited.headers, ...outcome.headers } };
    }

    function validateAndHandle({ route, params }: FoundRoute): Answer {
      if (body.isBroken) {
        ruleViolations.push(`${name}: the body is not JSON`);
        return refusalAnswer(50109);
      }
      const violations = validateCall(name, body);
      if (violations.length > 0) return recordViolations(violations);
      try {
        return route.handle({
          param(key) {
            const value = params.get(key);
            if (value === undefined) throw new Error(`${name} has no parameter ${key}`);
            return value;
          },
          query: new URLSearchParams(query),
          body: body.json,
          files: body.files,
        });
      } catch (error) {
        if (isRefusal(error))
          return error.violations ? recordViolations(error.violations) : error.answer;
        ruleViolations.push(`${name}: the fake failed: ${String(error)}`);
        return { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
      }
    }

    function recordViolations(violations: readonly Violation[]): Answer {
      for (const { path: where, code, message } of violations) {
        ruleViolations.push(`${name}: ${where.join('.') || 'body'}: ${message} (${code})`);
      }
      return violations.every(({ code }) => code === 'EMPTY_MESSAGE')
        ? refusalAnswer(50006)
        : refusalAnswer(50035, toErrorTree(violations));
    }
  }

  return { calls, ruleViolations, serve };
}

function toAnswer(fault: Fault): Answer | undefined {
  if (fault.kind === 'fail') return { status: fault.status, body: fault.body };
  if (fault.kind === 'limit') return tooMany(fault.retryAfterMs, fault.scope);
  return undefined;
}

function send(response: ServerResponse, answer: Answer) {
  if (answer.body === undefined) {
    response.writeHead(answer.status, answer.headers).end();
    return;
  }
  const text = JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    ...answer.headers,
    'Content-Type': 'application/json',
    // With the length, headers and body leave in one write.
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}
