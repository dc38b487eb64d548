import type { Platform } from '../domain/place.ts';
import type { Command } from './command.ts';
import type { Dispatch } from './dispatch.ts';
import type { Outbound } from './outbound.ts';

/** A chat platform, as the app starts, stops and asks after it. */
export interface ChatPlatform {
  readonly name: Platform;
  readonly outbound: Outbound;
  start(dispatch: Dispatch): Promise<void>;
  stop(): Promise<void>;
  status(): { readonly isReady: boolean; readonly detail: string };
  /** An address that opens a chat with the bot and carries on with a command there; null where there is none. */
  startLink?(command: Command, text: string): string | null;
}
