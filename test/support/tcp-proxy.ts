import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A loopback port that forwards to another one, and can be cut or made to hang. */
export interface TcpProxy {
  readonly port: number;
  /** Closes every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Stops forwarding, but keeps connections open and accepts new ones. */
  hang(): void;
  /** Accepts and forwards new connections again. Those that hung end, as when both sides have noticed. */
  heal(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let isHanging = false;
  let server = await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  const { port } = address;

  async function listen(port: number): Promise<Server> {
    const listening = createServer(forward).listen(port, '127.0.0.1');
    await once(listening, 'listening');
    return listening;
  }

  function forward(client: Socket): void {
    const target = connect(targetPort, '127.0.0.1');
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
      if (!isHanging) from.pipe(to);
    }
  }

  async function cut(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.resetAndDestroy();
    await closed;
  }

  return {
    port,
    cut,
    hang() {
      isHanging = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    async heal() {
      if (isHanging) for (const socket of sockets) socket.destroy();
      isHanging = false;
      if (!server.listening) server = await listen(port);
    },
    stop: cut,
  };
}
