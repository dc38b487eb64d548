import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Forwards to PostgreSQL, and breaks connections at random statements. */
export interface PostgresCutter {
  readonly port: number;
  /** Breaks the next `count` connections, at about one in `every` messages. The same seed breaks the same ones. */
  start(seed: number, limits: { readonly every: number; readonly count: number }): void;
  /** How many connections will still be broken. */
  left(): number;
  close(): Promise<void>;
}

/** A message: a type, and a length that counts itself. The first ones of a connection have no type. */
const typeLength = 1;
const lengthLength = 4;

/**
 * Breaks a connection before a message reaches PostgreSQL, or right after it: then the statement is carried out, and
 * its answer is lost.
 */
export async function startPostgresCutter(targetPort: number): Promise<PostgresCutter> {
  let random: () => number = () => 1;
  let every = 1;
  let left = 0;
  const sockets = new Set<Socket>();

  const server = createServer((client) => {
    const target = connect(targetPort, '127.0.0.1');
    let buffered = Buffer.alloc(0);
    let isStarted = false;
    for (const [from, to] of [
      [client, target],
      [target, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
    target.pipe(client);
    client.on('data', (chunk) => {
      buffered = Buffer.concat([buffered, chunk]);
      for (let message = takeMessage(); message; message = takeMessage()) {
        if (!forward(message)) return;
      }
    });

    function takeMessage(): Buffer | null {
      const offset = isStarted ? typeLength : 0;
      if (buffered.length < offset + lengthLength) return null;
      const end = offset + buffered.readInt32BE(offset);
      if (buffered.length < end) return null;
      const message = buffered.subarray(0, end);
      buffered = buffered.subarray(end);
      isStarted = true;
      return message;
    }

    /** Returns whether the connection still exists. */
    function forward(message: Buffer): boolean {
      const chance = left > 0 ? random() : 1;
      if (chance >= 1 / every) {
        target.write(message);
        return true;
      }
      left -= 1;
      client.resetAndDestroy();
      // Half of the messages arrive nevertheless.
      if (chance < 0.5 / every) target.end(message);
      else target.destroy();
      return false;
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the cutter has no port');

  return {
    port: address.port,
    start(seed, limits) {
      random = createRandom(seed);
      every = limits.every;
      left = limits.count;
    },
    left: () => left,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Numbers from 0 to 1 that a seed determines (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
