import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ConsoleTopic } from '../../domain/console/console-topic.ts';
import { useEvents, useRetry } from './use-events.ts';

/** One page of a list, as the API sends it. */
export interface ListPage<T> {
  readonly items: readonly T[];
  /** The cursor of the next page; null after the last one. */
  readonly next: string | null;
}

/** A list that grows page by page. */
export interface List<T> {
  readonly items: readonly T[];
  readonly error: unknown;
  /** Whether the pages that are shown could not be read again. */
  readonly isStale: boolean;
  readonly isLoading: boolean;
  readonly isLoadingMore: boolean;
  readonly hasMore: boolean;
  loadMore(): void;
  /** Reads all loaded pages again. */
  reload(): void;
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
  const [wanted, setWanted] = useState({ key, pages: 1, round: 0 });
  const readNow = useRef(read);
  readNow.current = read;
  const shown = useRef(state);
  shown.current = state;

  const reload = useCallback(() => setWanted((now) => ({ ...now, round: now.round + 1 })), []);
  useEvents(topics, reload);
  useRetry(state.error !== null, reload);

  const count = wanted.key === key ? wanted.pages : 1;
  // A new round reads again.
  useEffect(() => {
    const { signal, abort } = abortable();
    const before = shown.current.key === key ? (shown.current.pages ?? []) : [];
    const isGrowing = before.length > 0 && before.length < count;
    void readPages(isGrowing ? before : [], signal);
    return abort;

    async function readPages(known: readonly ListPage<T>[], until: AbortSignal): Promise<void> {
      const pages = [...known];
      try {
        while (pages.length < count) {
          const cursor = pages.at(-1)?.next ?? null;
          if (pages.length > 0 && cursor === null) break;
          pages.push(await readNow.current(cursor, until));
          if (until.aborted) return;
        }
        setState({ key, pages, error: null, isStale: false });
      } catch (error) {
        if (until.aborted) return;
        setState((now) => ({
          key,
          pages: now.key === key ? now.pages : null,
          error,
          isStale: before.length > 0 && !isGrowing,
        }));
      }
    }
  }, [key, count, wanted.round]);

  const { pages, error, isStale } =
    state.key === key ? state : { pages: null, error: null, isStale: false };
  const hasMore = pages?.at(-1)?.next != null;
  return {
    items: pages?.flatMap(({ items }) => items) ?? [],
    error,
    isStale,
    isLoading: pages === null && error === null,
    isLoadingMore: pages !== null && hasMore && pages.length < count && error === null,
    hasMore,
    loadMore: () => setWanted({ key, pages: (pages?.length ?? 0) + 1, round: wanted.round }),
    reload,
  };
}

function abortable(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
