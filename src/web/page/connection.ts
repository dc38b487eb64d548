import type { WireAnswer, WireEvents, WirePanel, WireSuggestion } from '../wire.ts';

/** Something a person wanted that did not work; the message is for them. */
export class CallError extends Error {}

const headers = { 'content-type': 'application/json', 'x-medianest-page': '1' };
const againMs = 1_000;

/** Asks the server for something. Throws CallError. */
async function call<Answer>(name: string, body: object): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(`/web/${name}`, { method: 'POST', headers, body: JSON.stringify(body) });
  } catch {
    throw new CallError('There is no connection. Your page comes back by itself; then try again.');
  }
  if (response.status === 404) throw new CallError('That message is not there any more.');
  if (!response.ok) throw new CallError('The bot cannot answer right now. Try again in a moment.');
  return response.json();
}

/** What a person does, as `as`. */
export const calls = {
  command: (body: object) => call<WireAnswer>('command', body),
  press: (body: object) => call<WireAnswer>('press', body),
  submit: (body: object) => call<WireAnswer>('submit', body),
  react: (body: object) => call<WireAnswer>('react', body),
  suggest: (body: object) => call<readonly WireSuggestion[]>('suggest', body),
  panel: (change: Partial<WirePanel>) => call<WirePanel>('panel', change),
};

/** How a message would look elsewhere, by platform; null when it is gone. */
export async function readDrawings(
  message: string,
  as: string,
): Promise<Record<string, unknown> | null> {
  const query = new URLSearchParams({ as });
  const response = await fetch(`/web/drawings/${message}?${query}`).catch(() => null);
  return response?.ok ? response.json() : null;
}

type Handlers = { readonly [Name in keyof WireEvents]: (data: WireEvents[Name]) => void } & {
  readonly lost: () => void;
};

/** The stream of everything that changes; it comes back by itself. */
export function createStream(handlers: Handlers): { listenAs(people: readonly string[]): void } {
  let source: EventSource | null = null;
  let listening = '';
  let timer = 0;

  function open(): void {
    source?.close();
    const mine = new EventSource(`/web/stream?${listening}`);
    source = mine;
    on('welcome', handlers.welcome);
    on('message', handlers.message);
    on('panel', handlers.panel);
    mine.onerror = () => {
      if (mine !== source) return;
      handlers.lost();
      // A browser gives up for good after an answer that is not a stream.
      if (mine.readyState === EventSource.CLOSED) {
        window.clearTimeout(timer);
        timer = window.setTimeout(open, againMs);
      }
    };

    function on<Name extends keyof WireEvents>(
      name: Name,
      handle: (data: WireEvents[Name]) => void,
    ): void {
      mine.addEventListener(name, (event) => {
        if (mine === source) handle(JSON.parse(event.data));
      });
    }
  }

  return {
    listenAs(people) {
      const wanted = new URLSearchParams([...new Set(people)].sort().map((id) => ['as', id]));
      if (source && wanted.toString() === listening) return;
      listening = wanted.toString();
      open();
    },
  };
}
