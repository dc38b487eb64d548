import { useEffect, useRef, useState } from 'preact/hooks';
import { switchPerson } from '../chat/state.ts';
import { useDemo } from '../demo.ts';
import { findUnrequestedMovie, type TourMovie } from './tour-movies.ts';
import { type Preset, type TourStep, tourSteps } from './tour-steps.ts';

const storageKey = 'medianest-tour';

/** The tour: shows what to try next and whether it was done. */
export function Tour() {
  const { texts, state } = useDemo();
  const { t } = texts;
  const [stepIndex, setStepIndex] = useState(loadStepIndex);
  const root = useRef<HTMLElement>(null);
  const [hasMoved, setMoved] = useState(false);
  // The pressed button may be gone; keyboard users continue in the tour.
  useEffect(() => {
    if (hasMoved) root.current?.querySelector<HTMLElement>('button')?.focus();
  }, [stepIndex, hasMoved]);
  const go = (to: number) => {
    saveStepIndex(to);
    setStepIndex(to);
    setMoved(true);
  };
  const step = tourSteps[stepIndex];
  return (
    <aside id="tour" ref={root} class={step ? 'tour' : 'tour closed'} aria-label={t('demo-tour')}>
      {state.hasLoadedMessages &&
        (step ? (
          <Step key={stepIndex} step={step} index={stepIndex} onGo={go} />
        ) : (
          <button type="button" class="button button-quiet button-small" onClick={() => go(0)}>
            {t('demo-tour-start')}
          </button>
        ))}
    </aside>
  );
}

function Step(props: {
  readonly step: TourStep;
  readonly index: number;
  readonly onGo: (index: number) => void;
}) {
  const { texts, state, completedActions } = useDemo();
  const { t } = texts;
  const { step, index, onGo } = props;
  /** It stays the same during the step. */
  const [movie] = useState(() => findUnrequestedMovie(state));
  const wasDone = useRef(false);
  wasDone.current ||= step.isDone(completedActions, state);
  const isDone = wasDone.current;
  const apply = usePreset(movie);
  const isLast = index === tourSteps.length - 1;
  return (
    <>
      <div class="step">
        <p class="small">{t('demo-tour-progress', { step: index + 1, steps: tourSteps.length })}</p>
        <h2>{t(`demo-tour-${step.name}-title`)}</h2>
        <p>
          {step.suggestsMovie && !movie
            ? t(`demo-tour-${step.name}-text-any`)
            : t(`demo-tour-${step.name}-text`, { title: movie?.name ?? '' })}
        </p>
        <p class="done" role="status">
          {isDone ? t('demo-tour-done') : '\u00a0'}
        </p>
      </div>
      <div class="row">
        {step.presets.map((preset) => (
          <button
            key={preset.labelKey}
            type="button"
            class="button button-plain button-small"
            onClick={() => apply(preset)}
          >
            {t(preset.labelKey)}
          </button>
        ))}
        {index > 0 && (
          <button
            type="button"
            class="button button-plain button-small"
            onClick={() => onGo(index - 1)}
          >
            {t('demo-tour-back')}
          </button>
        )}
        <button
          type="button"
          class={`button button-small ${isDone ? 'button-main' : 'button-plain'}`}
          onClick={() => onGo(index + 1)}
        >
          {t(isLast ? 'demo-tour-finish' : 'demo-tour-next')}
        </button>
        <button
          type="button"
          class="button button-quiet button-small"
          onClick={() => onGo(tourSteps.length)}
        >
          {t('demo-tour-skip')}
        </button>
      </div>
    </>
  );
}

/** Sets up a pane for a step: the person, the room, and the command for the movie. */
function usePreset(movie: TourMovie | null): (preset: Preset) => void {
  const { state, store } = useDemo();
  return ({ pane: id, member, room, fillsRequest }) => {
    const owner = state.people.find(({ rooms }) => rooms.includes('approvals'));
    const members = state.people.filter((person) => person !== owner);
    const person = member === null ? owner : members[member];
    store.update((now) => {
      const pane = now.panes.find((each) => each.id === id);
      if (!pane) return;
      if (person) switchPerson(now, pane, person.id);
      pane.room = room;
      now.visiblePane = id;
      if (!fillsRequest) return;
      const command = now.commands.find(({ name }) => name === 'request')?.label ?? 'request';
      now.draft = {
        pane: id,
        line: `/${command} ${movie?.name ?? ''}`,
        value: movie?.value ?? null,
      };
    });
  };
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
