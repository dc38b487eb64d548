import type { WireEvents } from './wire.ts';

/** One open page. */
export interface Stream {
  send<Name extends keyof WireEvents>(name: Name, data: WireEvents[Name]): void;
}

/** The streams of server-sent events to the open pages. */
export interface Streams {
  /** Responds with an endless stream. `onOpen` is called once and returns the function to call when it ends. */
  open(onOpen: (stream: Stream) => () => void): Response;
  start(): void;
  /** Ends every stream; pages reconnect by themselves. */
  stop(): void;
}

/** How often a comment is sent, so that both sides notice a dead connection. */
const heartbeatMs = 15_000;
/** How long a page waits before it reconnects. */
const retryMs = 1_000;

export function createStreams(): Streams {
  const encoder = new TextEncoder();
  const open = new Set<{ write: (text: string) => void; end: () => void }>();
  let heartbeatTimer: NodeJS.Timeout | undefined;

  return {
    open(onOpen) {
      let end = () => {};
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const write = (text: string) => {
            try {
              controller.enqueue(encoder.encode(text));
            } catch {
              // The page is gone, but its connection was not closed.
              end();
            }
          };
          write(`retry: ${retryMs}\n\n`);
          const close = onOpen({
            send: (name, data) => write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
          });
          const entry = { write, end: () => end() };
          open.add(entry);
          end = () => {
            if (!open.delete(entry)) return;
            close();
            try {
              controller.close();
            } catch {
              // The page closed it first.
            }
          };
        },
        cancel: () => end(),
      });
      const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' };
      return new Response(body, { headers });
    },
    start() {
      heartbeatTimer ??= setInterval(() => {
        for (const { write } of [...open]) write(': heartbeat\n\n');
      }, heartbeatMs);
      heartbeatTimer.unref();
    },
    stop() {
      clearInterval(heartbeatTimer);
      heartbeatTimer = undefined;
      for (const { end } of [...open]) end();
    },
  };
}
