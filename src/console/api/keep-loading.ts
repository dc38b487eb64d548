/** How long after something could not be loaded it is tried again. */
const retryMs = 2_000;

/** Loads what nothing can be shown without, until it succeeds. Returns how to stop. */
export function keepLoading<T>(load: () => Promise<T>, onLoaded: (value: T) => void): () => void {
  let isOver = false;
  let timer: number | undefined;
  const run = () => {
    load().then(
      (value) => {
        if (!isOver) onLoaded(value);
      },
      () => {
        if (!isOver) timer = window.setTimeout(run, retryMs);
      },
    );
  };
  run();
  return () => {
    isOver = true;
    window.clearTimeout(timer);
  };
}
