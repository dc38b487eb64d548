import { useState } from 'preact/hooks';
import type { ConsoleTopic } from '../../domain/console/console-topic.ts';
import { type Reading, useReader } from './use-reader.ts';

/** What a page has read. `data` stays while it is read again, also if that fails. */
export interface Query<T> extends Reading {
  readonly data: T | null;
  /** Why the last attempt failed; null after a success. */
  readonly error: unknown;
  /** Whether it is being read for the first time. */
  readonly isLoading: boolean;
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
  const reading = useReader(
    key,
    async (signal) => {
      try {
        const data = await read(signal);
        if (!signal.aborted) setState({ key, data, error: null });
        return true;
      } catch (error) {
        if (!signal.aborted) {
          setState((now) => ({ key, data: now.key === key ? now.data : null, error }));
        }
        return false;
      }
    },
    topics,
  );
  const current = state.key === key ? state : { data: null, error: null };
  return {
    ...reading,
    ...current,
    isLoading: current.data === null && current.error === null,
  };
}
