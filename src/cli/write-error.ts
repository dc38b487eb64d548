import { findFileFault } from '../lib/files/file-fault.ts';
import { CliError } from './exit-code.ts';

/** Why a file cannot be written, and what to do. */
export function toWriteError(path: string, cause: unknown): CliError {
  return new CliError(`${path} cannot be written: ${explain(cause)}.`, { cause });
}

function explain(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  if (code === 'EEXIST') return 'it exists already. Choose another name';
  if (code === 'ENOENT') return 'its folder does not exist. Create the folder';
  const fault = findFileFault(cause);
  if (fault) return `${fault.reason}. ${fault.remedy}, or choose another folder`;
  return cause instanceof Error ? cause.message : String(cause);
}
