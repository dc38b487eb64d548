import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Copies a folder to a path that does not exist yet, with owners and permissions, which `cp` of node:fs does not keep. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', from, to]);
}
