import type { ResponseParameters } from './refusal.ts';

/** A planned misfortune: which calls it hits, and how often. */
interface Plan {
  /** A method, or `*` for all but `getUpdates`. */
  readonly method: string;
  readonly chatId: number | undefined;
  left: number;
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
  /** Answers the next `times` calls with this error instead of doing them; "Forbidden: …" and the like come as they are. */
  fail(method: string, status: number, description: string, times?: number): void;
  /** Answers 429 with `parameters.retry_after`, for a method, a chat, or both. */
  tooMany(options: {
    readonly method?: string;
    readonly chatId?: number;
    readonly retryAfterSeconds: number;
    readonly times?: number;
  }): void;
  /** Cuts the connection: `before` the call is done, or `after`, when it took effect and its answer is lost. */
  drop(
    method: string,
    options?: { readonly when?: 'before' | 'after'; readonly times?: number },
  ): void;
  /** Makes the next `times` calls wait this long before they are done. */
  delay(method: string, delayMs: number, times?: number): void;
  /** Makes calls wait until released; the returned function releases them and lets later ones pass. */
  hold(method: string, options?: { readonly chatId?: number }): () => void;
  clear(): void;
}

export interface FaultPlan extends Faults {
  /** The effects that hit this call, in the order they were planned; each counts as used. */
  hit(method: string, chatId: unknown): readonly Effect[];
}

export function createFaults(): FaultPlan {
  let plans: Plan[] = [];
  const plan = (method: string, chatId: number | undefined, times: number, effect: Effect) => {
    const added: Plan = { method, chatId, left: times, effect };
    plans.push(added);
    return added;
  };
  const releases = new Set<() => void>();
  const hold = (method: string, chatId: number | undefined) => {
    let open: () => void = () => undefined;
    const until = new Promise<void>((resolve) => {
      open = resolve;
    });
    const added = plan(method, chatId, Number.POSITIVE_INFINITY, { kind: 'hold', until });
    const release = () => {
      added.left = 0;
      releases.delete(release);
      open();
    };
    releases.add(release);
    return release;
  };
  return {
    fail(method, status, description, times = 1) {
      plan(method, undefined, times, { kind: 'fail', status, description, parameters: undefined });
    },
    tooMany({ method = '*', chatId, retryAfterSeconds, times = 1 }) {
      plan(method, chatId, times, {
        kind: 'fail',
        status: 429,
        description: `Too Many Requests: retry after ${retryAfterSeconds}`,
        parameters: { retry_after: retryAfterSeconds },
      });
    },
    drop(method, { when = 'before', times = 1 } = {}) {
      plan(method, undefined, times, { kind: 'drop', when });
    },
    delay(method, delayMs, times = 1) {
      plan(method, undefined, times, { kind: 'delay', delayMs });
    },
    hold: (method, options = {}) => hold(method, options.chatId),
    clear() {
      plans = [];
      for (const release of releases) release();
    },
    hit(method, chatId) {
      const hits = plans.filter(
        (one) =>
          one.left > 0 &&
          (one.method === method || (one.method === '*' && method !== 'getUpdates')) &&
          (one.chatId === undefined || String(one.chatId) === String(chatId)),
      );
      const decisive = hits.findIndex(
        ({ effect }) => effect.kind === 'fail' || effect.kind === 'drop',
      );
      const used = decisive === -1 ? hits : hits.slice(0, decisive + 1);
      for (const one of used) one.left -= 1;
      return used.map(({ effect }) => effect);
    },
  };
}
