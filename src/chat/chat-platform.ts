import type { Platform } from '../domain/place.ts';
import type { Command } from './command.ts';
import type { Dispatch } from './dispatch.ts';
import type { Outbound } from './outbound.ts';

/**
 * Why a chat platform could not be started, as one line for the operator without secrets. `isFinal`: only a changed
 * setting can help, such as another token. Everything else passes and is worth another try.
 */
export class PlatformStartError extends Error {
  readonly isFinal: boolean;

  constructor(message: string, { isFinal }: { readonly isFinal: boolean }) {
    super(message);
    this.name = 'PlatformStartError';
    this.isFinal = isFinal;
  }
}

/** A chat platform as the app sees it: how to start it, stop it, and ask for its status. */
export interface ChatPlatform {
  readonly name: Platform;
  readonly outbound: Outbound;
  /** Connects. Throws `PlatformStartError`; after that it can be called again. */
  start(dispatch: Dispatch): Promise<void>;
  stop(): Promise<void>;
  /** `detail` is one line for the operator without secrets: how it is connected, or why it is not. */
  status(): { readonly isReady: boolean; readonly detail: string };
  /** Whether another program uses the same token now; missing where that cannot happen. */
  isTokenShared?(): boolean;
  /** An address that opens a private chat with the bot and runs a command there; null where there is none. */
  startLink?(command: Command, text: string): string | null;
}
