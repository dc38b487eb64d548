import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import { ApiError } from '../api/api-error.ts';
import { useConsole } from './console-context.ts';
import { readSession } from './session.ts';

/** Code and texts that are loaded when they are needed. */
interface Code<T> {
  /** Null as long as it is not loaded. */
  readonly value: T | null;
  /** Why it could not be loaded; null while it is loaded for the first time. */
  readonly error: unknown;
  retry(): void;
}

/** How long after something could not be loaded, such as while the bot restarts, it is tried again. */
const retryMs = 4_000;

/**
 * Loads what `key` names, and tries again until it succeeds. If the server answers and does not have it, the bot was
 * updated: the console is loaded again.
 */
export function useCode<T>(key: string, load: () => Promise<T>): Code<T> {
  const { api, texts } = useConsole();
  const [state, setState] = useState<{ key: string; value: T | null; error: unknown } | null>(null);
  const [round, setRound] = useState(0);

  // `key` and the texts stand for `load`; a new round loads again.
  useLayoutEffect(() => {
    let isOver = false;
    let timer: number | undefined;
    void run();
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };

    async function run(): Promise<void> {
      const value = await load().catch(() => null);
      if (isOver) return;
      if (value !== null) return setState({ key, value, error: null });
      const isGone = (await isServerUp()) && (await load().catch(() => null)) === null;
      if (isOver) return;
      if (isGone && !wasReloaded()) return window.location.reload();
      const error = isGone ? new Error('not in this build') : new ApiError('unreachable', 0, '');
      setState({ key, value: null, error });
      timer = window.setTimeout(() => setRound((now) => now + 1), retryMs);
    }

    function isServerUp(): Promise<boolean> {
      return readSession(api).then(
        () => true,
        () => false,
      );
    }
  }, [key, texts, round]);

  const retry = useCallback(() => setRound((now) => now + 1), []);
  const { value, error } = state?.key === key ? state : { value: null, error: null };
  return { value, error, retry };
}

/** A console that was loaded again already is not loaded again by itself, which could go on forever. */
function wasReloaded(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type === 'reload';
}
