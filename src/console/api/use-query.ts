import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ConsoleTopic } from '../../domain/console/console-topic.ts';
import { useEvents, useRetry } from './use-events.ts';

/** What a page has read. `data` stays while it is read again, also if that fails. */
export interface Query<T> {
  readonly data: T | null;
  /** Why the last attempt failed; null after a success. */
  readonly error: unknown;
  /** Whether it is being read for the first time. */
  readonly isLoading: boolean;
  /** Reads again. */
  reload(): void;
}

/**
 * Reads what a page shows, and again when an event of `topics` arrives or `key` changes. `key` names what is read;
 * data of another key is dropped.
 */
export function useQuery<T>(
  key: string,
  read: (signal: AbortSignal) => Promise<T>,
  topics: readonly ConsoleTopic[] = [],
): Query<T> {
  const [state, setState] = useState<{ key: string; data: T | null; error: unknown }>({
    key,
    data: null,
    error: null,
  });
  const [round, setRound] = useState(0);
  const readNow = useRef(read);
  readNow.current = read;

  const reload = useCallback(() => setRound((now) => now + 1), []);
  useEvents(topics, reload);
  useRetry(state.error !== null, reload);

  // A new round reads again.
  useEffect(() => {
    const controller = new AbortController();
    readNow.current(controller.signal).then(
      (data) => {
        if (!controller.signal.aborted) setState({ key, data, error: null });
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        setState((now) => ({ key, data: now.key === key ? now.data : null, error }));
      },
    );
    return () => controller.abort();
  }, [key, round]);

  const current = state.key === key ? state : { data: null, error: null };
  return { ...current, isLoading: current.data === null && current.error === null, reload };
}
