import { readFileSync } from 'node:fs';

/**
 * Below the ports that the system assigns by itself (32768 and up on Linux), so that no other process gets the port
 * while it is closed.
 */
const firstPort = 11_000;
const portsPerWorker = 1_000;
const workerCount = 20;

// Test files that run at the same time run in different workers, and so never share a port.
const worker = Number(process.env['VITEST_POOL_ID'] ?? process.pid) % workerCount;
// A port of the file before may not be free yet; the time gives each file in a worker different ports.
let usedCount = Math.floor(performance.timeOrigin + performance.now());
/** Reading the list takes the system some milliseconds, and a test run needs thousands of ports. */
const readEveryMs = 5_000;
let taken = { ports: new Set<number>(), readAt: Number.NEGATIVE_INFINITY };

/** Returns a free loopback port for a server that is closed and opened again, or that another process opens. */
export function nextTestPort(): number {
  if (Date.now() - taken.readAt >= readEveryMs) {
    taken = { ports: readTakenPorts(), readAt: Date.now() };
  }
  for (let tried = 0; tried < portsPerWorker; tried += 1) {
    usedCount += 1;
    const port = firstPort + worker * portsPerWorker + (usedCount % portsPerWorker);
    if (!taken.ports.has(port)) return port;
  }
  throw new Error(`All ports of test worker ${worker} are in use`);
}

/** The local ports of all TCP sockets, where the system lists them as Linux does. */
function readTakenPorts(): Set<number> {
  const ports = new Set<number>();
  for (const file of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const [, port = ''] of readIfThere(file).matchAll(/^ *\d+: [\dA-F]+:([\dA-F]{4}) /gm)) {
      ports.add(Number.parseInt(port, 16));
    }
  }
  return ports;
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
