import { h, patch } from './dom.ts';
import type { PaneView } from './pane.ts';
import { become, type PaneId, type Store } from './state.ts';
import { type Began, goodMessages, type Preset, steps } from './steps.ts';

/** The tour through the page: what to try next, and whether it was done. */
export interface Tour {
  /** Follows along with what is pressed, by the verb of the action. */
  readonly note: (verb: string) => void;
  draw(): void;
}

const memory = 'medianest-tour';

export function createTour(needs: {
  readonly root: HTMLElement;
  readonly store: Store;
  readonly paneOf: (id: PaneId) => PaneView | undefined;
}): Tour {
  const { root, store, paneOf } = needs;
  const { state } = store;
  let at = recall();
  let verbs: string[] = [];
  let began: Began | null = null;
  let isDone = false;

  root.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const preset = steps[at]?.presets[Number(button?.value)];
    if (button?.name === 'preset' && preset) apply(preset);
    if (button?.name === 'go') go(Number(button.value));
  });

  return {
    note(verb) {
      verbs.push(verb);
      draw();
    },
    draw,
  };

  function draw(): void {
    if (state.people.length === 0) return;
    began ??= { good: goodMessages(state) };
    if (state.panel?.isDown && !verbs.includes('down')) verbs.push('down');
    const step = steps[at];
    if (!step) {
      drawClosed();
      return;
    }
    isDone ||= step.isDone(verbs, state, began);
    patch(root, [
      h(
        'div',
        { class: 'step', 'data-key': String(at) },
        h('p', { class: 'small' }, `Tour, step ${at + 1} of ${steps.length}`),
        h('h2', {}, step.title),
        h('p', {}, step.text),
        h(
          'p',
          { class: 'done', role: 'status' },
          isDone ? '✓ Done. Go on when you like.' : '\u00a0',
        ),
      ),
      h(
        'div',
        { class: 'row', 'data-key': `row-${at}` },
        ...step.presets.map(({ label }, index) =>
          h('button', { type: 'button', class: 'plain', name: 'preset', value: index }, label),
        ),
        at > 0 &&
          h('button', { type: 'button', class: 'plain', name: 'go', value: at - 1 }, 'Back'),
        h(
          'button',
          { type: 'button', class: isDone ? 'main' : 'plain', name: 'go', value: at + 1 },
          at === steps.length - 1 ? 'Finish' : 'Next',
        ),
        h(
          'button',
          { type: 'button', class: 'quiet', name: 'go', value: steps.length },
          'Skip the tour',
        ),
      ),
    ]);
  }

  function drawClosed(): void {
    patch(root, [
      h(
        'div',
        { class: 'row', 'data-key': 'closed' },
        h('button', { type: 'button', class: 'quiet', name: 'go', value: 0 }, 'Take the tour'),
      ),
    ]);
  }

  function go(to: number): void {
    at = to;
    verbs = [];
    began = null;
    isDone = false;
    remember(at);
    draw();
    // The button that was pressed may be gone; the reader goes on from the tour.
    root.querySelector<HTMLElement>('button')?.focus();
  }

  function apply({ pane: id, member, room, line, value }: Preset): void {
    const view = paneOf(id);
    if (!view) return;
    const owner = state.people.find(({ rooms }) => rooms.includes('approvals'));
    const members = state.people.filter((person) => person !== owner);
    const person = member === null ? owner : members[member];
    store.change((now) => {
      if (person) become(now, view.pane, person.id);
      view.pane.room = room;
      now.shown = id;
    });
    if (line) queueMicrotask(() => view.composer.fill(line, value));
  }
}

/** Where the tour was left; a browser may refuse to remember. */
function recall(): number {
  try {
    return Number(localStorage.getItem(memory) ?? 0);
  } catch {
    return 0;
  }
}

function remember(at: number): void {
  try {
    localStorage.setItem(memory, String(at));
  } catch {
    // Then the tour begins anew next time.
  }
}
