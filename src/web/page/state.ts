import type {
  WireCommand,
  WireMessage,
  WirePanel,
  WirePerson,
  WireRoom,
  WireWelcome,
} from '../wire.ts';

export type PaneId = 'left' | 'right';

/** One of the two places from which a visitor acts: as whom, and where. */
export interface Pane {
  readonly id: PaneId;
  person: string;
  room: WireRoom;
}

/** All that the page knows. */
export interface State {
  people: readonly WirePerson[];
  commands: readonly WireCommand[];
  drawings: readonly string[];
  panel: WirePanel | null;
  isConnected: boolean;
  /** Whether the messages of the people in the panes have been told; not before the server knows who they are. */
  isCaughtUp: boolean;
  readonly messages: Map<string, WireMessage>;
  readonly panes: readonly [Pane, Pane];
  /** The pane that a narrow screen shows. */
  shown: PaneId;
  /** Presses under way, by message. */
  readonly busy: Map<string, number>;
  /** What is ticked in a picker whose press is still under way, by message. */
  readonly picks: Map<string, readonly string[]>;
  /** The last message seen, by person and room. */
  readonly seen: Map<string, number>;
}

export interface Store {
  readonly state: State;
  /** Changes the state; everybody who watches is told soon, once for all changes of a moment. */
  change(make: (state: State) => void): void;
  watch(onChange: () => void): void;
}

export function createStore(): Store {
  const watchers: (() => void)[] = [];
  let isDue = false;
  const state: State = {
    people: [],
    commands: [],
    drawings: [],
    panel: null,
    isConnected: false,
    isCaughtUp: false,
    messages: new Map(),
    panes: [
      { id: 'left', person: '', room: 'general' },
      { id: 'right', person: '', room: 'approvals' },
    ],
    shown: 'left',
    busy: new Map(),
    picks: new Map(),
    seen: new Map(),
  };
  return {
    state,
    change(make) {
      make(state);
      if (isDue) return;
      isDue = true;
      queueMicrotask(() => {
        isDue = false;
        for (const watcher of watchers) watcher();
      });
    },
    watch: (onChange) => watchers.push(onChange),
  };
}

/** Takes over what the server says at the beginning of a stream. */
export function welcome(state: State, said: WireWelcome): void {
  const isFirst = state.people.length === 0;
  state.people = said.people;
  state.commands = said.commands;
  state.drawings = said.drawings;
  state.panel = said.panel;
  state.isConnected = true;
  state.isCaughtUp = !isFirst;
  state.messages.clear();
  for (const message of said.messages) state.messages.set(message.id, message);
  if (!isFirst) return;
  const owner = said.people.find(({ rooms }) => rooms.includes('approvals'));
  const member = said.people.find((person) => person !== owner) ?? owner;
  const [left, right] = state.panes;
  left.person = member?.id ?? '';
  right.person = owner?.id ?? left.person;
  for (const pane of state.panes) settle(state, pane);
}

/** Makes somebody else of a pane; they begin where everybody may be. */
export function become(state: State, pane: Pane, person: string): void {
  pane.person = person;
  settle(state, pane);
}

/** The messages a pane shows, in order. */
export function messagesOf(state: State, pane: Pick<Pane, 'person' | 'room'>): WireMessage[] {
  return [...state.messages.values()]
    .filter(({ room, reader }) => room === pane.room && (reader === null || reader === pane.person))
    .sort((a, b) => a.number - b.number);
}

/** How many messages of a room somebody has not seen. */
export function unseen(state: State, person: string, room: WireRoom): number {
  const last = state.seen.get(`${person} ${room}`) ?? 0;
  return messagesOf(state, { person, room }).filter(({ number }) => number > last).length;
}

/** Notes that a pane shows its room. */
export function see(state: State, { person, room }: Pane): void {
  const last = messagesOf(state, { person, room }).at(-1)?.number ?? 0;
  state.seen.set(`${person} ${room}`, last);
}

export function personOf(state: State, pane: Pane): WirePerson | null {
  return state.people.find(({ id }) => id === pane.person) ?? null;
}

function settle(state: State, pane: Pane): void {
  const rooms = personOf(state, pane)?.rooms ?? [];
  if (!rooms.includes(pane.room)) pane.room = 'general';
}
