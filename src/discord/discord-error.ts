import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { ErrorCode } from '../domain/app-error.ts';
import { AppError } from '../domain/app-error.ts';

/** Our error codes for Discord's (Discord's documentation, "JSON Error Codes"). */
const codesByDiscordError: ReadonlyMap<number, ErrorCode> = new Map([
  [10003, 'channel-not-found'], // unknown channel
  [10004, 'channel-not-found'], // unknown guild
  [10008, 'message-not-found'], // unknown message
  [10013, 'channel-not-found'], // unknown user
  [10015, 'reply-expired'], // unknown webhook
  [10062, 'reply-expired'], // unknown interaction
  [30046, 'platform-unavailable'], // too many edits of a message that is older than an hour
  [40003, 'platform-unavailable'], // opening direct messages too quickly
  [50001, 'channel-forbidden'], // missing access
  [50005, 'message-not-found'], // a message of another author
  [50007, 'direct-messages-closed'], // cannot send messages to this user
  [50013, 'channel-forbidden'], // missing permissions
  [50027, 'reply-expired'], // invalid webhook token
  [50083, 'channel-forbidden'], // archived thread
  [50278, 'direct-messages-closed'], // no common guild
]);

/** Statuses that can change when the same call is made again. */
const transientStatuses: readonly number[] = [401, 408, 425, 429];

/** The AppError for a failed call to Discord. */
export function toChatError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError(toErrorCode(error), { cause: toLoggableError(error) });
}

/** Discord's error code; null if the error is not a response from Discord. */
export function getDiscordErrorCode(error: unknown): number | null {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : null;
}

/** An error that is safe to log: those of discord.js contain the URL (with the token of an interaction) and the body. */
export function toLoggableError(error: unknown): Error {
  if (error instanceof DiscordAPIError) {
    return new Error(`Discord returned ${error.status}, code ${error.code}: ${error.message}`);
  }
  if (error instanceof HTTPError) return new Error(`Discord returned ${error.status}`);
  if (error instanceof RateLimitError) {
    return new Error(`Discord asks to wait ${Math.ceil(error.retryAfter / 1_000)} seconds`);
  }
  return new Error(error instanceof Error ? error.message || error.name : 'the call failed');
}

function toErrorCode(error: unknown): ErrorCode {
  const code = codesByDiscordError.get(getDiscordErrorCode(error) ?? 0);
  if (code) return code;
  if (!(error instanceof DiscordAPIError)) return 'platform-unavailable';
  return transientStatuses.includes(error.status) || error.status >= 500
    ? 'platform-unavailable'
    : 'platform-rejected';
}
