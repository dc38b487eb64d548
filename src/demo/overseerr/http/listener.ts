import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** A listening port that can be closed at once and opened again. */
export interface Listener {
  readonly port: number;
  readonly isOpen: boolean;
  open(): Promise<void>;
  /** Destroys all connections and refuses new ones; resolves when the port is free. */
  close(): Promise<void>;
}

/** Opens a port on loopback; any free port by default. */
export async function createListener(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  port = 0,
): Promise<Listener> {
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  let chosen = port;

  async function open(): Promise<void> {
    if (server) return;
    const next = createServer({ keepAliveTimeout: 5_000 }, handle);
    next.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      next.once('error', reject);
      next.listen(chosen, '127.0.0.1', resolve);
    });
    const address = next.address();
    if (typeof address === 'object' && address) chosen = address.port;
    server = next;
  }

  async function close(): Promise<void> {
    const last = server;
    if (!last) return;
    server = undefined;
    const closed = new Promise<void>((resolve) => {
      last.close(() => resolve());
    });
    for (const socket of sockets) socket.resetAndDestroy();
    await closed;
  }

  await open();
  return {
    get port() {
      return chosen;
    },
    get isOpen() {
      return server !== undefined;
    },
    open,
    close,
  };
}
