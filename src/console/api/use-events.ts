import { useEffect, useRef } from 'preact/hooks';
import type { ConsoleTopic } from '../../domain/console/console-topic.ts';
import { useConsole } from '../app/console-context.ts';

/** Several events in a row cause one call. */
const quietMs = 250;

/** Calls `listener` after events of these topics, at most every quarter of a second. */
export function useEvents(topics: readonly ConsoleTopic[], listener: () => void): void {
  const { events } = useConsole();
  const current = useRef(listener);
  current.current = listener;
  const names = topics.join();

  // The names stand for the list.
  useEffect(() => {
    if (topics.length === 0) return;
    let timer: number | undefined;
    const stop = events.on(topics, () => {
      timer ??= window.setTimeout(() => {
        timer = undefined;
        current.current();
      }, quietMs);
    });
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [events, names]);
}

/** Calls `retry` when the connection to the server is back, if the last attempt to read has failed. */
export function useRetry(hasFailed: boolean, retry: () => void): void {
  const { events } = useConsole();
  useEffect(
    () => (hasFailed ? events.onConnection((isConnected) => isConnected && retry()) : undefined),
    [events, hasFailed, retry],
  );
}
