import type {
  WireCommand,
  WireControls,
  WireMessage,
  WirePerson,
  WireRoom,
  WireWelcome,
} from '../../wire.ts';

export type PaneId = 'left' | 'right';

/** One of the two panes in which a visitor acts: the person and the room. */
export interface Pane {
  readonly id: PaneId;
  person: string;
  room: WireRoom;
}

/** The state of the page. */
export interface State {
  people: readonly WirePerson[];
  commands: readonly WireCommand[];
  previewPlatforms: readonly string[];
  controls: WireControls | null;
  isConnected: boolean;
  /** False until the first welcome that was sent for the people in the panes. */
  hasLoadedMessages: boolean;
  readonly messages: Map<string, WireMessage>;
  readonly panes: readonly [Pane, Pane];
  /** The pane that a narrow screen shows. */
  visiblePane: PaneId;
  /** Number of pending presses, by message. */
  readonly busy: Map<string, number>;
  /** Checked values of a picker whose press is pending, by message. */
  readonly picks: Map<string, readonly string[]>;
  /** The short notes that are shown. */
  toasts: readonly { readonly id: number; readonly pane: PaneId; readonly text: string }[];
  /** What the tour types into a pane; `value` is sent instead of the title, as if it had been chosen. */
  draft: { readonly pane: PaneId; readonly line: string; readonly value: string | null } | null;
  /** Number of the last message that was shown, by person and room. */
  readonly lastRead: Map<string, number>;
}

export interface Store {
  readonly state: State;
  /** Changes the state. Subscribers are called in a microtask, once for all changes until then. */
  update(mutate: (state: State) => void): void;
  /** Returns how to stop. */
  subscribe(onChange: () => void): () => void;
}

export function createStore(): Store {
  const subscribers = new Set<() => void>();
  let isNotifyScheduled = false;
  const state: State = {
    people: [],
    commands: [],
    previewPlatforms: [],
    controls: null,
    isConnected: false,
    hasLoadedMessages: false,
    messages: new Map(),
    panes: [
      { id: 'left', person: '', room: 'general' },
      { id: 'right', person: '', room: 'approvals' },
    ],
    visiblePane: 'left',
    busy: new Map(),
    picks: new Map(),
    toasts: [],
    draft: null,
    lastRead: new Map(),
  };
  return {
    state,
    update(mutate) {
      mutate(state);
      if (isNotifyScheduled) return;
      isNotifyScheduled = true;
      queueMicrotask(() => {
        isNotifyScheduled = false;
        for (const notify of subscribers) notify();
      });
    },
    subscribe(onChange) {
      subscribers.add(onChange);
      return () => subscribers.delete(onChange);
    },
  };
}

/** Applies the first event of a stream. */
export function applyWelcome(state: State, event: WireWelcome): void {
  const isFirst = state.people.length === 0;
  state.people = event.people;
  state.commands = event.commands;
  state.previewPlatforms = event.previewPlatforms;
  state.controls = event.controls;
  state.isConnected = true;
  state.hasLoadedMessages = !isFirst;
  state.messages.clear();
  for (const message of event.messages) state.messages.set(message.id, message);
  if (!isFirst) return;
  const owner = event.people.find(({ rooms }) => rooms.includes('approvals'));
  const member = event.people.find((person) => person !== owner) ?? owner;
  const [left, right] = state.panes;
  left.person = member?.id ?? '';
  right.person = owner?.id ?? left.person;
  for (const pane of state.panes) ensureAllowedRoom(state, pane);
}

/** Changes the person of a pane, and the room too if the person may not enter it. */
export function switchPerson(state: State, pane: Pane, person: string): void {
  pane.person = person;
  ensureAllowedRoom(state, pane);
}

/** The messages a pane shows, in order. */
export function listMessages(state: State, pane: Pick<Pane, 'person' | 'room'>): WireMessage[] {
  return [...state.messages.values()]
    .filter(({ room, reader }) => room === pane.room && (reader === null || reader === pane.person))
    .sort((a, b) => a.number - b.number);
}

/** Counts the messages of a room that a person has not seen. */
export function countUnread(state: State, person: string, room: WireRoom): number {
  const last = state.lastRead.get(`${person} ${room}`) ?? 0;
  return listMessages(state, { person, room }).filter(({ number }) => number > last).length;
}

/** Marks all messages in the room of a pane as read. */
export function markRead(state: State, { person, room }: Pane): void {
  const last = listMessages(state, { person, room }).at(-1)?.number ?? 0;
  state.lastRead.set(`${person} ${room}`, last);
}

export function findPerson(state: State, pane: Pane): WirePerson | null {
  return state.people.find(({ id }) => id === pane.person) ?? null;
}

function ensureAllowedRoom(state: State, pane: Pane): void {
  const rooms = findPerson(state, pane)?.rooms ?? [];
  if (!rooms.includes(pane.room)) pane.room = 'general';
}
