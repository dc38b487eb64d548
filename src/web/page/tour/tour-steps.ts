import type { PaneId, State } from '../chat/state.ts';

/** A button of a step: it sets up a pane. */
export interface Preset {
  /** The text on the button. */
  readonly labelKey: string;
  readonly pane: PaneId;
  /** Position among the people who are not the owner; null is the owner. */
  readonly member: number | null;
  readonly room: 'general' | 'approvals';
  /** Whether it fills in a request for the movie of the step. */
  readonly fillsRequest: boolean;
}

export interface TourStep {
  /** Names its texts: `demo-tour-<name>-title` and `demo-tour-<name>-text`. */
  readonly name: string;
  /** Whether the text suggests a movie; without one the text is `demo-tour-<name>-text-any`. */
  readonly suggestsMovie: boolean;
  readonly presets: readonly Preset[];
  /** Whether the step is done, given the actions since the page was opened and the state of the page. */
  readonly isDone: (completedActions: ReadonlySet<string>, state: State) => boolean;
}

const showChannel = {
  labelKey: 'demo-tour-show-channel',
  pane: 'right',
  member: null,
  room: 'approvals',
  fillsRequest: false,
} as const satisfies Preset;

function requestPreset(pane: PaneId, member: number, labelKey = 'demo-tour-type'): Preset {
  return { labelKey, pane, member, room: 'general', fillsRequest: true };
}

/** The steps of the tour, from a first request to a server that is down. */
export const tourSteps: readonly TourStep[] = [
  {
    name: 'request',
    suggestsMovie: true,
    presets: [requestPreset('left', 0)],
    isDone: (completedActions) => completedActions.has('request'),
  },
  {
    name: 'approve',
    suggestsMovie: false,
    presets: [showChannel],
    isDone: (completedActions) => completedActions.has('approve'),
  },
  {
    name: 'download',
    suggestsMovie: false,
    presets: [{ ...requestPreset('left', 0, 'demo-tour-show-card'), fillsRequest: false }],
    isDone: (_, state) => hasAvailableTitle(state),
  },
  {
    name: 'decline',
    suggestsMovie: true,
    presets: [requestPreset('left', 0), showChannel],
    isDone: (completedActions) =>
      [...completedActions].some((verb) => /^decline-(reason|submit|no-reason)$/.test(verb)),
  },
  {
    name: 'notify',
    suggestsMovie: true,
    presets: [
      requestPreset('left', 0, 'demo-tour-type-left'),
      requestPreset('right', 1, 'demo-tour-type-right'),
    ],
    isDone: (completedActions) => completedActions.has('subscribe'),
  },
  {
    name: 'offline',
    suggestsMovie: true,
    presets: [requestPreset('left', 0)],
    isDone: (completedActions, state) =>
      completedActions.has(whileServerDown('request')) && state.controls?.isDown === false,
  },
];

/** The verb of an action that was done while the server was down. */
export function whileServerDown(verb: string): string {
  return `${verb} while down`;
}

/** Whether a card shows that its title is available. */
function hasAvailableTitle({ messages }: State): boolean {
  return [...messages.values()].some(({ view }) => view.tone === 'good' && view.title !== '');
}
