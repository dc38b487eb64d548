import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { ErrorCode } from '../domain/app-error.ts';
import { AppError } from '../domain/app-error.ts';

/** Discord's error codes that mean something to us (Discord's documentation: "JSON Error Codes"). */
const codesByDiscordError: ReadonlyMap<number, ErrorCode> = new Map([
  [10003, 'channel-not-found'], // unknown channel
  [10004, 'channel-not-found'], // unknown guild
  [10008, 'message-not-found'], // unknown message
  [10013, 'channel-not-found'], // unknown user
  [10015, 'reply-expired'], // unknown webhook
  [10062, 'reply-expired'], // unknown interaction
  [30046, 'platform-unavailable'], // too many edits of a message older than an hour
  [40003, 'platform-unavailable'], // opening direct messages too fast
  [50001, 'channel-forbidden'], // missing access
  [50005, 'message-not-found'], // somebody else's message
  [50007, 'direct-messages-closed'], // cannot send messages to this user
  [50013, 'channel-forbidden'], // missing permissions
  [50027, 'reply-expired'], // invalid webhook token
  [50083, 'channel-forbidden'], // archived thread
  [50278, 'direct-messages-closed'], // no guild in common
]);

/** Statuses that speak of the moment, not of what was sent. */
const transientStatuses: readonly number[] = [401, 408, 425, 429];

/** What a failed call to Discord means, as a fault of the outbound port. */
export function toChatError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError(toErrorCode(error), { cause: toLoggableError(error) });
}

/** Discord's error code; null when it was not Discord that answered. */
export function getDiscordErrorCode(error: unknown): number | null {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : null;
}

/** What may be logged of an error: discord.js hangs address (with an interaction's token) and body on its own. */
export function toLoggableError(error: unknown): Error {
  if (error instanceof DiscordAPIError) {
    return new Error(`Discord answered ${error.status}, code ${error.code}: ${error.message}`);
  }
  if (error instanceof HTTPError) return new Error(`Discord answered ${error.status}`);
  if (error instanceof RateLimitError) {
    return new Error(`Discord asks to wait ${Math.ceil(error.retryAfter / 1_000)} s`);
  }
  return new Error(error instanceof Error ? error.message || error.name : 'the call failed');
}

function toErrorCode(error: unknown): ErrorCode {
  const known = codesByDiscordError.get(getDiscordErrorCode(error) ?? 0);
  if (known) return known;
  if (!(error instanceof DiscordAPIError)) return 'platform-unavailable';
  return transientStatuses.includes(error.status) || error.status >= 500
    ? 'platform-unavailable'
    : 'platform-rejected';
}
