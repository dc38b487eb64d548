import { GrammyError, HttpError } from 'grammy';
import type { ErrorCode } from '../domain/app-error.ts';
import { AppError } from '../domain/app-error.ts';
import type { Place } from '../domain/place.ts';

/**
 * Telegram's descriptions, which are its only error codes: "Error codes are subject to change"
 * (https://core.telegram.org/bots/api#making-requests). Read in order; the first that fits decides.
 */
const errorPatterns: readonly { readonly pattern: RegExp; readonly code: ErrorCode }[] = [
  {
    pattern: /blocked by the user|user is deactivated|can't initiate conversation/i,
    code: 'direct-messages-closed',
  },
  {
    pattern: /can't send messages to (bots|the user)|PEER_ID_INVALID|USER_IS_BLOCKED/i,
    code: 'direct-messages-closed',
  },
  {
    pattern: /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i,
    code: 'message-not-found',
  },
  { pattern: /there is no text in the message to edit/i, code: 'message-not-found' },
  {
    pattern: /kicked|not a member|chat not found|deactivated|CHANNEL_PRIVATE/i,
    code: 'channel-not-found',
  },
  { pattern: /thread not found|TOPIC_DELETED|TOPIC_ID_INVALID/i, code: 'channel-not-found' },
  {
    pattern: /not enough rights|have no rights|need administrator|TOPIC_CLOSED/i,
    code: 'channel-forbidden',
  },
  {
    pattern: /CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|CHAT_ADMIN_REQUIRED|CHAT_SEND_\w+_FORBIDDEN/,
    code: 'channel-forbidden',
  },
];

/** What a failed call means for us. An error that is none of Telegram's is returned as it is. */
export function toChatError(error: unknown, kind?: Place['kind']): unknown {
  if (error instanceof HttpError) return new AppError('platform-unavailable', { cause: error });
  if (!(error instanceof GrammyError)) return error;
  const { error_code: status, description } = error;
  const code = toErrorCode(status, description);
  return new AppError(
    code === 'channel-not-found' && kind === 'direct' ? 'direct-messages-closed' : code,
    {
      detail: { status, description },
      cause: error,
    },
  );
}

function toErrorCode(status: number, description: string): ErrorCode {
  if (status === 429 || status >= 500 || status === 401 || status === 409)
    return 'platform-unavailable';
  const known = errorPatterns.find(({ pattern }) => pattern.test(description));
  if (known) return known.code;
  return status === 403 ? 'channel-forbidden' : 'platform-rejected';
}

/** "message is not modified": the message shows what it was to show. */
export function isNotModified(error: unknown): boolean {
  return error instanceof GrammyError && /message is not modified/i.test(error.description);
}

/** The id of the supergroup a group has become, from the answer to a call that named the old one. */
export function getMigratedChatId(error: unknown): string | null {
  const id = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
  return id === undefined ? null : String(id);
}

/** A query that was answered too late or is unknown by now: there is nobody left to tell. */
export function isQueryExpired(error: unknown): boolean {
  return (
    error instanceof GrammyError && /query is too old|query ID is invalid/i.test(error.description)
  );
}

/** Why a start fails, for the operator. Causes are left out: they may hold the address of a call, and so the token. */
export function toStartErrorMessage(error: unknown, apiUrl: string): string {
  if (!(error instanceof GrammyError)) return `Telegram does not answer at ${apiUrl}`;
  const { error_code: status, description, method } = error;
  if (status === 401 || status === 404) {
    return `TELEGRAM_BOT_TOKEN is not accepted by ${apiUrl} (${status})`;
  }
  return `Telegram at ${apiUrl} answers ${method} with ${status}: ${description}`;
}
