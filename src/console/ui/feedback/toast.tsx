import { useEffect, useRef, useState } from 'preact/hooks';
import { useConsole } from '../../app/console-context.ts';
import { IconButton } from '../controls/button.tsx';
import type { ShownToast } from './toasts.ts';

/**
 * The toasts at the bottom of the window or dialog. The page and every dialog have a list, because a screen reader tells
 * only of what is added to one, and the one on top shows them.
 */
export function ToastList({ dialog }: { readonly dialog: string | null }) {
  const { t, notices } = useConsole();
  const ref = useRef<HTMLElement>(null);
  const before = useRef<EventTarget | null>(null);
  const shown = notices.topDialog === dialog ? notices.toasts : [];

  /** The keyboard goes on with the next toast, or where it came from. */
  const moveFocus = (id: number) => {
    if (!ref.current?.contains(document.activeElement)) return;
    const index = shown.findIndex((toast) => toast.id === id);
    const buttons = [...ref.current.querySelectorAll('button')];
    const next = buttons[index + 1] ?? buttons[index - 1] ?? before.current;
    const isThere = next instanceof HTMLElement && next.isConnected;
    const target = isThere ? next : document.querySelector<HTMLElement>('main');
    target?.focus({ preventScroll: true });
  };

  return (
    <section
      ref={ref}
      class={`toasts ${dialog === null ? 'toasts-page' : 'toasts-dialog'}`}
      aria-live="polite"
      aria-label={t('notices')}
      onFocusIn={({ relatedTarget }) => {
        const isOutside = relatedTarget instanceof Node && !ref.current?.contains(relatedTarget);
        if (isOutside) before.current = relatedTarget;
      }}
    >
      {shown.map((toast) => (
        <ToastCard
          key={toast.id}
          toast={toast}
          onClose={() => {
            moveFocus(toast.id);
            notices.closeToast(toast.id);
          }}
        />
      ))}
    </section>
  );
}

function ToastCard(props: { readonly toast: ShownToast; readonly onClose: () => void }) {
  const { t, notices } = useConsole();
  const { toast, onClose } = props;
  const { id, tone, text } = toast;
  const { told } = notices;
  const [isNews] = useState(() => !told.has(id));
  useEffect(() => {
    told.add(id);
  }, [told, id]);
  return (
    <div class={`toast tone-${tone}`} aria-live={isNews ? undefined : 'off'}>
      <span>{text}</span>
      <IconButton icon="close" label={t('close')} onClick={onClose} />
    </div>
  );
}
