import { useCallback, useMemo, useState } from 'preact/hooks';
import { later } from '../api/later.ts';
import { createToasts, type ShownToast, type Toast } from '../ui/feedback/toasts.ts';

/** The toasts, and which dialog is on top: a dialog covers everything below it, and makes it unreachable. */
export interface Notices {
  readonly toasts: readonly ShownToast[];
  /** The toasts that a screen reader has told of. They move to the dialog on top, which is no news. */
  readonly told: Set<number>;
  /** The dialog that shows the toasts; null: the page does. */
  readonly topDialog: string | null;
  closeToast(id: number): void;
  /** Called by a dialog when it opens. Returns what to call when it closes. */
  openDialog(id: string): () => void;
}

/** The notices of the console, and the function that shows one. */
export function useNotices(): {
  readonly notices: Notices;
  readonly toast: (toast: Toast) => void;
} {
  const [shown, setShown] = useState<readonly ShownToast[]>([]);
  const [dialogs, setDialogs] = useState<readonly string[]>([]);
  const [told] = useState(() => new Set<number>());
  const [toasts] = useState(() =>
    createToasts({
      later,
      isHeld: () => document.querySelector('.toasts:is(:hover, :focus-within)') !== null,
      onChange: setShown,
    }),
  );

  const openDialog = useCallback((id: string) => {
    setDialogs((now) => [...now, id]);
    return () => setDialogs((now) => now.filter((each) => each !== id));
  }, []);
  const notices = useMemo(
    () => ({
      toasts: shown,
      told,
      topDialog: dialogs.at(-1) ?? null,
      closeToast: toasts.close,
      openDialog,
    }),
    [shown, told, dialogs, toasts, openDialog],
  );
  return { notices, toast: toasts.show };
}
