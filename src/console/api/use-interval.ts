import { useEffect, useRef } from 'preact/hooks';

/** How often tasks are read again: nothing tells the page that the process of one has ended. */
export const taskRefreshMs = 20_000;

/** Calls `run` every so often while the page is visible. */
export function useInterval(run: () => void, everyMs: number): void {
  const current = useRef(run);
  current.current = run;
  useEffect(() => {
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') current.current();
    }, everyMs);
    return () => window.clearInterval(timer);
  }, [everyMs]);
}
