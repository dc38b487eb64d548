/** Which errors: those that nobody has dealt with, those that somebody has, or all. */
export const errorStates = ['open', 'resolved', 'all'] as const;
export type ErrorState = (typeof errorStates)[number];

/** What unexpected errors are searched by. A missing part does not limit the result. */
export interface ErrorSearch {
  readonly state: ErrorState;
  /** The reference that a user was shown, or its beginning. */
  readonly reference?: string | undefined;
  readonly code?: string | undefined;
  /** Part of the message. */
  readonly text?: string | undefined;
  /** Last seen at this time or later. */
  readonly since?: Date | undefined;
  /** Last seen at this time or before. */
  readonly until?: Date | undefined;
}

/** An unexpected error, and how often it occurred. */
export interface ErrorRecord {
  /** What people can quote. */
  readonly reference: string;
  readonly code: string;
  /** Without secrets. */
  readonly message: string;
  readonly context: unknown;
  readonly count: number;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  /** Null: nobody has dealt with it, or it has occurred again since. */
  readonly resolvedAt: Date | null;
  readonly resolvedBy: string | null;
}
