/** How much may wait to be written to disk. */
const mostWaitingBytes = 1024 * 1024;

/**
 * Writes a large file in such a way that little of it ever waits in the memory of the system. Otherwise all of it is
 * written to disk at once at some time, and what others wait for, such as a commit, waits behind it. What is written
 * last is not flushed.
 */
export async function writeSteadily(
  file: {
    readonly write: (chunk: Buffer) => Promise<void> | void;
    readonly flush: () => Promise<void> | void;
  },
  content: AsyncIterable<Buffer>,
): Promise<void> {
  let waiting = 0;
  for await (const chunk of content) {
    await file.write(chunk);
    waiting += chunk.length;
    if (waiting < mostWaitingBytes) continue;
    await file.flush();
    waiting = 0;
  }
}
