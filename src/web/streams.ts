import type { WireEvents } from './wire.ts';

/** One open page. */
export interface Stream {
  send<Name extends keyof WireEvents>(name: Name, data: WireEvents[Name]): void;
}

/** The pages that listen, as server-sent events. */
export interface Streams {
  /** Answers with an endless stream; `onOpen` gets it once, and returns what to do when it is over. */
  open(onOpen: (stream: Stream) => () => void): Response;
  start(): void;
  /** Ends every stream; pages come back by themselves. */
  stop(): void;
}

/** A word to every page so often, so that neither side waits for the dead. */
const heartbeatMs = 15_000;
/** After how long a page that has lost its stream asks again. */
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
              // The page is gone, and its connection does not say so.
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
        for (const { write } of [...open]) write(': still here\n\n');
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
