import type { ConsoleTopic } from '../../domain/console/console-topic.ts';
import { isKnown } from './is-known.ts';
import type { Later } from './later.ts';

const topics = {
  requests: true,
  people: true,
  spaces: true,
  services: true,
  jobs: true,
  alerts: true,
  backups: true,
  errors: true,
  audit: true,
  settings: true,
  tasks: true,
  logs: true,
} as const satisfies Record<ConsoleTopic, true>;

/** The server's events. One connection serves the whole page. */
export interface EventStream {
  /**
   * Calls `listener` for events of these topics, after every new connection, and before every attempt to make one after
   * the server has refused it. Returns how to stop.
   */
  on(wanted: readonly ConsoleTopic[], listener: () => void): () => void;
  /**
   * Calls `work` as soon as changes are told, at once if they are already or no connection is being made: what is read
   * before that is read again. It does not wait long for a connection. Returns how to prevent it.
   */
  whenReady(work: () => void): () => void;
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
/** Longer than a connection takes, but not so long that a person minds. */
const patienceMs = 1_000;

/** Creates the stream of `url`. */
export function createEventStream(deps: {
  readonly connect: () => Source;
  readonly later: Later;
}): EventStream {
  const { connect, later } = deps;
  const listeners = new Set<(topic: ConsoleTopic | null) => void>();
  const connectionListeners = new Set<(isConnected: boolean) => void>();
  let source: Source | null = null;
  const waiting = new Set<() => void>();
  let isBeginning = false;
  let cancelRetry = () => {};
  let endPatience = () => {};
  let delayMs = firstDelayMs;

  return {
    on(wanted, listener) {
      const notify = (topic: ConsoleTopic | null) => {
        if (topic === null || wanted.includes(topic)) listener();
      };
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
    whenReady(work) {
      const wait = () => work();
      if (isBeginning) waiting.add(wait);
      else work();
      return () => waiting.delete(wait);
    },
    onConnection(listener) {
      connectionListeners.add(listener);
      return () => connectionListeners.delete(listener);
    },
    start() {
      isBeginning = true;
      endPatience = later(release, patienceMs);
      open();
    },
    stop() {
      cancelRetry();
      source?.close();
      source = null;
      release();
    },
  };

  function release(): void {
    if (!isBeginning) return;
    isBeginning = false;
    endPatience();
    for (const work of [...waiting]) {
      waiting.delete(work);
      work();
    }
  }

  function tellAll(): void {
    for (const listener of listeners) listener(null);
  }

  function open(): void {
    const current = connect();
    source = current;
    current.onopen = () => {
      delayMs = firstDelayMs;
      for (const listener of connectionListeners) listener(true);
      // Events may have been missed while there was no connection. Those who wait have read nothing yet.
      tellAll();
      release();
    };
    current.onmessage = ({ data }: MessageEvent<unknown>) => {
      const topic = readTopic(data);
      if (topic) for (const listener of listeners) listener(topic);
    };
    current.onerror = () => {
      for (const listener of connectionListeners) listener(false);
      release();
      // The browser connects again by itself, unless the server answered with an error.
      if (current.readyState !== closed || source !== current) return;
      source = null;
      // A server that refuses the stream, such as one with too many of them, may answer calls all the same.
      const retry = () => {
        tellAll();
        open();
      };
      cancelRetry = later(retry, delayMs);
      delayMs = Math.min(delayMs * 2, longestDelayMs);
    };
  }
}

/** What an event is about. It carries no news: the page reads again what it shows. */
function readTopic(data: unknown): ConsoleTopic | null {
  try {
    const event: unknown = JSON.parse(String(data));
    if (typeof event !== 'object' || event === null || !('topic' in event)) return null;
    return typeof event.topic === 'string' && isKnown(topics, event.topic) ? event.topic : null;
  } catch {
    return null;
  }
}
