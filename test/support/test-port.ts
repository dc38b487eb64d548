/**
 * Below the numbers that systems give out by themselves (32768 and up on Linux), so that between choosing one and
 * opening it again nobody else on this machine is given it.
 */
const firstPort = 10_000;
const portCount = 20_000;

let usedCount = 0;

/** A port of loopback for a server that will be closed and opened again, or is opened by another process. */
export function nextTestPort(): number {
  usedCount += 1;
  // Test files of one worker run in one process, one after the other; the clock parts them.
  const start = process.pid * 131 + Math.floor(performance.timeOrigin + performance.now());
  return firstPort + ((start + usedCount) % portCount);
}
