/**
 * Below the ports that the system assigns by itself (32768 and up on Linux), so that no other process gets the port
 * while it is closed.
 */
const firstPort = 10_000;
const portCount = 20_000;

let usedCount = 0;

/** Returns a loopback port for a server that is closed and opened again, or that another process opens. */
export function nextTestPort(): number {
  usedCount += 1;
  // Test files may share a worker process; the time gives each file different ports.
  const start = process.pid * 131 + Math.floor(performance.timeOrigin + performance.now());
  return firstPort + ((start + usedCount) % portCount);
}
