import { PRIVILEGED_INTENTS } from './gateway/intents.ts';
import { type BucketLimit, DEFAULT_BUCKET } from './http/rate-limit.ts';
import type { Json } from './validation/shapes.ts';

/** The gateway faults that a test can cause. */
type GatewayAction =
  | { readonly kind: 'flush' }
  | { readonly kind: 'op'; readonly payload: Json; readonly endsSession: boolean }
  | { readonly kind: 'close'; readonly code: number | null; readonly endsSession: boolean };

/** What happens to a REST call instead of, or besides, its response. */
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
  remaining: number;
}

export type Faults = ReturnType<typeof createFaults>;

/**
 * The faults that a test can inject. Routes are named as `METHOD /template`, e.g.
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
    planned.push({ route, fault, remaining: times });
  }

  return {
    /** The next calls get this status and body, and have no effect. */
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
    /** The connection closes before the call is handled. */
    dropConnection(route: string, times = 1) {
      plan(route, { kind: 'drop' }, times);
    },
    /** The call takes effect, but the connection closes before the response. */
    loseAnswer(route: string, times = 1) {
      plan(route, { kind: 'lose' }, times);
    },
    /** The call takes effect only after this delay. */
    delay(route: string, delayMs: number, times = Number.POSITIVE_INFINITY) {
      plan(route, { kind: 'delay', delayMs }, times);
    },
    /** Limits the calls of the route for each channel or other first ID. */
    limitBucket(route: string, limit: BucketLimit) {
      if (!isRoute(route)) throw new Error(`the fake has no route ${route}`);
      buckets.set(route, limit);
    },
    bucketOf: (route: string): BucketLimit => buckets.get(route) ?? DEFAULT_BUCKET,
    /** Whether a fault is planned for this route. */
    isPlanned: (route: string) => planned.some((one) => one.remaining > 0 && one.route === route),
    /** Makes the bot token invalid: 401 on REST, 4004 on the gateway. */
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
    /** Cancels every planned fault. */
    clear() {
      planned = [];
      tokenRefused = false;
      globalLimitOn = true;
      buckets.clear();
      gatewayFaults.clear();
    },
    /** The faults due for this call, each used up once. */
    take(route: string): Fault[] {
      const due = planned.filter((one) => one.remaining > 0 && ['*', route].includes(one.route));
      const delays = due.filter((one) => one.fault.kind === 'delay');
      const first = due.find((one) => one.fault.kind !== 'delay');
      const taken = first ? [...delays, first] : delays;
      for (const one of taken) one.remaining -= 1;
      return taken.map((one) => one.fault);
    },
  };
}

function createGatewayFaults() {
  let listener: (action: GatewayAction) => void = () => {};
  let isAcking = true;
  let paused = false;
  let remainingRefusals = 0;
  let disallowedBits: number = PRIVILEGED_INTENTS;

  return {
    /** Closes every connection with this code; 4003–4005, 4007, 4009 … also end the session. */
    close: (code: number) => {
      const endsSession = code === 1000 || code === 1001 || [4004, 4007, 4009].includes(code);
      listener({ kind: 'close', code, endsSession });
    },
    /** Cuts every connection without a close code; sessions can still be resumed. */
    dropConnections: () => listener({ kind: 'close', code: null, endsSession: false }),
    /** Op 7. */
    reconnect: () => listener({ kind: 'op', payload: { op: 7, d: null }, endsSession: false }),
    /** Op 9; with false the session is forgotten. */
    invalidSession: (resumable: boolean) =>
      listener({ kind: 'op', payload: { op: 9, d: resumable }, endsSession: !resumable }),
    /** Heartbeats get no response, so the bot must detect the dead connection. */
    stopHeartbeatAcks() {
      isAcking = false;
    },
    acksHeartbeats: () => isAcking,
    /** Events queue up until `resumeEvents`. */
    pauseEvents() {
      paused = true;
    },
    resumeEvents() {
      paused = false;
      listener({ kind: 'flush' });
    },
    isPaused: () => paused,
    /** Refuses the next connections. */
    refuseConnections(times: number) {
      remainingRefusals = times;
    },
    refusesConnection() {
      remainingRefusals -= 1;
      return remainingRefusals >= 0;
    },
    /** Identifying with any of these bits closes with 4014; privileged intents by default. */
    disallowIntents(bits: number) {
      disallowedBits = bits;
    },
    disallowedIntents: () => disallowedBits,
    onAction(next: (action: GatewayAction) => void) {
      listener = next;
    },
    clear() {
      isAcking = true;
      remainingRefusals = 0;
      disallowedBits = PRIVILEGED_INTENTS;
      if (paused) this.resumeEvents();
    },
  };
}
