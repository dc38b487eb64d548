import type { PaneId, State } from './state.ts';

/** What a step of the tour puts into a pane. */
export interface Preset {
  readonly label: string;
  readonly pane: PaneId;
  /** Position among the people who are not the owner; null is the owner. */
  readonly member: number | null;
  readonly room: 'general' | 'approvals';
  /** Whether it puts the step's film into the line. */
  readonly asks: boolean;
}

export interface Step {
  readonly title: string;
  /** With the film that the presets ask for; null leaves the choice to the reader. */
  readonly text: (film: string | null) => string;
  readonly presets: readonly Preset[];
  /** Whether it has come true, by what was done since the page was opened, and what it shows. */
  readonly isDone: (deeds: ReadonlySet<string>, state: State) => boolean;
}

const owner = { pane: 'right', member: null, room: 'approvals', asks: false } as const;

function asking(pane: PaneId, member: number, label: string): Preset {
  return { label, pane, member, room: 'general', asks: true };
}

/** The tour, from a wish to a server that is away. */
export const steps: readonly Step[] = [
  {
    title: 'Ask for a film',
    text: (film) =>
      `On the left you are a member. Type /request and a title that nobody has asked for yet${suchAs(film)}; send it, and press “Request” on the card.`,
    presets: [asking('left', 0, 'Type it for me')],
    isDone: (deeds) => deeds.has('ask'),
  },
  {
    title: 'Approve it',
    text: () =>
      'On the right you are the owner, in the room for approvals. Press “Approve” on the new card, or give it a thumbs up.',
    presets: [{ ...owner, label: 'Show me the room' }],
    isDone: (deeds) => deeds.has('approve'),
  },
  {
    title: 'Watch it download',
    text: () =>
      'The card in # general follows along by itself, until the film can be watched and the member is told.',
    presets: [{ ...owner, pane: 'left', member: 0, room: 'general', label: 'Show me the card' }],
    isDone: (_, state) => hasArrived(state),
  },
  {
    title: 'Decline with a reason',
    text: (film) =>
      `Ask for another film on the left${suchAs(film)}. On the right press “Decline”, and choose a reason or write your own.`,
    presets: [asking('left', 0, 'Type it for me'), { ...owner, label: 'Show me the room' }],
    isDone: (deeds) => [...deeds].some((verb) => /^decline-(with|text|plain)$/.test(verb)),
  },
  {
    title: 'Be told as well',
    text: (film) =>
      `Somebody asks for ${film ?? 'a film'}. Somebody else opens the same title and presses “Notify me”: both are told when it is there.`,
    presets: [asking('left', 0, 'Type it on the left'), asking('right', 1, 'Type it on the right')],
    isDone: (deeds) => deeds.has('follow'),
  },
  {
    title: 'Take the server down',
    text: (film) =>
      `Open the card of a film${suchAs(film)}, switch the media server to “is down”, and press “Request”. Switch it back on: the wish was kept, and goes through by itself.`,
    presets: [asking('left', 0, 'Type it for me')],
    isDone: (deeds, state) => deeds.has(whileDown('ask')) && state.panel?.isDown === false,
  },
];

/** What was done while the server was down, as a deed of its own. */
export function whileDown(verb: string): string {
  return `${verb} while down`;
}

function suchAs(film: string | null): string {
  return film ? `, such as ${film}` : '';
}

/** Whether a card shows that its title is there. */
function hasArrived({ messages }: State): boolean {
  return [...messages.values()].some(({ view }) => view.tone === 'good' && view.title !== '');
}
