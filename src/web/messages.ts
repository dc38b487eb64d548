import type { View } from '../chat/view.ts';
import type { Clock } from '../ports/clock.ts';
import { type Message, toMessageId } from './message.ts';
import type { MessageFile } from './message-file.ts';

/** The parts of a new message. A given `number` must come from `nextNumber`. */
export type NewMessage = Pick<
  Message,
  'room' | 'reader' | 'command' | 'idempotencyKey' | 'view'
> & {
  readonly number?: number;
};

/** The messages of all rooms. */
export interface Messages {
  load(): Promise<void>;
  /** Reserves a number for a message that will be added later. */
  nextNumber(): number;
  add(message: NewMessage): Message;
  find(id: string): Message | null;
  /** The message that was posted with this key. */
  findByKey(idempotencyKey: string): Message | null;
  updateView(id: string, view: View): void;
  /** Adds or removes a person's reaction; returns whether it was added. */
  toggleReaction(id: string, vote: 'yes' | 'no', person: string): boolean;
  all(): readonly Message[];
  /** Calls back with every new or changed message; returns a function that unsubscribes. */
  subscribe(onChange: (message: Message) => void): () => void;
}

/** Above this, the oldest message is deleted, and a card in it can no longer be updated. */
const maxMessages = 400;

/** Messages in memory, saved to `messageFile`. */
export function createMessages(messageFile: MessageFile, clock: Clock): Messages {
  const byId = new Map<string, Message>();
  const subscribers = new Set<(message: Message) => void>();
  let lastNumber = 0;

  function save(message: Message): Message {
    byId.set(toMessageId(message), message);
    const [oldest] = byId.keys();
    if (oldest !== undefined && byId.size > maxMessages) byId.delete(oldest);
    messageFile.scheduleSave(() => [...byId.values()]);
    for (const notify of subscribers) notify(message);
    return message;
  }

  function nextNumber(): number {
    lastNumber += 1;
    return lastNumber;
  }

  return {
    async load() {
      for (const message of await messageFile.load()) {
        byId.set(toMessageId(message), message);
        lastNumber = Math.max(lastNumber, message.number);
      }
    },
    nextNumber,
    add({ number = nextNumber(), ...message }) {
      return save({ ...message, number, at: clock(), reactions: { yes: [], no: [] } });
    },
    find: (id) => byId.get(id) ?? null,
    findByKey: (idempotencyKey) =>
      [...byId.values()].find((message) => message.idempotencyKey === idempotencyKey) ?? null,
    updateView(id, view) {
      const message = byId.get(id);
      if (message) save({ ...message, view });
    },
    toggleReaction(id, vote, person) {
      const message = byId.get(id);
      if (!message) return false;
      const others = message.reactions[vote].filter((each) => each !== person);
      const isAdded = others.length === message.reactions[vote].length;
      const reactions = { ...message.reactions, [vote]: isAdded ? [...others, person] : others };
      save({ ...message, reactions });
      return isAdded;
    },
    all: () => [...byId.values()].sort((a, b) => a.number - b.number),
    subscribe(onChange) {
      subscribers.add(onChange);
      return () => subscribers.delete(onChange);
    },
  };
}
