import type { PaneId, State } from '../chat/state.ts';

/** A button of a step: it sets up a pane. */
export interface Preset {
  readonly label: string;
  readonly pane: PaneId;
  /** Position among the people who are not the owner; null is the owner. */
  readonly member: number | null;
  readonly room: 'general' | 'approvals';
  /** Whether it fills in a request for the movie of the step. */
  readonly fillsRequest: boolean;
}

export interface TourStep {
  readonly title: string;
  /** The text for the movie that the presets request; null leaves the choice to the reader. */
  readonly text: (movie: string | null) => string;
  readonly presets: readonly Preset[];
  /** Whether the step is done, given the actions since the page was opened and the state of the page. */
  readonly isDone: (completedActions: ReadonlySet<string>, state: State) => boolean;
}

const owner = { pane: 'right', member: null, room: 'approvals', fillsRequest: false } as const;

function requestPreset(pane: PaneId, member: number, label: string): Preset {
  return { label, pane, member, room: 'general', fillsRequest: true };
}

/** The steps of the tour, from a first request to a server that is down. */
export const tourSteps: readonly TourStep[] = [
  {
    title: 'Ask for a film',
    text: (movie) =>
      `On the left you are a member. Type /request and a title that nobody has asked for yet${movieHint(movie)}; send it, and press “Request” on the card.`,
    presets: [requestPreset('left', 0, 'Type it for me')],
    isDone: (completedActions) => completedActions.has('request'),
  },
  {
    title: 'Approve it',
    text: () =>
      'On the right you are the owner, in the room for approvals. Press “Approve” on the new card, or give it a thumbs up.',
    presets: [{ ...owner, label: 'Show me the room' }],
    isDone: (completedActions) => completedActions.has('approve'),
  },
  {
    title: 'Watch it download',
    text: () =>
      'The card in # general follows along by itself, until the film can be watched and the member is told.',
    presets: [{ ...owner, pane: 'left', member: 0, room: 'general', label: 'Show me the card' }],
    isDone: (_, state) => hasAvailableTitle(state),
  },
  {
    title: 'Decline with a reason',
    text: (movie) =>
      `Ask for another film on the left${movieHint(movie)}. On the right press “Decline”, and choose a reason or write your own.`,
    presets: [requestPreset('left', 0, 'Type it for me'), { ...owner, label: 'Show me the room' }],
    isDone: (completedActions) =>
      [...completedActions].some((verb) => /^decline-(reason|submit|no-reason)$/.test(verb)),
  },
  {
    title: 'Be told as well',
    text: (movie) =>
      `Somebody asks for ${movie ?? 'a film'}. Somebody else opens the same title and presses “Notify me”: both are told when it is there.`,
    presets: [
      requestPreset('left', 0, 'Type it on the left'),
      requestPreset('right', 1, 'Type it on the right'),
    ],
    isDone: (completedActions) => completedActions.has('subscribe'),
  },
  {
    title: 'Take the server down',
    text: (movie) =>
      `Open the card of a film${movieHint(movie)}, switch the media server to “is down”, and press “Request”. Switch it back on: the wish was kept, and goes through by itself.`,
    presets: [requestPreset('left', 0, 'Type it for me')],
    isDone: (completedActions, state) =>
      completedActions.has(whileServerDown('request')) && state.controls?.isDown === false,
  },
];

/** The verb of an action that was done while the server was down. */
export function whileServerDown(verb: string): string {
  return `${verb} while down`;
}

function movieHint(movie: string | null): string {
  return movie ? `, such as ${movie}` : '';
}

/** Whether a card shows that its title is available. */
function hasAvailableTitle({ messages }: State): boolean {
  return [...messages.values()].some(({ view }) => view.tone === 'good' && view.title !== '');
}
