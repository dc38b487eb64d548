import type { ChatAccountKey } from '../place.ts';

/** Somebody whom a message is for: the chat account that it mentions, and the name of that person. */
export interface Recipient extends ChatAccountKey {
  /** Null if it was not stored with the message. Nobody else's name may take its place. */
  readonly name: string | null;
}
