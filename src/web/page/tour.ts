import { h, patch } from './dom.ts';
import { type Film, freeFilm } from './films.ts';
import type { PaneView } from './pane.ts';
import { become, type PaneId, type Store } from './state.ts';
import { type Preset, steps, whileDown } from './steps.ts';

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
  const deeds = new Set<string>();
  /** What the step asks for: the same from its beginning to its end. */
  let asked: { readonly film: Film | null } | null = null;
  let isDone = false;

  root.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const preset = steps[at]?.presets[Number(button?.value)];
    if (button?.name === 'preset' && preset) apply(preset);
    if (button?.name === 'go') go(Number(button.value));
  });

  return {
    note(verb) {
      deeds.add(verb);
      if (state.panel?.isDown) deeds.add(whileDown(verb));
      draw();
    },
    draw,
  };

  function draw(): void {
    if (!state.isCaughtUp) return;
    asked ??= { film: freeFilm(state) };
    const step = steps[at];
    if (!step) {
      drawClosed();
      return;
    }
    isDone ||= step.isDone(deeds, state);
    patch(root, [
      h(
        'div',
        { class: 'step', 'data-key': String(at) },
        h('p', { class: 'small' }, `Tour, step ${at + 1} of ${steps.length}`),
        h('h2', {}, step.title),
        h('p', {}, step.text(asked.film?.name ?? null)),
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
    asked = null;
    isDone = false;
    remember(at);
    draw();
    // The button that was pressed may be gone; the reader goes on from the tour.
    root.querySelector<HTMLElement>('button')?.focus();
  }

  function apply({ pane: id, member, room, asks }: Preset): void {
    const view = paneOf(id);
    if (!view) return;
    const film = asked?.film;
    const owner = state.people.find(({ rooms }) => rooms.includes('approvals'));
    const members = state.people.filter((person) => person !== owner);
    const person = member === null ? owner : members[member];
    store.change((now) => {
      if (person) become(now, view.pane, person.id);
      view.pane.room = room;
      now.shown = id;
    });
    if (asks) {
      queueMicrotask(() => view.composer.fill(`/request ${film?.name ?? ''}`, film?.value ?? null));
    }
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
