import { useConsole } from '../../app/console-context.ts';
import { IconButton } from '../controls/button.tsx';
import type { Tone } from './badge.tsx';

/** A short notice that goes away by itself. */
export interface Toast {
  readonly tone: Tone;
  readonly text: string;
}

/** A toast that is shown. */
export interface ShownToast extends Toast {
  readonly id: number;
}

/**
 * The toasts at the bottom of the window. The page and every dialog have a list, because a screen reader tells only of
 * what is added to one, and the one on top shows them.
 */
export function ToastList({ dialog }: { readonly dialog: string | null }) {
  const { t, notices } = useConsole();
  const shown = notices.topDialog === dialog ? notices.toasts : [];
  return (
    <section class="toasts" aria-live="polite" aria-label={t('notices')}>
      {shown.map(({ id, tone, text }) => (
        <div key={id} class={`toast tone-${tone}`}>
          <span>{text}</span>
          <IconButton icon="close" label={t('close')} onClick={() => notices.closeToast(id)} />
        </div>
      ))}
    </section>
  );
}
