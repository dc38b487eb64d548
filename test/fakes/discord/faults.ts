import { PRIVILEGED_INTENTS } from './intents.ts';
import { type BucketLimit, DEFAULT_BUCKET } from './rate-limit.ts';
import type { Json } from './shapes.ts';

/** What the gateway must do now because a test asked for it. */
type Act =
  | { readonly kind: 'flush' }
  | { readonly kind: 'op'; readonly payload: Json; readonly forget: boolean }
  | { readonly kind: 'close'; readonly code: number | null; readonly forget: boolean };

/** What happens to one REST call instead of, or around, its answer. */
export type Fault =
  | { readonly kind: 'fail'; readonly status: number; readonly body: Json }
  | {
      readonly kind: 'limit';
      readonly retryAfterMs: number;
      readonly scope: 'user' | 'global' | 'shared';
    }
  | { readonly kind: 'drop' }
  | { readonly kind: 'lose' }
  | { readonly kind: 'delay'; readonly delayMs: number };

interface Planned {
  readonly route: string;
  readonly fault: Fault;
  left: number;
}

export type Faults = ReturnType<typeof createFaults>;

/**
 * Everything a test can make go wrong. Routes are named as `METHOD /template`, e.g.
 * `PATCH /channels/{channel_id}/messages/{message_id}`, or `*` for all; an unknown name throws.
 */
export function createFaults(isRoute: (name: string) => boolean) {
  let planned: Planned[] = [];
  let tokenRefused = false;
  let globalLimitOn = true;
  const buckets = new Map<string, BucketLimit>();
  const gatewayFaults = createGatewayFaults();

  function plan(route: string, fault: Fault, times: number) {
    if (route !== '*' && !isRoute(route)) throw new Error(`the fake has no route ${route}`);
    planned.push({ route, fault, left: times });
  }

  return {
    /** The next calls are answered with this status and body, and nothing happens. */
    fail(route: string, status: number, times = 1, body: Json = { message: 'fault', code: 0 }) {
      plan(route, { kind: 'fail', status, body }, times);
    },
    /** The next calls get 429 with `Retry-After` and the body Discord sends. */
    rateLimit(
      route: string,
      retryAfterMs: number,
      { times = 1, scope = 'user' }: { times?: number; scope?: 'user' | 'global' | 'shared' } = {},
    ) {
      plan(route, { kind: 'limit', retryAfterMs, scope }, times);
    },
    /** The connection ends before the call is looked at. */
    dropConnection(route: string, times = 1) {
      plan(route, { kind: 'drop' }, times);
    },
    /** The call is carried out, but the connection ends before the answer. */
    loseAnswer(route: string, times = 1) {
      plan(route, { kind: 'lose' }, times);
    },
    /** The call is carried out only after this long. */
    delay(route: string, delayMs: number, times = Number.POSITIVE_INFINITY) {
      plan(route, { kind: 'delay', delayMs }, times);
    },
    /** From now on the route takes only so many calls, for each channel or other first id. */
    limitBucket(route: string, limit: BucketLimit) {
      if (!isRoute(route)) throw new Error(`the fake has no route ${route}`);
      buckets.set(route, limit);
    },
    bucketOf: (route: string): BucketLimit => buckets.get(route) ?? DEFAULT_BUCKET,
    /** Whether a fault waits for this route. */
    isPlanned: (route: string) => planned.some((one) => one.left > 0 && one.route === route),
    /** The bot token is no longer good: 401 on REST, 4004 on the gateway. */
    refuseToken(refused = true) {
      tokenRefused = refused;
    },
    isTokenRefused: () => tokenRefused,
    /** The limit of 50 requests a second for the bot; on at the start. */
    globalLimit(on: boolean) {
      globalLimitOn = on;
    },
    isGlobalLimitOn: () => globalLimitOn,
    gateway: gatewayFaults,
    /** Takes every planned fault back. */
    clear() {
      planned = [];
      tokenRefused = false;
      globalLimitOn = true;
      buckets.clear();
      gatewayFaults.clear();
    },
    /** The faults due for this call, each used up once. */
    take(route: string): Fault[] {
      const due = planned.filter((one) => one.left > 0 && ['*', route].includes(one.route));
      const delays = due.filter((one) => one.fault.kind === 'delay');
      const first = due.find((one) => one.fault.kind !== 'delay');
      const taken = first ? [...delays, first] : delays;
      for (const one of taken) one.left -= 1;
      return taken.map((one) => one.fault);
    },
  };
}

function createGatewayFaults() {
  let listener: (act: Act) => void = () => {};
  let acks = true;
  let paused = false;
  let refusals = 0;
  let disallowed: number = PRIVILEGED_INTENTS;

  return {
    /** Closes every connection with this code; 4003–4005, 4007, 4009 … also end the session. */
    close: (code: number) => {
      const forget = code === 1000 || code === 1001 || [4004, 4007, 4009].includes(code);
      listener({ kind: 'close', code, forget });
    },
    /** Cuts every connection without a word; sessions stay and can be resumed. */
    kickAll: () => listener({ kind: 'close', code: null, forget: false }),
    /** Op 7. */
    reconnect: () => listener({ kind: 'op', payload: { op: 7, d: null }, forget: false }),
    /** Op 9; with false the session is forgotten. */
    invalidSession: (resumable: boolean) =>
      listener({ kind: 'op', payload: { op: 9, d: resumable }, forget: !resumable }),
    /** Heartbeats get no answer, so the bot must see that the connection is dead. */
    stopHeartbeatAcks() {
      acks = false;
    },
    acksHeartbeats: () => acks,
    /** Events queue up until `resumeEvents`. */
    pauseEvents() {
      paused = true;
    },
    resumeEvents() {
      paused = false;
      listener({ kind: 'flush' });
    },
    isPaused: () => paused,
    /** The next connections are refused. */
    refuseConnections(times: number) {
      refusals = times;
    },
    refusesConnection() {
      refusals -= 1;
      return refusals >= 0;
    },
    /** Identifying with any of these bits is closed with 4014; at the start: the privileged ones. */
    disallowIntents(bits: number) {
      disallowed = bits;
    },
    disallowedIntents: () => disallowed,
    onAct(next: (act: Act) => void) {
      listener = next;
    },
    clear() {
      acks = true;
      refusals = 0;
      disallowed = PRIVILEGED_INTENTS;
      if (paused) this.resumeEvents();
    },
  };
}
