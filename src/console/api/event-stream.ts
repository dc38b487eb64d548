/** What an event is about. It carries no news: the page reads again what it shows. */
export const topics = [
  'requests',
  'people',
  'spaces',
  'services',
  'jobs',
  'alerts',
  'backups',
  'errors',
  'audit',
  'settings',
  'tasks',
  'logs',
] as const;

/** What an event is about. */
export type Topic = (typeof topics)[number];

/** The server's events. One connection serves the whole page. */
export interface EventStream {
  /** Calls `listener` for events of these topics, and after every new connection. Returns how to stop. */
  on(wanted: readonly Topic[], listener: (id: string | null) => void): () => void;
  /** Calls `listener` when the connection is made or lost. Returns how to stop. */
  onConnection(listener: (isConnected: boolean) => void): () => void;
  /** Connects, and connects again whenever the connection is lost. */
  start(): void;
  stop(): void;
}

/** What `EventSource` has and the stream needs; tests pass their own. */
export type Source = Pick<EventSource, 'close' | 'onopen' | 'onerror' | 'onmessage' | 'readyState'>;

const firstDelayMs = 1_000;
const longestDelayMs = 30_000;
const closed = 2;

/** Creates the stream of `url`. */
export function createEventStream(deps: {
  readonly connect: () => Source;
  /** Calls `work` after a delay; returns how to prevent it. */
  readonly later: (work: () => void, delayMs: number) => () => void;
}): EventStream {
  const { connect, later } = deps;
  const listeners = new Set<(topic: Topic | null, id: string | null) => void>();
  const connectionListeners = new Set<(isConnected: boolean) => void>();
  let source: Source | null = null;
  let cancelRetry = () => {};
  let delayMs = firstDelayMs;

  return {
    on(wanted, listener) {
      const notify = (topic: Topic | null, id: string | null) => {
        if (topic === null || wanted.includes(topic)) listener(id);
      };
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
    onConnection(listener) {
      connectionListeners.add(listener);
      return () => connectionListeners.delete(listener);
    },
    start: open,
    stop() {
      cancelRetry();
      source?.close();
      source = null;
    },
  };

  function open(): void {
    const current = connect();
    source = current;
    current.onopen = () => {
      delayMs = firstDelayMs;
      for (const listener of connectionListeners) listener(true);
      // Events may have been missed while there was no connection.
      for (const listener of listeners) listener(null, null);
    };
    current.onmessage = ({ data }: MessageEvent<unknown>) => {
      const event = readEvent(data);
      if (event) for (const listener of listeners) listener(event.topic, event.id);
    };
    current.onerror = () => {
      for (const listener of connectionListeners) listener(false);
      // The browser connects again by itself, unless the server answered with an error.
      if (current.readyState !== closed || source !== current) return;
      source = null;
      cancelRetry = later(open, delayMs);
      delayMs = Math.min(delayMs * 2, longestDelayMs);
    };
  }
}

function readEvent(data: unknown): { readonly topic: Topic; readonly id: string | null } | null {
  try {
    const event: unknown = JSON.parse(String(data));
    if (typeof event !== 'object' || event === null || !('topic' in event)) return null;
    const topic = topics.find((name) => name === event.topic);
    const id = 'id' in event && typeof event.id === 'string' ? event.id : null;
    return topic ? { topic, id } : null;
  } catch {
    return null;
  }
}
