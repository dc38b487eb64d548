import type { ResponseParameters } from './http/refusal.ts';

/** A planned fault: the calls that it affects, and how often. */
interface PlannedFault {
  /** A method, or `*` for all but `getUpdates`. */
  readonly method: string;
  readonly chatId: number | undefined;
  remaining: number;
  readonly effect: Effect;
}

export type Effect =
  | {
      readonly kind: 'fail';
      readonly status: number;
      readonly description: string;
      readonly parameters: ResponseParameters | undefined;
    }
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  | { readonly kind: 'delay'; readonly delayMs: number }
  | { readonly kind: 'hold'; readonly until: Promise<void> };

export interface Faults {
  /** Fails the next `times` calls with this error; prefixes like "Forbidden: …" stay unchanged. */
  fail(method: string, status: number, description: string, times?: number): void;
  /** Responds with 429 and `parameters.retry_after`, for a method, a chat, or both. */
  tooMany(options: {
    readonly method?: string;
    readonly chatId?: number;
    readonly retryAfterSeconds: number;
    readonly times?: number;
  }): void;
  /** Cuts the connection `before` the call takes effect, or `after` it, losing the response. */
  drop(
    method: string,
    options?: { readonly when?: 'before' | 'after'; readonly times?: number },
  ): void;
  /** Delays the next `times` calls before they take effect. */
  delay(method: string, delayMs: number, times?: number): void;
  /** Holds calls back; the returned function releases them and ends the hold. */
  hold(method: string, options?: { readonly chatId?: number }): () => void;
  clear(): void;
}

export interface FaultPlanner extends Faults {
  /** The effects on this call, in planned order; each counts as used. */
  takeEffects(method: string, chatId: unknown): readonly Effect[];
}

export function createFaults(): FaultPlanner {
  let plannedFaults: PlannedFault[] = [];
  const addFault = (method: string, chatId: number | undefined, times: number, effect: Effect) => {
    const added: PlannedFault = { method, chatId, remaining: times, effect };
    plannedFaults.push(added);
    return added;
  };
  const releases = new Set<() => void>();
  const hold = (method: string, chatId: number | undefined) => {
    let open: () => void = () => undefined;
    const until = new Promise<void>((resolve) => {
      open = resolve;
    });
    const added = addFault(method, chatId, Number.POSITIVE_INFINITY, { kind: 'hold', until });
    const release = () => {
      added.remaining = 0;
      releases.delete(release);
      open();
    };
    releases.add(release);
    return release;
  };
  return {
    fail(method, status, description, times = 1) {
      addFault(method, undefined, times, {
        kind: 'fail',
        status,
        description,
        parameters: undefined,
      });
    },
    tooMany({ method = '*', chatId, retryAfterSeconds, times = 1 }) {
      addFault(method, chatId, times, {
        kind: 'fail',
        status: 429,
        description: `Too Many Requests: retry after ${retryAfterSeconds}`,
        parameters: { retry_after: retryAfterSeconds },
      });
    },
    drop(method, { when = 'before', times = 1 } = {}) {
      addFault(method, undefined, times, { kind: 'drop', when });
    },
    delay(method, delayMs, times = 1) {
      addFault(method, undefined, times, { kind: 'delay', delayMs });
    },
    hold: (method, options = {}) => hold(method, options.chatId),
    clear() {
      plannedFaults = [];
      for (const release of releases) release();
    },
    takeEffects(method, chatId) {
      const hits = plannedFaults.filter(
        (one) =>
          one.remaining > 0 &&
          (one.method === method || (one.method === '*' && method !== 'getUpdates')) &&
          (one.chatId === undefined || String(one.chatId) === String(chatId)),
      );
      const decisive = hits.findIndex(
        ({ effect }) => effect.kind === 'fail' || effect.kind === 'drop',
      );
      const used = decisive === -1 ? hits : hits.slice(0, decisive + 1);
      for (const one of used) one.remaining -= 1;
      return used.map(({ effect }) => effect);
    },
  };
}
