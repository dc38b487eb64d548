import { GrammyError, HttpError } from 'grammy';
import { PlatformStartError } from '../chat/chat-platform.ts';
import type { ErrorCode } from '../domain/app-error.ts';
import { AppError } from '../domain/app-error.ts';
import type { Place } from '../domain/place.ts';

/**
 * The error codes for Telegram's descriptions, because Telegram's own codes "are subject to change"
 * (https://core.telegram.org/bots/api#making-requests). The first match counts.
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

/** The AppError for a failed call. Other errors are returned unchanged. */
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
  const match = errorPatterns.find(({ pattern }) => pattern.test(description));
  if (match) return match.code;
  return status === 403 ? 'channel-forbidden' : 'platform-rejected';
}

/** "message is not modified": the message is up to date already. */
export function isNotModified(error: unknown): boolean {
  return error instanceof GrammyError && /message is not modified/i.test(error.description);
}

/** The new id of a group that has become a supergroup, from the error of a call with the old id. */
export function getMigratedChatId(error: unknown): string | null {
  const id = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
  return id === undefined ? null : String(id);
}

/** Whether a query can no longer be answered because it is too old. */
export function isQueryExpired(error: unknown): boolean {
  return (
    error instanceof GrammyError && /query is too old|query ID is invalid/i.test(error.description)
  );
}

/**
 * Why the start failed. Without the cause, because its URL contains the token. Only a refused token is final: Telegram
 * answers with 404 when it is not a token at all.
 */
export function toStartError(error: unknown, apiUrl: string): PlatformStartError {
  if (!(error instanceof GrammyError)) {
    return new PlatformStartError(`Telegram is not responding at ${apiUrl}`, { isFinal: false });
  }
  const { error_code: status, description, method } = error;
  if (status === 401 || status === 404) {
    const message = `Telegram rejected the token (${status}). Check TELEGRAM_BOT_TOKEN`;
    return new PlatformStartError(message, { isFinal: true });
  }
  return new PlatformStartError(`Telegram returned ${status} for ${method}: ${description}`, {
    isFinal: false,
  });
}
