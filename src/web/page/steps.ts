import type { PaneId, State } from './state.ts';

/** What a step of the tour puts into a pane. */
export interface Preset {
  readonly label: string;
  readonly pane: PaneId;
  /** Position among the people who are not the owner; null is the owner. */
  readonly member: number | null;
  readonly room: 'general' | 'approvals';
  readonly line: string | null;
  readonly value: string | null;
}

export interface Step {
  readonly title: string;
  readonly text: string;
  readonly presets: readonly Preset[];
  /** Whether it is done, by the verbs pressed since the step began, and what the page shows. */
  readonly isDone: (verbs: readonly string[], state: State, began: Began) => boolean;
}

/** How things stood when a step began. */
export interface Began {
  readonly good: ReadonlySet<string>;
}

const owner = { pane: 'right', member: null, room: 'approvals', line: null, value: null } as const;

function asking(pane: PaneId, member: number, name: string, value: string, label: string): Preset {
  return { label, pane, member, room: 'general', line: `/request ${name}`, value };
}

/** The tour, from a wish to a server that is away. */
export const steps: readonly Step[] = [
  {
    title: 'Ask for a film',
    text: 'On the left you are a member. Type /request and a name, send it, and press “Request” on the card.',
    presets: [asking('left', 0, 'Dune (2021)', 'movie:438631', 'Type it for me')],
    isDone: (verbs) => verbs.includes('ask'),
  },
  {
    title: 'Approve it',
    text: 'On the right you are the owner, in the room for approvals. Press “Approve” on the new card, or give it a thumbs up.',
    presets: [{ ...owner, label: 'Show me the room' }],
    isDone: (verbs) => verbs.includes('approve'),
  },
  {
    title: 'Watch it download',
    text: 'The card in # general follows along by itself, until the film can be watched and the member is told.',
    presets: [{ ...owner, pane: 'left', member: 0, room: 'general', label: 'Show me the card' }],
    isDone: (_, state, { good }) => [...goodMessages(state)].some((id) => !good.has(id)),
  },
  {
    title: 'Decline with a reason',
    text: 'Ask for another film on the left. On the right press “Decline”, and choose a reason or write your own.',
    presets: [
      asking('left', 0, 'Alien (1979)', 'movie:348', 'Type it for me'),
      { ...owner, label: 'Show me the room' },
    ],
    isDone: (verbs) => verbs.some((verb) => /^decline-(with|text|plain)$/.test(verb)),
  },
  {
    title: 'Be told as well',
    text: 'Somebody asks for Arrival. Somebody else opens the same title and presses “Notify me”: both are told when it is there.',
    presets: [
      asking('left', 0, 'Arrival (2016)', 'movie:329865', 'Type it on the left'),
      asking('right', 1, 'Arrival (2016)', 'movie:329865', 'Type it on the right'),
    ],
    isDone: (verbs) => verbs.includes('follow'),
  },
  {
    title: 'Take the server down',
    text: 'Open a card, switch the media server to “is down”, and press “Request”. Switch it back on: the wish was kept, and goes through by itself.',
    presets: [asking('left', 0, 'The Matrix (1999)', 'movie:603', 'Type it for me')],
    isDone: (verbs, state) =>
      verbs.includes('down') && verbs.includes('ask') && state.panel?.isDown === false,
  },
];

/** Ids of the messages that bring good news. */
export function goodMessages(state: State): Set<string> {
  return new Set(
    [...state.messages.values()].flatMap(({ id, view }) => (view.tone === 'good' ? [id] : [])),
  );
}
