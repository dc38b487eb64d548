import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import { ApiError } from '../api/api-error.ts';
import { readLimitMs } from '../api/fetch-api.ts';
import { later } from '../api/later.ts';
import { tellWhenSlow } from '../api/reader.ts';
import type { Query } from '../api/use-query.ts';
import { useConsole } from './console-context.ts';
import { readSession } from './session.ts';

/** How long after something could not be loaded, such as while the bot restarts, it is tried again. */
const retryMs = 4_000;

/**
 * Loads the code and the texts that `key` names, and tries again until it succeeds. If the server answers and does not
 * have it, the bot was updated: the console is loaded again.
 */
export function useCode<T>(key: string, load: () => Promise<T>): Query<T> {
  const { api, texts } = useConsole();
  const [state, setState] = useState<{ key: string; data: T | null; error: unknown } | null>(null);
  const [slowKey, setSlowKey] = useState<string | null>(null);
  const [round, setRound] = useState(0);

  // `key` and the texts stand for `load`; a new round loads again.
  useLayoutEffect(() => {
    let isOver = false;
    let endRetry = () => {};
    const endPatience = tellWhenSlow((isSlow) => setSlowKey(isSlow ? key : null), later);
    void run();
    return () => {
      isOver = true;
      endPatience();
      endRetry();
    };

    async function run(): Promise<void> {
      const data = await orLate(load().catch(() => null));
      if (isOver) return;
      if (data === late) return fail(new ApiError('no-answer', 0, ''));
      if (data !== null) {
        endPatience();
        return setState({ key, data, error: null });
      }
      const isGone = (await isServerUp()) && (await load().catch(() => null)) === null;
      if (isOver) return;
      if (isGone && !wasReloaded()) return window.location.reload();
      fail(isGone ? new Error('not in this build') : new ApiError('unreachable', 0, ''));
    }

    function fail(error: Error): void {
      endPatience();
      setState({ key, data: null, error });
      endRetry = later(() => setRound((now) => now + 1), retryMs);
    }

    function isServerUp(): Promise<boolean> {
      return readSession(api).then(
        () => true,
        () => false,
      );
    }
  }, [key, texts, round]);

  const reload = useCallback(() => setRound((now) => now + 1), []);
  const { data, error } = state?.key === key ? state : { data: null, error: null };
  const isLoading = data === null && error === null;
  return { data, error, isLoading, isSlow: slowKey === key, reload, refresh: reload };
}

const late = Symbol('late');

/** What `work` resolves with, or `late` if that takes too long; what a browser loads cannot be given up. */
async function orLate<T>(work: Promise<T>): Promise<T | typeof late> {
  let endLimit = () => {};
  const limit = new Promise<typeof late>((resolve) => {
    endLimit = later(() => resolve(late), readLimitMs);
  });
  return Promise.race([work, limit]).finally(endLimit);
}

/** A console that was loaded again already is not loaded again by itself, which could go on forever. */
function wasReloaded(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type === 'reload';
}
