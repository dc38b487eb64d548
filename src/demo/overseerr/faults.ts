/**
 * The calls that a fault affects: `'POST /request'`, `'/movie/:id'` (any method), or a pattern on
 * `METHOD /path`. Paths are without `/api/v1` and without the query. Undefined: all calls.
 */
export type CallPattern = string | RegExp;

/** The calls that a fault affects, and how many of them; without `times`, until it is cleared. */
export interface FaultScope {
  readonly where?: CallPattern;
  readonly times?: number;
}

/** What happens to a call instead of, or besides, its response. */
export type Fault =
  | { readonly kind: 'fail'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'limit'; readonly retryAfterSeconds: number }
  | { readonly kind: 'distort'; readonly change: (body: unknown) => unknown }
  | { readonly kind: 'drop-before' }
  | { readonly kind: 'drop-after' }
  | { readonly kind: 'hang-before' }
  | { readonly kind: 'hang-after' };

/** Makes the server and the services behind it fail. */
export interface Faults {
  delayMs(delay: number, where?: CallPattern): void;
  fail(status: number, options?: FaultScope & { readonly body?: unknown }): void;
  /** Responds 200 with another body, as a broken proxy or database would. */
  distort(change: (body: unknown) => unknown, scope?: FaultScope): void;
  /** Destroys the socket before or after the call takes effect: a lost request or a lost response. */
  drop(when: 'before' | 'after', scope?: FaultScope): void;
  /** Never responds; the call takes effect only with `'after'`. */
  hang(when?: 'before' | 'after', scope?: FaultScope): void;
  /** Responds 429 as a reverse proxy would; the server itself never does. */
  tooManyRequests(options?: FaultScope & { readonly retryAfterSeconds?: number }): void;
  /** `true`: TMDB responds 500; a number: it responds with that status. */
  tmdbDown(status: boolean | number): void;
  /** Radarr refuses everything; `GET /service/radarr/:id` then crashes the server. */
  radarrDown(isDown: boolean): void;
  sonarrDown(isDown: boolean): void;
  /** Ends the faults for `where`, or all faults including those of TMDB, Radarr, and Sonarr. */
  clear(where?: CallPattern): void;
  /** Used by the server: the delay of a call. */
  delayOf(call: string): number;
  /** Used by the server: takes the next fault for a call. */
  takeFault(call: string): Fault | undefined;
  readonly upstream: { tmdbStatus: number | null; isRadarrDown: boolean; isSonarrDown: boolean };
}

function toKey(where: CallPattern | undefined): string {
  return where === undefined ? '' : String(where);
}

function matchesCall(where: CallPattern | undefined, call: string): boolean {
  if (where === undefined) return true;
  if (where instanceof RegExp) return where.test(call);
  const [method, path] = where.startsWith('/') ? [undefined, where] : where.split(' ', 2);
  const [calledMethod, calledPath = ''] = call.split(' ', 2);
  if (method !== undefined && method !== calledMethod) return false;
  const pattern = (path ?? '').split('/');
  const called = calledPath.split('/');
  return (
    pattern.length === called.length &&
    pattern.every((part, index) => part.startsWith(':') || part === called[index])
  );
}

/** Starts without faults. */
export function createFaults(): Faults {
  let delays: { readonly where: CallPattern | undefined; readonly delay: number }[] = [];
  let plannedFaults: {
    readonly where: CallPattern | undefined;
    readonly fault: Fault;
    remaining: number;
  }[] = [];
  const upstream: Faults['upstream'] = {
    tmdbStatus: null,
    isRadarrDown: false,
    isSonarrDown: false,
  };
  const add = (fault: Fault, scope: FaultScope = {}): void => {
    plannedFaults.push({
      where: scope.where,
      fault,
      remaining: scope.times ?? Number.POSITIVE_INFINITY,
    });
  };
  return {
    upstream,
    delayMs(delay, where) {
      delays = delays.filter((one) => toKey(one.where) !== toKey(where));
      if (delay > 0) delays.push({ where, delay });
    },
    fail(status, options = {}) {
      add(
        { kind: 'fail', status, body: options.body ?? { message: 'Something went wrong.' } },
        options,
      );
    },
    distort(change, scope) {
      add({ kind: 'distort', change }, scope);
    },
    drop(when, scope) {
      add({ kind: when === 'before' ? 'drop-before' : 'drop-after' }, scope);
    },
    hang(when = 'before', scope) {
      add({ kind: when === 'before' ? 'hang-before' : 'hang-after' }, scope);
    },
    tooManyRequests(options = {}) {
      add({ kind: 'limit', retryAfterSeconds: options.retryAfterSeconds ?? 1 }, options);
    },
    tmdbDown(status) {
      upstream.tmdbStatus = status === true ? 500 : status === false ? null : status;
    },
    radarrDown(isDown) {
      upstream.isRadarrDown = isDown;
    },
    sonarrDown(isDown) {
      upstream.isSonarrDown = isDown;
    },
    clear(where) {
      if (where === undefined) {
        delays = [];
        plannedFaults = [];
        Object.assign(upstream, { tmdbStatus: null, isRadarrDown: false, isSonarrDown: false });
        return;
      }
      delays = delays.filter((one) => toKey(one.where) !== toKey(where));
      plannedFaults = plannedFaults.filter((one) => toKey(one.where) !== toKey(where));
    },
    delayOf: (call) => delays.findLast((one) => matchesCall(one.where, call))?.delay ?? 0,
    takeFault(call) {
      const found = plannedFaults.find((one) => one.remaining > 0 && matchesCall(one.where, call));
      if (!found) return undefined;
      found.remaining -= 1;
      plannedFaults = plannedFaults.filter((one) => one.remaining > 0);
      return found.fault;
    },
  };
}
