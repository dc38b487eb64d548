import { useEffect, useRef } from 'preact/hooks';

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
