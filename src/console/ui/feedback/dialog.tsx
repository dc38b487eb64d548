import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useConsole } from '../../app/console-context.ts';
import { Button, IconButton } from '../controls/button.tsx';
import { ToastList } from './toast.tsx';

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** The buttons, the most important one last. */
  readonly actions?: ComponentChildren;
  readonly onClose: () => void;
  /** Where it appears: in the middle, or at the side as a panel with details. */
  readonly place?: 'middle' | 'side' | 'start';
}

/** A modal dialog. Escape and a press beside it close it; the focus returns to where it was. */
export function Dialog({ title, children, actions, onClose, place = 'middle' }: DialogProps) {
  const { t, notices } = useConsole();
  const { openDialog } = notices;
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const pressed = useRef<EventTarget | null>(null);
  const focused = useRef<EventTarget | null>(null);
  useEffect(() => {
    // What had the focus is gone, such as the button of something that was done: the keyboard stays in the dialog.
    const isGone = focused.current instanceof Node && !focused.current.isConnected;
    if (!isGone || document.activeElement !== document.body) return;
    focused.current = null;
    ref.current?.querySelector('button')?.focus({ preventScroll: true });
  });
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.showModal();
    const close = openDialog(id);
    return () => {
      close();
      if (before instanceof HTMLElement) before.focus();
      // What opened it may go with it, such as a row that was deleted: the keyboard continues in the page.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
      });
    };
  }, [id, openDialog]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={ref}
      class={`dialog dialog-${place}`}
      aria-labelledby={id}
      onFocusIn={(event) => {
        focused.current = event.target;
      }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        pressed.current = event.target;
      }}
      onClick={(event) => {
        // Not after text was selected with the pointer, and let go outside the dialog.
        if (event.target === ref.current && pressed.current === ref.current) onClose();
      }}
    >
      <div class="dialog-frame">
        <div class="dialog-head">
          <h2 id={id}>{title}</h2>
          <IconButton icon="close" label={t('close')} onClick={onClose} />
        </div>
        <div class="dialog-body">{children}</div>
        <ToastList dialog={id} />
        {actions && <div class="dialog-actions">{actions}</div>}
      </div>
    </dialog>
  );
}

/** Asks before something that cannot be undone, and says exactly what will happen. */
export function ConfirmDialog(props: {
  readonly title: string;
  /** What will happen, in full: how many, which, and whether it can be undone. */
  readonly children: ComponentChildren;
  /** The verb: "Delete 3 backups", not "OK". */
  readonly confirm: string;
  readonly isDangerous?: boolean;
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useConsole();
  const { title, children, confirm, isDangerous = false, isBusy = false } = props;
  const { onConfirm, onClose } = props;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          {/* What runs goes on when its dialog is closed. */}
          <Button onClick={onClose}>{t(isBusy ? 'close' : 'cancel')}</Button>
          <Button
            style={isDangerous ? 'danger' : 'main'}
            isBusy={isBusy}
            isDisabled={props.isDisabled ?? false}
            onClick={onConfirm}
          >
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

/** Details at the side of a table. */
export function SidePanel(props: Omit<DialogProps, 'place'>) {
  return <Dialog {...props} place="side" />;
}
