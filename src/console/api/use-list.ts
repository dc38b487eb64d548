import { useRef, useState } from 'preact/hooks';
import type { ConsoleTopic } from '../../domain/console/console-topic.ts';
import { type Reading, useReader } from './use-reader.ts';

/** One page of a list, as the API sends it. */
export interface ListPage<T> {
  readonly items: readonly T[];
  /** The cursor of the next page; null after the last one. */
  readonly next: string | null;
}

/** A list that grows page by page. */
export interface List<T> extends Reading {
  readonly items: readonly T[];
  readonly error: unknown;
  /** Whether the pages that are shown could not be read again. */
  readonly isStale: boolean;
  readonly isLoading: boolean;
  readonly isLoadingMore: boolean;
  readonly hasMore: boolean;
  loadMore(): void;
}

interface State<T> {
  readonly key: string;
  readonly pages: readonly ListPage<T>[] | null;
  readonly error: unknown;
  readonly isStale: boolean;
}

/**
 * Reads a list with keyset paging. `key` names the filter and order: another key starts again. An event of `topics`
 * reads the loaded pages again, so that the person stays where they are.
 */
export function useList<T>(
  key: string,
  read: (cursor: string | null, signal: AbortSignal) => Promise<ListPage<T>>,
  topics: readonly ConsoleTopic[] = [],
): List<T> {
  const [state, setState] = useState<State<T>>({ key, pages: null, error: null, isStale: false });
  const [wanted, setWanted] = useState({ key, pages: 1 });
  const shown = useRef(state);
  shown.current = state;

  const count = wanted.key === key ? wanted.pages : 1;
  const reading = useReader(`${count} ${key}`, readPages, topics);

  async function readPages(signal: AbortSignal): Promise<boolean> {
    const before = shown.current.key === key ? (shown.current.pages ?? []) : [];
    const isGrowing = before.length > 0 && before.length < count;
    const pages = isGrowing ? [...before] : [];
    try {
      while (pages.length < count) {
        const cursor = pages.at(-1)?.next ?? null;
        if (pages.length > 0 && cursor === null) break;
        pages.push(await read(cursor, signal));
        if (signal.aborted) return false;
      }
      setState({ key, pages, error: null, isStale: false });
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      setState((now) => ({
        key,
        pages: now.key === key ? now.pages : null,
        error,
        isStale: before.length > 0 && !isGrowing,
      }));
      return false;
    }
  }

  const { pages, error, isStale } =
    state.key === key ? state : { pages: null, error: null, isStale: false };
  const hasMore = pages?.at(-1)?.next != null;
  return {
    ...reading,
    items: pages?.flatMap(({ items }) => items) ?? [],
    error,
    isStale,
    isLoading: pages === null && error === null,
    isLoadingMore: pages !== null && hasMore && pages.length < count && error === null,
    hasMore,
    loadMore: () => {
      const next = (pages?.length ?? 0) + 1;
      // After a failure, it is the same page that is wanted.
      if (next === count) reading.reload();
      else setWanted({ key, pages: next });
    },
  };
}
