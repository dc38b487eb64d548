import type { View } from '../chat/view.ts';
import type { Clock } from '../ports.ts';
import type { History } from './history.ts';
import { type Message, messageId } from './message.ts';

/** What a new message is made of; its number must have been taken with `next` if it is given. */
export type NewMessage = Pick<Message, 'room' | 'reader' | 'asked' | 'once' | 'view'> & {
  readonly number?: number;
};

/** The messages of all rooms. */
export interface Messages {
  load(): Promise<void>;
  /** A number for a message that is to come. */
  next(): number;
  add(message: NewMessage): Message;
  find(id: string): Message | null;
  /** The message that was posted under this mark. */
  posted(once: string): Message | null;
  show(id: string, view: View): void;
  /** Gives or takes back a sign; says whether it was given. */
  sign(id: string, sign: 'yes' | 'no', person: string): boolean;
  all(): readonly Message[];
  /** Calls back with every message that is new or changed; returns how to end it. */
  watch(onChange: (message: Message) => void): () => void;
}

/** Older messages are forgotten, and their cards with them. */
const keptMax = 400;

/** Messages in memory, kept by `history`. */
export function createMessages(history: History, clock: Clock): Messages {
  const byId = new Map<string, Message>();
  const watchers = new Set<(message: Message) => void>();
  let last = 0;

  function put(message: Message): Message {
    byId.set(messageId(message), message);
    const [oldest] = byId.keys();
    if (oldest !== undefined && byId.size > keptMax) byId.delete(oldest);
    history.keep(() => [...byId.values()]);
    for (const watcher of watchers) watcher(message);
    return message;
  }

  function next(): number {
    last += 1;
    return last;
  }

  return {
    async load() {
      for (const message of await history.load()) {
        byId.set(messageId(message), message);
        last = Math.max(last, message.number);
      }
    },
    next,
    add({ number = next(), ...message }) {
      return put({ ...message, number, at: clock(), signs: { yes: [], no: [] } });
    },
    find: (id) => byId.get(id) ?? null,
    posted: (once) => [...byId.values()].find((message) => message.once === once) ?? null,
    show(id, view) {
      const message = byId.get(id);
      if (message) put({ ...message, view });
    },
    sign(id, sign, person) {
      const message = byId.get(id);
      if (!message) return false;
      const others = message.signs[sign].filter((each) => each !== person);
      const isGiven = others.length === message.signs[sign].length;
      const signs = { ...message.signs, [sign]: isGiven ? [...others, person] : others };
      put({ ...message, signs });
      return isGiven;
    },
    all: () => [...byId.values()].sort((a, b) => a.number - b.number),
    watch(onChange) {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
}
