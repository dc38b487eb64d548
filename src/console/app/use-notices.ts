import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { ShownToast, Toast } from '../ui/feedback/toast.tsx';

/** The toasts, and which dialog is on top: a dialog covers everything below it, and makes it unreachable. */
export interface Notices {
  readonly toasts: readonly ShownToast[];
  /** The dialog that shows the toasts; null: the page does. */
  readonly topDialog: string | null;
  closeToast(id: number): void;
  /** Called by a dialog when it opens. Returns what to call when it closes. */
  openDialog(id: string): () => void;
}

const toastMs = 6_000;
const mostToasts = 4;

/** The notices of the console, and the function that shows one. */
export function useNotices(): {
  readonly notices: Notices;
  readonly toast: (toast: Toast) => void;
} {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([]);
  const [dialogs, setDialogs] = useState<readonly string[]>([]);
  const nextId = useRef(0);

  const closeToast = useCallback(
    (id: number) => setToasts((now) => now.filter((toast) => toast.id !== id)),
    [],
  );
  const toast = useCallback(
    (shown: Toast) => {
      const id = nextId.current++;
      setToasts((now) => [...now.slice(1 - mostToasts), { ...shown, id }]);
      window.setTimeout(() => closeToast(id), toastMs);
    },
    [closeToast],
  );
  const openDialog = useCallback((id: string) => {
    setDialogs((now) => [...now, id]);
    return () => setDialogs((now) => now.filter((each) => each !== id));
  }, []);
  const notices = useMemo(
    () => ({ toasts, topDialog: dialogs.at(-1) ?? null, closeToast, openDialog }),
    [toasts, dialogs, closeToast, openDialog],
  );
  return { notices, toast };
}
