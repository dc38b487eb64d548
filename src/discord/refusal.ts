import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { FaultCode } from '../core/fault.ts';
import { Fault } from '../core/fault.ts';

/** Discord's error codes that mean something to us (docs: "JSON Error Codes"). */
const meanings: ReadonlyMap<number, FaultCode> = new Map([
  [10003, 'place-gone'], // unknown channel
  [10004, 'place-gone'], // unknown guild
  [10008, 'message-gone'], // unknown message
  [10013, 'place-gone'], // unknown user
  [10015, 'reply-expired'], // unknown webhook
  [10062, 'reply-expired'], // unknown interaction
  [30046, 'chat-failed'], // too many edits of a message older than an hour
  [40003, 'chat-failed'], // opening direct messages too fast
  [50001, 'place-forbidden'], // missing access
  [50005, 'message-gone'], // somebody else's message
  [50007, 'direct-closed'], // cannot send messages to this user
  [50013, 'place-forbidden'], // missing permissions
  [50027, 'reply-expired'], // invalid webhook token
  [50083, 'place-forbidden'], // archived thread
  [50278, 'direct-closed'], // no guild in common
]);

/** Statuses that speak of the moment, not of what was sent. */
const passing: readonly number[] = [401, 408, 425, 429];

/** What a failed call to Discord means, as a fault of the outbound port. */
export function toChatFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  return new Fault(meaningOf(error), { cause: toCause(error) });
}

/** Discord's error code; null when it was not Discord that answered. */
export function codeOf(error: unknown): number | null {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : null;
}

/** What may be logged of an error: discord.js hangs address (with an interaction's token) and body on its own. */
export function toCause(error: unknown): Error {
  if (error instanceof DiscordAPIError) {
    return new Error(`Discord answered ${error.status}, code ${error.code}: ${error.message}`);
  }
  if (error instanceof HTTPError) return new Error(`Discord answered ${error.status}`);
  if (error instanceof RateLimitError) {
    return new Error(`Discord asks to wait ${Math.ceil(error.retryAfter / 1_000)} s`);
  }
  return new Error(error instanceof Error ? error.message || error.name : 'the call failed');
}

function meaningOf(error: unknown): FaultCode {
  const known = meanings.get(codeOf(error) ?? 0);
  if (known) return known;
  if (!(error instanceof DiscordAPIError)) return 'chat-failed';
  return passing.includes(error.status) || error.status >= 500 ? 'chat-failed' : 'chat-refused';
}
