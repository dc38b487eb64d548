import { useCallback, useState } from 'preact/hooks';
import { type CallKind, useConsole } from '../app/console-context.ts';

/** Something that a person starts and that takes a moment. */
export interface Action<Args extends readonly unknown[]> {
  readonly isRunning: boolean;
  /** Runs it, shows an error as a toast, and resolves with whether it succeeded. Does nothing while it runs. */
  run(...args: Args): Promise<boolean>;
}

/**
 * Wraps a call of the API for a button: `<Button isBusy={save.isRunning} onClick={() => void save.run()}>`. It is never
 * repeated by itself: without an answer, it may have been done.
 */
export function useAction<Args extends readonly unknown[]>(
  work: (...args: Args) => Promise<unknown>,
  kind: CallKind = 'change',
): Action<Args> {
  const { toast, explain } = useConsole();
  const [isRunning, setRunning] = useState(false);
  const run = useCallback(
    async (...args: Args) => {
      if (isRunning) return false;
      setRunning(true);
      try {
        await work(...args);
        return true;
      } catch (error) {
        toast({ tone: 'bad', text: explain(error, kind) });
        return false;
      } finally {
        setRunning(false);
      }
    },
    [isRunning, work, kind, toast, explain],
  );
  return { isRunning, run };
}
