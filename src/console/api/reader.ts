import type { ConsoleTopic } from '../../domain/console/console-topic.ts';
import type { EventStream } from './event-stream.ts';
import type { Later } from './later.ts';

/** Reads what a page shows, one call at a time. */
export interface Reader {
  /** Reads now, and gives up what is still being read. */
  restart(): void;
  /**
   * Reads again. An answer that is awaited comes first: if every change gave it up, a slow server could never answer
   * while much changes.
   */
  refresh(): void;
  /** Returns whether something that was read has changed since, so that the next reader has to read it again. */
  stop(): boolean;
}

/** After this, the person is told that the answer takes unusually long. */
const slowMs = 6_000;
/** Several events in a row cause one call. */
const quietMs = 250;

/**
 * Creates a reader, which reads again after events of its topics. It begins once these are told: what it read before would
 * have to be read a second time, because a change between the two would be missed.
 */
export function createReader(deps: {
  /** Resolves with whether it succeeded; never rejects. */
  readonly read: (signal: AbortSignal) => Promise<boolean>;
  readonly topics: readonly ConsoleTopic[];
  readonly events: Pick<EventStream, 'on' | 'onConnection' | 'whenReady'>;
  readonly onSlow: (isSlow: boolean) => void;
  readonly later: Later;
  /** Whether the first answer may be outdated already: what `stop` of the reader before has returned. */
  readonly isOwed?: boolean;
}): Reader {
  const { read, topics, events, onSlow, later, isOwed = false } = deps;
  let current: AbortController | null = null;
  let isOutdated = false;
  let isFirst = true;
  let hasRead = false;
  let hasFailed = false;
  let endQuiet: (() => void) | null = null;
  // A connection that is back tells all topics.
  const ignore =
    topics.length > 0
      ? events.on(topics, refreshSoon)
      : events.onConnection((isConnected) => {
          if (isConnected && hasFailed) refresh();
        });

  let isWaiting = true;
  let endWaiting = () => {};
  let endPatience = tellWhenSlow(onSlow, later);
  if (topics.length > 0) endWaiting = events.whenReady(restart);
  else restart();
  return {
    restart,
    refresh,
    stop() {
      ignore();
      endWaiting();
      endQuiet?.();
      endPatience();
      const isRereading = current !== null && hasRead;
      current?.abort();
      current = null;
      return isOutdated || isRereading || endQuiet !== null;
    },
  };

  function restart(): void {
    endWaiting();
    isWaiting = false;
    current?.abort();
    const controller = new AbortController();
    current = controller;
    isOutdated = isFirst && isOwed;
    isFirst = false;
    endPatience();
    endPatience = tellWhenSlow(onSlow, later);
    void read(controller.signal).then((isRead) => {
      if (current !== controller) return;
      current = null;
      hasRead = true;
      hasFailed = !isRead;
      endPatience();
      if (isOutdated) restart();
    });
  }

  function refresh(): void {
    if (isWaiting) return;
    if (current) isOutdated = true;
    else restart();
  }

  function refreshSoon(): void {
    if (isWaiting) return;
    endQuiet ??= later(() => {
      endQuiet = null;
      refresh();
    }, quietMs);
  }
}

/** Calls `onSlow` if an answer takes unusually long. Returns how to end the wait, which also takes back what was told. */
export function tellWhenSlow(onSlow: (isSlow: boolean) => void, later: Later): () => void {
  const cancel = later(() => onSlow(true), slowMs);
  return () => {
    cancel();
    onSlow(false);
  };
}
