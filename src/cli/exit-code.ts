/** The exit codes of `medianest`. `docs/operating.md` lists them. */
export const exitCodes = {
  done: 0,
  /** The command failed; one line on standard error says why. */
  failed: 1,
  /** The arguments are wrong. */
  usage: 2,
  /** The command worked, and what it checked is not in order. */
  problemFound: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** A failure that the operator can fix: one line, with what to do next. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: ExitCode;

  constructor(
    message: string,
    options: { readonly exitCode?: ExitCode; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.exitCode = options.exitCode ?? exitCodes.failed;
  }
}
