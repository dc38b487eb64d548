import type { PaneView } from '../chat/pane.ts';
import { type PaneId, type Store, switchPerson } from '../chat/state.ts';
import { h, patch } from '../dom/dom.ts';
import type { PageTexts } from '../dom/texts.ts';
import { findUnrequestedMovie, type TourMovie } from './tour-movies.ts';
import { type Preset, type TourStep, tourSteps, whileServerDown } from './tour-steps.ts';

/** The tour: shows what to try next and whether it was done. */
export interface Tour {
  /** Notes an action that succeeded, by its verb. */
  readonly recordAction: (verb: string) => void;
  draw(): void;
}

const storageKey = 'medianest-tour';

export function createTour(deps: {
  readonly root: HTMLElement;
  readonly store: Store;
  readonly texts: PageTexts;
  readonly paneOf: (id: PaneId) => PaneView | undefined;
}): Tour {
  const { root, store, paneOf } = deps;
  const { t } = deps.texts;
  const { state } = store;
  let stepIndex = loadStepIndex();
  const completedActions = new Set<string>();
  /** The movie of the current step; it stays the same during the step. */
  let suggestion: { readonly movie: TourMovie | null } | null = null;
  let isDone = false;

  root.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const preset = tourSteps[stepIndex]?.presets[Number(button?.value)];
    if (button?.name === 'preset' && preset) apply(preset);
    if (button?.name === 'go') go(Number(button.value));
  });

  return {
    recordAction(verb) {
      completedActions.add(verb);
      if (state.controls?.isDown) completedActions.add(whileServerDown(verb));
      draw();
    },
    draw,
  };

  function draw(): void {
    if (!state.hasLoadedMessages) return;
    suggestion ??= { movie: findUnrequestedMovie(state) };
    const step = tourSteps[stepIndex];
    if (!step) {
      drawClosed();
      return;
    }
    isDone ||= step.isDone(completedActions, state);
    patch(root, [
      h(
        'div',
        { class: 'step', 'data-key': String(stepIndex) },
        h(
          'p',
          { class: 'small' },
          t('demo-tour-progress', { step: stepIndex + 1, steps: tourSteps.length }),
        ),
        h('h2', {}, t(`demo-tour-${step.name}-title`)),
        h('p', {}, toStepText(step, suggestion.movie)),
        h('p', { class: 'done', role: 'status' }, isDone ? t('demo-tour-done') : '\u00a0'),
      ),
      h(
        'div',
        { class: 'row', 'data-key': `row-${stepIndex}` },
        ...step.presets.map(({ labelKey }, index) =>
          h(
            'button',
            { type: 'button', class: 'plain', name: 'preset', value: index },
            t(labelKey),
          ),
        ),
        stepIndex > 0 &&
          h(
            'button',
            { type: 'button', class: 'plain', name: 'go', value: stepIndex - 1 },
            t('demo-tour-back'),
          ),
        h(
          'button',
          { type: 'button', class: isDone ? 'main' : 'plain', name: 'go', value: stepIndex + 1 },
          t(stepIndex === tourSteps.length - 1 ? 'demo-tour-finish' : 'demo-tour-next'),
        ),
        h(
          'button',
          { type: 'button', class: 'quiet', name: 'go', value: tourSteps.length },
          t('demo-tour-skip'),
        ),
      ),
    ]);
  }

  function toStepText({ name, suggestsMovie }: TourStep, movie: TourMovie | null): string {
    if (suggestsMovie && !movie) return t(`demo-tour-${name}-text-any`);
    return t(`demo-tour-${name}-text`, { title: movie?.name ?? '' });
  }

  function drawClosed(): void {
    patch(root, [
      h(
        'div',
        { class: 'row', 'data-key': 'closed' },
        h('button', { type: 'button', class: 'quiet', name: 'go', value: 0 }, t('demo-tour-start')),
      ),
    ]);
  }

  function go(to: number): void {
    stepIndex = to;
    suggestion = null;
    isDone = false;
    saveStepIndex(stepIndex);
    draw();
    // The pressed button may be gone; keyboard users continue in the tour.
    root.querySelector<HTMLElement>('button')?.focus();
  }

  function apply({ pane: id, member, room, fillsRequest }: Preset): void {
    const view = paneOf(id);
    if (!view) return;
    const movie = suggestion?.movie;
    const owner = state.people.find(({ rooms }) => rooms.includes('approvals'));
    const members = state.people.filter((person) => person !== owner);
    const person = member === null ? owner : members[member];
    store.update((now) => {
      if (person) switchPerson(now, view.pane, person.id);
      view.pane.room = room;
      now.visiblePane = id;
    });
    if (fillsRequest) {
      queueMicrotask(() =>
        view.composer.fill(`/request ${movie?.name ?? ''}`, movie?.value ?? null),
      );
    }
  }
}

/** Loads the current step; a browser may block local storage. */
function loadStepIndex(): number {
  try {
    return Number(localStorage.getItem(storageKey) ?? 0);
  } catch {
    return 0;
  }
}

function saveStepIndex(stepIndex: number): void {
  try {
    localStorage.setItem(storageKey, String(stepIndex));
  } catch {
    // The tour then starts over next time.
  }
}
