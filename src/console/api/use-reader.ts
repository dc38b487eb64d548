import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ConsoleTopic } from '../../domain/console/console-topic.ts';
import { useConsole } from '../app/console-context.ts';
import { later } from './later.ts';
import { createReader, type Reader } from './reader.ts';

/** How something is read. */
export interface Reading {
  /** Whether the answer takes unusually long. */
  readonly isSlow: boolean;
  /** Reads again, and gives up what is still being read: for a person who tries again, or has changed something. */
  reload(): void;
  /** Reads again after the answer that is awaited: for what happens by itself. */
  refresh(): void;
}

/**
 * Calls `read`, and again after events of `topics`, when the connection is back after a failure, and when `key` changes.
 * `read` resolves with whether it succeeded.
 */
export function useReader(
  key: string,
  read: (signal: AbortSignal) => Promise<boolean>,
  topics: readonly ConsoleTopic[],
): Reading {
  const { events } = useConsole();
  const readNow = useRef(read);
  readNow.current = read;
  const reader = useRef<Reader | null>(null);
  const isOwed = useRef(false);
  const [slowKey, setSlowKey] = useState<string | null>(null);
  const names = topics.join();

  // The names stand for the list.
  useEffect(() => {
    const created = createReader({
      read: (signal) => readNow.current(signal),
      topics,
      events,
      onSlow: (isSlow) => setSlowKey(isSlow ? key : null),
      later,
      isOwed: isOwed.current,
    });
    reader.current = created;
    return () => {
      isOwed.current = created.stop();
    };
  }, [key, events, names]);

  const reload = useCallback(() => reader.current?.restart(), []);
  const refresh = useCallback(() => reader.current?.refresh(), []);
  return { isSlow: slowKey === key, reload, refresh };
}
