/** How loudly a fault is written to the log. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

interface ErrorMetadata {
  /** HTTP status for doors that answer over HTTP. */
  readonly status: number;
  /** Whether the same call may succeed later without anybody changing anything. */
  readonly isRetryable: boolean;
  readonly logLevel: LogLevel;
  /**
   * Whether somebody reached for what is not theirs, which the door writes into the audit log. `admins-only` and
   * wrong codes are written where they are thrown.
   */
  readonly isAudited?: true;
}

const denied = { status: 403, isRetryable: false, logLevel: 'info' } as const;
const deniedAndAudited = { ...denied, isAudited: true } as const;
const conflict = { status: 409, isRetryable: false, logLevel: 'info' } as const;
const temporarilyDown = { status: 503, isRetryable: true, logLevel: 'warn' } as const;
const misconfigured = { status: 502, isRetryable: false, logLevel: 'error' } as const;
const placeUnusable = { status: 410, isRetryable: false, logLevel: 'info' } as const;

/**
 * Every way in which MediaNest can fail somebody. The text that a person reads is `fault-<code>` in the
 * catalogue; "they said no" and "the wire broke" are different codes, and only the latter is retried.
 */
export const errorMetadata = {
  'bad-input': { status: 400, isRetryable: false, logLevel: 'info' },
  'not-found': { ...deniedAndAudited, status: 404 },
  forbidden: deniedAndAudited,
  'not-yours': deniedAndAudited,
  'not-linked': denied,
  'link-ambiguous': deniedAndAudited,
  'user-blocked': deniedAndAudited,
  'account-taken': deniedAndAudited,
  'sign-in-off': deniedAndAudited,
  'sign-in-tries': { ...deniedAndAudited, status: 429 },
  'plex-unreachable': temporarilyDown,
  'chats-parted': conflict,
  'accounts-differ': conflict,
  'code-wrong': denied,
  'code-own': conflict,
  'code-tries': { status: 429, isRetryable: false, logLevel: 'info' },
  'admins-only': denied,
  'approvers-only': deniedAndAudited,
  'private-only': denied,
  'guest-unset': { ...misconfigured, logLevel: 'warn' },
  'button-unknown': { ...deniedAndAudited, status: 410 },
  'draft-gone': { ...deniedAndAudited, status: 410 },
  'seasons-missing': { status: 400, isRetryable: false, logLevel: 'info' },
  'too-late': conflict,
  decided: conflict,
  'not-approver': deniedAndAudited,
  'own-request': deniedAndAudited,
  'title-unknown': { status: 404, isRetryable: false, logLevel: 'info' },
  'already-requested': conflict,
  'already-available': conflict,
  'nothing-left': conflict,
  blocklisted: denied,
  'quota-movie': denied,
  'quota-tv': denied,
  'no-right-movie': deniedAndAudited,
  'no-right-tv': deniedAndAudited,
  'no-right-4k': deniedAndAudited,
  'no-right': deniedAndAudited,
  'no-4k-service': denied,
  'account-gone': deniedAndAudited,
  'no-tvdb': { status: 422, isRetryable: false, logLevel: 'info' },
  'service-unset': { ...misconfigured, logLevel: 'warn' },
  'service-key': misconfigured,
  'service-csrf': misconfigured,
  'service-not-overseerr': misconfigured,
  'service-unreachable': temporarilyDown,
  'service-failed': temporarilyDown,
  'catalogue-down': temporarilyDown,
  'outcome-unknown': temporarilyDown,
  'place-gone': placeUnusable,
  'place-forbidden': placeUnusable,
  'direct-closed': placeUnusable,
  'reply-expired': placeUnusable,
  'message-gone': placeUnusable,
  'chat-failed': temporarilyDown,
  'chat-refused': { status: 500, isRetryable: false, logLevel: 'error' },
  bug: { status: 500, isRetryable: false, logLevel: 'error' },
} as const satisfies Record<string, ErrorMetadata>;

export type ErrorCode = keyof typeof errorMetadata;

/** What a fault knows beyond its code: numbers and names for its text, never a secret. */
export type ErrorDetail = Readonly<Record<string, string | number | boolean | null>>;

/** The one error that is thrown on purpose. Whatever else is thrown is a bug. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, options: { detail?: ErrorDetail; cause?: unknown } = {}) {
    super(code, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.detail = options.detail ?? {};
  }

  get metadata(): ErrorMetadata {
    return errorMetadata[this.code];
  }
}

/** The fault itself, or `bug` around whatever else was thrown. */
export function toAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('bug', { cause: error });
}

/** Whether an error is a fault with this code. */
export function isAppError(error: unknown, ...codes: readonly ErrorCode[]): error is AppError {
  return error instanceof AppError && codes.includes(error.code);
}
