import { describeFileFault } from '../../lib/files/file-fault.ts';
import { isDatabaseAway } from '../../lib/transient-error.ts';

/** What the log says about an error that has ended a start. */
export interface StartFailure {
  readonly text: string;
  /** Whether the log has the whole error: nobody has foreseen it, so the operator can only report it. */
  readonly isUnexpected: boolean;
}

/** Names of errors of JavaScript, Node.js, zod, Prisma, and pg. */
const foreignNames =
  /^((Type|Range|Reference|Syntax|URI|Eval|Assertion|Aggregate|Zod)Error|Prisma.*|error)$/;

/** Our own errors say in one line what to do. Others are explained, so that they need not be guessed at. */
export function describeStartFailure(error: unknown): StartFailure {
  const reason = error instanceof Error ? error.message || error.name : String(error);
  const fault = describeFileFault(error);
  if (fault) return { text: `${fault}, or choose another DATA_DIR.`, isUnexpected: false };
  if (error instanceof Error && !isForeign(error)) return { text: reason, isUnexpected: false };
  if (isDatabaseAway(error)) {
    return {
      text: `A connection broke during the start (${reason}). Make sure that the database is running, and try again.`,
      isUnexpected: false,
    };
  }
  return {
    text: `The bot could not start, for an unexpected reason: ${reason}`,
    isUnexpected: true,
  };
}

function isForeign(error: Error): boolean {
  return 'code' in error || foreignNames.test(error.name);
}
