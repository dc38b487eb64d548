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

/** The toasts at the bottom of the page. */
export function ToastList(props: {
  readonly toasts: readonly ShownToast[];
  readonly onClose: (id: number) => void;
}) {
  const { t } = useConsole();
  return (
    <section class="toasts" aria-live="polite" aria-label={t('notices')}>
      {props.toasts.map(({ id, tone, text }) => (
        <div key={id} class={`toast tone-${tone}`}>
          <span>{text}</span>
          <IconButton icon="close" label={t('close')} onClick={() => props.onClose(id)} />
        </div>
      ))}
    </section>
  );
}
