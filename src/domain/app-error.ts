/** The log level of an error. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

interface ErrorMetadata {
  /** The status of an HTTP response. */
  readonly status: number;
  /** Whether the same call may succeed later without any change. */
  readonly isRetryable: boolean;
  readonly logLevel: LogLevel;
  /**
   * Whether it means that someone tried what they may not do; dispatch then records it in the audit log. `admins-only`
   * and wrong codes are recorded where they are thrown.
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
 * Every error that a user can see. Its text is `error-<code>` in the translations. "The server refused" and "the
 * server did not answer" are different codes, and only the latter is retried.
 */
export const errorMetadata = {
  'invalid-input': { status: 400, isRetryable: false, logLevel: 'info' },
  'not-found': { ...deniedAndAudited, status: 404 },
  forbidden: deniedAndAudited,
  'not-yours': deniedAndAudited,
  'not-linked': denied,
  'link-lost': denied,
  'ambiguous-account': deniedAndAudited,
  'user-blocked': deniedAndAudited,
  'account-blocked': deniedAndAudited,
  'sign-in-disabled': deniedAndAudited,
  'not-signed-in': { ...deniedAndAudited, status: 401 },
  'request-forged': deniedAndAudited,
  'console-closed': deniedAndAudited,
  'sign-in-link-used': { ...denied, status: 410 },
  'wrong-password': denied,
  'no-console-rights': denied,
  'console-off': denied,
  'too-many-sign-in-attempts': { ...deniedAndAudited, status: 429 },
  'too-many-streams': { status: 429, isRetryable: false, logLevel: 'info' },
  'plex-unreachable': temporarilyDown,
  'media-server-unreachable': temporarilyDown,
  'media-server-refused': denied,
  'quick-connect-unavailable': temporarilyDown,
  'account-conflict': conflict,
  'invalid-code': denied,
  'own-code': conflict,
  'too-many-code-attempts': { status: 429, isRetryable: false, logLevel: 'info' },
  'admins-only': denied,
  'last-admin': conflict,
  'admin-in-settings': conflict,
  'approvers-only': deniedAndAudited,
  'private-only': denied,
  'code-exposed': denied,
  'guest-account-missing': { ...misconfigured, logLevel: 'warn' },
  'unknown-button': { ...deniedAndAudited, status: 410 },
  'draft-expired': { ...deniedAndAudited, status: 410 },
  'no-seasons-selected': { status: 400, isRetryable: false, logLevel: 'info' },
  'invalid-state': conflict,
  'already-decided': conflict,
  'not-approver': deniedAndAudited,
  'own-request': deniedAndAudited,
  'title-not-found': { status: 404, isRetryable: false, logLevel: 'info' },
  'already-requested': conflict,
  'already-available': conflict,
  'no-seasons-left': conflict,
  blocklisted: denied,
  'movie-quota-exceeded': denied,
  'series-quota-exceeded': denied,
  'no-movie-permission': deniedAndAudited,
  'no-series-permission': deniedAndAudited,
  'no-4k-permission': deniedAndAudited,
  'no-movie-4k': conflict,
  'no-series-4k': conflict,
  'no-advanced-permission': deniedAndAudited,
  'download-option-gone': conflict,
  'options-changed': conflict,
  'no-permission': deniedAndAudited,
  'no-issue-permission': deniedAndAudited,
  'not-issue-manager': deniedAndAudited,
  'issue-title-unavailable': conflict,
  'issue-deleted': conflict,
  'issue-not-sent': conflict,
  'no-issue-message': { status: 400, isRetryable: false, logLevel: 'info' },
  'on-behalf-not-permitted': deniedAndAudited,
  'member-not-found': { status: 404, isRetryable: false, logLevel: 'info' },
  'member-ambiguous': conflict,
  'member-not-linked': conflict,
  'member-blocked': denied,
  'member-no-permission': denied,
  'member-quota-exceeded': denied,
  'member-already-requested': conflict,
  'on-behalf-titles-only': { status: 400, isRetryable: false, logLevel: 'info' },
  'account-not-found': deniedAndAudited,
  'no-tvdb-id': { status: 422, isRetryable: false, logLevel: 'info' },
  'overseerr-refused': { status: 409, isRetryable: false, logLevel: 'warn' },
  'decision-not-permitted': denied,
  'request-deleted': conflict,
  'cancelled-by-approver': conflict,
  'removed-from-radarr': conflict,
  'removed-from-sonarr': conflict,
  'remote-status-unknown': conflict,
  'no-overseerr-server': { ...misconfigured, logLevel: 'warn' },
  'overseerr-key-rejected': misconfigured,
  'overseerr-csrf-enabled': misconfigured,
  'not-overseerr': misconfigured,
  'database-unreachable': temporarilyDown,
  'overseerr-unreachable': temporarilyDown,
  'overseerr-failed': temporarilyDown,
  'user-list-incomplete': temporarilyDown,
  'tmdb-unavailable': temporarilyDown,
  'outcome-unknown': temporarilyDown,
  'channel-not-found': placeUnusable,
  'channel-forbidden': placeUnusable,
  'direct-messages-closed': placeUnusable,
  'reply-expired': placeUnusable,
  'message-not-found': placeUnusable,
  'platform-unavailable': temporarilyDown,
  'platform-rejected': { status: 500, isRetryable: false, logLevel: 'error' },
  'backup-failed': { status: 409, isRetryable: false, logLevel: 'warn' },
  internal: { status: 500, isRetryable: false, logLevel: 'error' },
} as const satisfies Record<string, ErrorMetadata>;

export type ErrorCode = keyof typeof errorMetadata;

/** What an error knows besides its code: values for its text, never a secret. */
export type ErrorDetail = Readonly<Record<string, string | number | boolean | null>>;

/** The only error that is thrown on purpose. Everything else that is thrown is a bug. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;
  /** What the Overseerr server said, for people to read. Never logged: it may contain names. */
  readonly quote: string | null;

  constructor(
    code: ErrorCode,
    options: { detail?: ErrorDetail; quote?: string; cause?: unknown } = {},
  ) {
    super(code, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = options.detail ?? {};
    this.quote = options.quote ?? null;
  }

  get metadata(): ErrorMetadata {
    return errorMetadata[this.code];
  }
}

/** Whether an error is the fault of the bot or its settings, so that whoever reads it can do nothing about it. */
export function isFaultOfBot(code: string): boolean {
  const isKnown = (text: string): text is ErrorCode => Object.hasOwn(errorMetadata, text);
  return isKnown(code) && [500, 502].includes(errorMetadata[code].status);
}

/** The error itself, or `internal` with anything else as its cause. */
export function toAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('internal', { cause: error });
}

/** Whether an error is an `AppError` with one of these codes. */
export function isAppError(
  error: unknown,
  ...codes: readonly [ErrorCode, ...ErrorCode[]]
): error is AppError {
  return error instanceof AppError && codes.includes(error.code);
}

/** Errors that do not pass by themselves: what was recorded waits until somebody does something about them. */
const waitingErrorCodes: readonly ErrorCode[] = [
  'link-lost',
  'overseerr-key-rejected',
  'overseerr-csrf-enabled',
  'not-overseerr',
  'no-overseerr-server',
];

/** Whether what caused the error should be tried again, now or once an operator has fixed the settings. */
export function isWorthRetrying(error: AppError): boolean {
  return error.metadata.isRetryable || waitingErrorCodes.includes(error.code);
}
