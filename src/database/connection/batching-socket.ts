import { Socket } from 'node:net';

/**
 * A socket that sends what was written in one turn of the event loop together, or until what `schedule` says. It keeps
 * nothing back once the other side has ended: a corked socket that ends never closes, and its statements would wait for
 * ever.
 */
export function createBatchingSocket(schedule: (flush: () => void) => void = setImmediate): Socket {
  const socket = new Socket();
  const cork = socket.cork.bind(socket);
  const uncork = socket.uncork.bind(socket);
  let isCorked = false;
  // pg encloses the messages of each statement with these two.
  socket.cork = () => {
    if (isCorked || socket.readableEnded || !socket.writable) return;
    isCorked = true;
    cork();
    schedule(flush);
  };
  socket.uncork = () => undefined;
  return socket.prependListener('end', flush);

  function flush(): void {
    if (!isCorked) return;
    isCorked = false;
    uncork();
  }
}
