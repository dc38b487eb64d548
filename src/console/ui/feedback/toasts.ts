import type { Tone } from './badge.tsx';

/** A short notice. Those of success go away by themselves; those of a problem stay until they are closed. */
export interface Toast {
  readonly tone: Tone;
  readonly text: string;
}

/** A toast that is shown. */
export interface ShownToast extends Toast {
  readonly id: number;
}

/** The toasts that are shown, and when they go. */
export interface Toasts {
  show(toast: Toast): void;
  close(id: number): void;
}

const toastMs = 6_000;
/** How long a toast stays after somebody has last been seen at it. */
const heldMs = 2_000;
const mostPassing = 4;

/** Keeps the toasts. A problem that is reported again takes the place of the first report. */
export function createToasts(deps: {
  readonly later: (work: () => void, delayMs: number) => void;
  /** Whether somebody points at a toast, or has the focus in one: what they read must not go or move. */
  readonly isHeld: () => boolean;
  readonly onChange: (toasts: readonly ShownToast[]) => void;
}): Toasts {
  const { later, isHeld, onChange } = deps;
  let shown: readonly ShownToast[] = [];
  let nextId = 0;

  return {
    show(toast) {
      const id = nextId++;
      const others = isPassing(toast)
        ? withRoom(shown)
        : shown.filter((each) => !isSame(each, toast));
      change([...others, { ...toast, id }]);
      if (isPassing(toast)) later(() => goUnlessHeld(id), toastMs);
    },
    close,
  };

  function close(id: number): void {
    if (shown.some((each) => each.id === id)) change(shown.filter((each) => each.id !== id));
  }

  function goUnlessHeld(id: number): void {
    if (isHeld()) later(() => goUnlessHeld(id), heldMs);
    else close(id);
  }

  function change(toasts: readonly ShownToast[]): void {
    shown = toasts;
    onChange(toasts);
  }
}

function isPassing({ tone }: Toast): boolean {
  return tone !== 'bad' && tone !== 'warn';
}

function isSame(a: Toast, b: Toast): boolean {
  return a.tone === b.tone && a.text === b.text;
}

/** Without the oldest of those that go anyway, if there are many. */
function withRoom(toasts: readonly ShownToast[]): readonly ShownToast[] {
  const passing = toasts.filter(isPassing);
  const [oldest] = passing;
  return passing.length < mostPassing ? toasts : toasts.filter((each) => each !== oldest);
}
