import { refuse } from '../http/refusal.ts';
import type { updateTypes } from '../wire/schema.ts';
import type { Update, Updates } from '../wire/wire.ts';

export type UpdateType = (typeof updateTypes)[number];

/** Update retention, https://core.telegram.org/bots/api#getting-updates. */
const retentionMs = 24 * 60 * 60 * 1000;
const optInTypes: readonly UpdateType[] = [
  'chat_member',
  'message_reaction',
  'message_reaction_count',
];

export interface PollRequest {
  /** The first update wanted; everything before it is confirmed. Negative counts from the end. */
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
  /** Seconds to wait if there are no updates. */
  readonly timeout?: number | undefined;
}

/** The queue of updates of one bot, for long polling and for a webhook. */
export interface Delivery {
  /** Queues an update unless `allowed_updates` excludes its type. */
  push<K extends keyof Updates>(type: K, payload: Updates[K]): void;
  /** `undefined` keeps the last setting, an empty list is Telegram's default. */
  allow(types: readonly UpdateType[] | undefined): void;
  allowed(): readonly UpdateType[] | undefined;
  /** A long poll; an older one that still waits ends with 409. */
  poll(request: PollRequest, signal: AbortSignal): Promise<readonly Update[]>;
  /** Unconfirmed updates, oldest first. */
  pending(): readonly Update[];
  confirm(updateId: number): void;
  drop(): void;
  /** Whether a poll is waiting. */
  isPolled(): boolean;
  /** Ends a waiting poll with 409, as setting a webhook does. */
  interrupt(): void;
  /** Called after each queued update. */
  onPush(listener: () => void): void;
  stop(): void;
}

interface WaitingPoll {
  readonly wake: () => void;
  readonly fail: (reason: Error) => void;
}

const conflict = () =>
  refuse(
    409,
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  );

export function createDelivery(now: () => number, firstUpdateId: number): Delivery {
  let queue: { readonly update: Update; readonly queuedAt: number }[] = [];
  let nextUpdateId = firstUpdateId;
  let allowed: readonly UpdateType[] | undefined;
  let waitingPoll: WaitingPoll | undefined;
  const listeners: (() => void)[] = [];

  const isAllowed = (type: UpdateType) =>
    allowed === undefined ? !optInTypes.includes(type) : allowed.includes(type);
  const dropOld = () => {
    queue = queue.filter(({ queuedAt }) => now() - queuedAt < retentionMs);
  };
  const confirmBefore = (offset: number) => {
    if (offset < 0) queue = queue.slice(offset);
    else queue = queue.filter(({ update }) => update.update_id >= offset);
  };
  const take = (limit: number) => {
    dropOld();
    return queue.slice(0, limit).map(({ update }) => update);
  };

  const waitForUpdate = (seconds: number, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => finish(), seconds * 1000);
      const finish = (reason?: Error) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        if (waitingPoll === self) waitingPoll = undefined;
        if (reason === undefined) resolve();
        else reject(reason);
      };
      const onAbort = () => finish();
      const self: WaitingPoll = { wake: () => finish(), fail: finish };
      waitingPoll = self;
      signal.addEventListener('abort', onAbort);
    });

  return {
    push(type, payload) {
      if (!isAllowed(type)) return;
      const update: Update = { update_id: nextUpdateId, [type]: payload };
      nextUpdateId += 1;
      queue.push({ update, queuedAt: now() });
      waitingPoll?.wake();
      for (const listener of listeners) listener();
    },
    allow(types) {
      if (types !== undefined) allowed = types.length === 0 ? undefined : types;
    },
    allowed: () => allowed,
    async poll({ offset, limit = 100, timeout = 0 }, signal) {
      waitingPoll?.fail(conflict());
      if (offset !== undefined) confirmBefore(offset);
      const size = Math.min(Math.max(limit, 1), 100);
      const ready = take(size);
      if (ready.length > 0 || timeout <= 0 || signal.aborted) return ready;
      await waitForUpdate(timeout, signal);
      return signal.aborted ? [] : take(size);
    },
    pending() {
      dropOld();
      return queue.map(({ update }) => update);
    },
    confirm: (updateId) => confirmBefore(updateId + 1),
    drop() {
      queue = [];
    },
    isPolled: () => waitingPoll !== undefined,
    interrupt: () => waitingPoll?.fail(conflict()),
    onPush: (listener) => void listeners.push(listener),
    stop: () => waitingPoll?.wake(),
  };
}
