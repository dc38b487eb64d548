/** Why a file or folder cannot be used, in words for the operator. */
export interface FileFault {
  /** As part of a sentence: `the disk is full`. */
  readonly reason: string;
  /** A sentence without its period: `Free some space`. */
  readonly remedy: string;
}

const noAccess: FileFault = {
  reason: 'this user has no access',
  remedy: 'Change the permissions of the folder',
};
const inTheWay: FileFault = {
  reason: 'a file is in the way of the folder',
  remedy: 'Remove the file',
};

/** By the error code of the system. */
const faults: ReadonlyMap<unknown, FileFault> = new Map([
  ['EACCES', noAccess],
  ['EPERM', noAccess],
  [
    'EROFS',
    {
      reason: 'the folder is read-only',
      remedy: 'Mount it writable (in Docker, without ":ro" or "read_only")',
    },
  ],
  ['ENOSPC', { reason: 'the disk is full', remedy: 'Free some space' }],
  ['EDQUOT', { reason: "this user's share of the disk is used up", remedy: 'Free some space' }],
  ['ENOTDIR', inTheWay],
  ['EEXIST', inTheWay],
  ['EISDIR', { reason: 'it is a folder', remedy: 'Name a file' }],
  [
    'ENAMETOOLONG',
    { reason: 'the name is too long for this disk', remedy: 'Choose a shorter name' },
  ],
  ['EIO', { reason: 'the disk does not work', remedy: 'Check the disk' }],
  ['ESTALE', { reason: 'the network drive is gone', remedy: 'Mount it again' }],
]);

/** What is wrong, if an error of the file system says so; null for all other errors. */
export function findFileFault(error: unknown): FileFault | null {
  if (!(error instanceof Error && 'code' in error)) return null;
  return faults.get(error.code) ?? null;
}

/** Whether the file system has thrown an error. Sockets have some of the same codes, but an address instead of a path. */
export function isFileError(error: unknown): error is Error {
  if (!(error instanceof Error && 'code' in error)) return false;
  return 'path' in error || (faults.has(error.code) && !('address' in error));
}

/** What is wrong with which file or folder, and what to do, without a period; null for all other errors. */
export function describeFileFault(error: unknown): string | null {
  const fault = findFileFault(error);
  if (!fault || !isFileError(error)) return null;
  const what = 'path' in error ? String(error.path) : 'a file';
  return `Cannot use ${what}: ${fault.reason}. ${fault.remedy}`;
}
