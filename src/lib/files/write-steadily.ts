import type { FileHandle } from 'node:fs/promises';

/** How much may wait to be written to disk. */
const mostWaitingBytes = 1024 * 1024;

/**
 * Writes a large file in such a way that little of it ever waits in the memory of the system. Otherwise all of it is
 * written to disk at once at some time, and what others wait for, such as a commit, waits behind it.
 */
export async function writeSteadily(
  file: Pick<FileHandle, 'writeFile' | 'datasync' | 'sync'>,
  content: AsyncIterable<Buffer>,
): Promise<void> {
  let waiting = 0;
  for await (const chunk of content) {
    await file.writeFile(chunk);
    waiting += chunk.length;
    if (waiting < mostWaitingBytes) continue;
    await file.datasync();
    waiting = 0;
  }
  await file.sync();
}
