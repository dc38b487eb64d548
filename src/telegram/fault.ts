import { GrammyError, HttpError } from 'grammy';
import type { FaultCode } from '../core/fault.ts';
import { Fault } from '../core/fault.ts';
import type { Place } from '../core/place.ts';

/**
 * Telegram's descriptions, which are its only error codes: "Error codes are subject to change"
 * (https://core.telegram.org/bots/api#making-requests). Read in order; the first that fits decides.
 */
const meanings: readonly { readonly said: RegExp; readonly code: FaultCode }[] = [
  {
    said: /blocked by the user|user is deactivated|can't initiate conversation/i,
    code: 'direct-closed',
  },
  {
    said: /can't send messages to (bots|the user)|PEER_ID_INVALID|USER_IS_BLOCKED/i,
    code: 'direct-closed',
  },
  {
    said: /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i,
    code: 'message-gone',
  },
  { said: /there is no text in the message to edit/i, code: 'message-gone' },
  { said: /kicked|not a member|chat not found|deactivated|CHANNEL_PRIVATE/i, code: 'place-gone' },
  { said: /thread not found|TOPIC_DELETED|TOPIC_ID_INVALID/i, code: 'place-gone' },
  {
    said: /not enough rights|have no rights|need administrator|TOPIC_CLOSED/i,
    code: 'place-forbidden',
  },
  {
    said: /CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|CHAT_ADMIN_REQUIRED|CHAT_SEND_\w+_FORBIDDEN/,
    code: 'place-forbidden',
  },
];

/** What a failed call means for us. An error that is none of Telegram's is returned as it is. */
export function toChatFault(error: unknown, kind?: Place['kind']): unknown {
  if (error instanceof HttpError) return new Fault('chat-failed', { cause: error });
  if (!(error instanceof GrammyError)) return error;
  const { error_code: status, description } = error;
  const code = codeOf(status, description);
  return new Fault(code === 'place-gone' && kind === 'direct' ? 'direct-closed' : code, {
    detail: { status, description },
    cause: error,
  });
}

function codeOf(status: number, description: string): FaultCode {
  if (status === 429 || status >= 500 || status === 401 || status === 409) return 'chat-failed';
  const known = meanings.find(({ said }) => said.test(description));
  if (known) return known.code;
  return status === 403 ? 'place-forbidden' : 'chat-refused';
}

/** "message is not modified": the message shows what it was to show. */
export function isNotModified(error: unknown): boolean {
  return error instanceof GrammyError && /message is not modified/i.test(error.description);
}

/** The id of the supergroup a group has become, from the answer to a call that named the old one. */
export function migratedTo(error: unknown): string | null {
  const id = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
  return id === undefined ? null : String(id);
}

/** A query that was answered too late or is unknown by now: there is nobody left to tell. */
export function isQueryGone(error: unknown): boolean {
  return (
    error instanceof GrammyError && /query is too old|query ID is invalid/i.test(error.description)
  );
}

/** Why a start fails, for the operator. Causes are left out: they may hold the address of a call, and so the token. */
export function startProblem(error: unknown, apiUrl: string): string {
  if (!(error instanceof GrammyError)) return `Telegram does not answer at ${apiUrl}`;
  const { error_code: status, description, method } = error;
  if (status === 401 || status === 404) {
    return `TELEGRAM_BOT_TOKEN is not accepted by ${apiUrl} (${status})`;
  }
  return `Telegram at ${apiUrl} answers ${method} with ${status}: ${description}`;
}
