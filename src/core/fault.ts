/** How loudly a fault is written to the log. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

interface Face {
  /** HTTP status for doors that answer over HTTP. */
  readonly status: number;
  /** Whether the same call may succeed later without anybody changing anything. */
  readonly retry: boolean;
  readonly log: LogLevel;
  /**
   * Whether somebody reached for what is not theirs, which the door writes into the audit log. `admins-only` and
   * wrong codes are written where they are thrown.
   */
  readonly isAudited?: true;
}

const saidNo = { status: 403, retry: false, log: 'info' } as const;
const overstepped = { ...saidNo, isAudited: true } as const;
const conflict = { status: 409, retry: false, log: 'info' } as const;
const wireBroke = { status: 503, retry: true, log: 'warn' } as const;
const misconfigured = { status: 502, retry: false, log: 'error' } as const;
const placeLost = { status: 410, retry: false, log: 'info' } as const;

/**
 * Every way in which MediaNest can fail somebody. The text that a person reads is `fault-<code>` in the
 * catalogue; "they said no" and "the wire broke" are different codes, and only the latter is retried.
 */
export const faces = {
  'bad-input': { status: 400, retry: false, log: 'info' },
  'not-found': { ...overstepped, status: 404 },
  forbidden: overstepped,
  'not-yours': overstepped,
  'not-linked': saidNo,
  'link-ambiguous': overstepped,
  'user-blocked': overstepped,
  'account-taken': overstepped,
  'sign-in-off': overstepped,
  'sign-in-tries': { ...overstepped, status: 429 },
  'plex-unreachable': wireBroke,
  'chats-parted': conflict,
  'accounts-differ': conflict,
  'code-wrong': saidNo,
  'code-own': conflict,
  'code-tries': { status: 429, retry: false, log: 'info' },
  'admins-only': saidNo,
  'approvers-only': overstepped,
  'private-only': saidNo,
  'guest-unset': { ...misconfigured, log: 'warn' },
  'button-unknown': { ...overstepped, status: 410 },
  'draft-gone': { ...overstepped, status: 410 },
  'seasons-missing': { status: 400, retry: false, log: 'info' },
  'too-late': conflict,
  decided: conflict,
  'not-approver': overstepped,
  'own-request': overstepped,
  'title-unknown': { status: 404, retry: false, log: 'info' },
  'already-requested': conflict,
  'already-available': conflict,
  'nothing-left': conflict,
  blocklisted: saidNo,
  'quota-movie': saidNo,
  'quota-tv': saidNo,
  'no-right-movie': overstepped,
  'no-right-tv': overstepped,
  'no-right-4k': overstepped,
  'no-right': overstepped,
  'no-4k-service': saidNo,
  'account-gone': overstepped,
  'no-tvdb': { status: 422, retry: false, log: 'info' },
  'service-unset': { ...misconfigured, log: 'warn' },
  'service-key': misconfigured,
  'service-csrf': misconfigured,
  'service-not-overseerr': misconfigured,
  'service-unreachable': wireBroke,
  'service-failed': wireBroke,
  'catalogue-down': wireBroke,
  'outcome-unknown': wireBroke,
  'place-gone': placeLost,
  'place-forbidden': placeLost,
  'direct-closed': placeLost,
  'reply-expired': placeLost,
  'message-gone': placeLost,
  'chat-failed': wireBroke,
  'chat-refused': { status: 500, retry: false, log: 'error' },
  bug: { status: 500, retry: false, log: 'error' },
} as const satisfies Record<string, Face>;

export type FaultCode = keyof typeof faces;

/** What a fault knows beyond its code: numbers and names for its text, never a secret. */
export type FaultDetail = Readonly<Record<string, string | number | boolean | null>>;

/** The one error that is thrown on purpose. Whatever else is thrown is a bug. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly detail: FaultDetail;

  constructor(code: FaultCode, options: { detail?: FaultDetail; cause?: unknown } = {}) {
    super(code, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.detail = options.detail ?? {};
  }

  get face(): Face {
    return faces[this.code];
  }
}

/** The fault itself, or `bug` around whatever else was thrown. */
export function toFault(error: unknown): Fault {
  return error instanceof Fault ? error : new Fault('bug', { cause: error });
}

/** Whether an error is a fault with this code. */
export function isFault(error: unknown, ...codes: readonly FaultCode[]): error is Fault {
  return error instanceof Fault && codes.includes(error.code);
}
