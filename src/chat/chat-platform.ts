import type { Platform } from '../domain/place.ts';
import type { Command } from './command.ts';
import type { Dispatch } from './dispatch.ts';
import type { Outbound } from './outbound.ts';

/** A chat platform as the app sees it: how to start it, stop it and ask for its status. */
export interface ChatPlatform {
  readonly name: Platform;
  readonly outbound: Outbound;
  start(dispatch: Dispatch): Promise<void>;
  stop(): Promise<void>;
  status(): { readonly isReady: boolean; readonly detail: string };
  /** An address that opens a private chat with the bot and runs a command there; null where there is none. */
  startLink?(command: Command, text: string): string | null;
}
